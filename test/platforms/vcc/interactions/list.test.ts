import t from 'tap'
import type { Interaction } from '../../../../src/platforms/vcc/interactions/schemas.ts'
import { NOON, build } from '../../../support/build.ts'
import { clientOf } from '../../../support/vcc-client.ts'

t.test('the list of interactions', async t => {
  const { app } = await build(t)
  const { get, list } = await clientOf(app, 'live')

  t.test('the envelope tells page, counts and the instant of the request', async t => {
    const body = await list<Interaction>('interactions?start=2026-02-20&end=2026-02-21')
    t.strictSame(Object.keys(body), ['meta', 'items', 'upTo'])
    t.strictSame(Object.keys(body.meta), ['page', 'count', 'pageCount', 'totalCount'])
    t.match(body, { meta: { page: 1, count: 25, pageCount: Math.ceil(body.meta.totalCount / 25) }, upTo: NOON })
  })

  t.test('pages hold every interaction once, by ascending start', async t => {
    for (const include of ['Started', 'StartedOrEnded', 'Processed']) {
      const query = `start=2026-02-20&end=2026-02-22&include=${include}`
      const all = await list<Interaction>(`interactions?${query}&limit=5000`)
      t.strictSame(all.meta, { page: 1, count: all.items.length, pageCount: 1, totalCount: all.items.length })
      t.strictSame(all.items.map(orderOf), all.items.map(orderOf).toSorted())
      const pages = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(page => list<Interaction>(`interactions?${query}&limit=50&page=${page}`)))
      t.strictSame(pages.flatMap(({ items }) => items), all.items)
      t.match(pages.at(-1), { meta: { page: 12, count: 0, totalCount: all.items.length }, items: { length: 0 } })
    }
    t.strictSame(await list<Interaction>('interactions?start=2026-03-01T02:00:00Z&end=2026-03-01T03:00:00Z'), { meta: { page: 1, count: 0, pageCount: 0, totalCount: 0 }, items: [], upTo: NOON })
    for (const include of ['Started', 'Processed']) t.strictSame((await list<Interaction>(`interactions?start=2026-03-01&limit=5000&page=9007199254740991&include=${include}`)).items, [])
  })

  t.test('include tells what must lie in the window, whose end is excluded', async t => {
    const [from, until] = ['2026-03-02T10:00:00.000Z', '2026-03-02T11:30:00.000Z']
    const day = (await list<Interaction>('interactions?start=2026-03-01&limit=5000')).items
    const within = (instant: number) => instant >= Date.parse(from) && instant < Date.parse(until)
    const startOf = ({ start }: Interaction) => Date.parse(start)
    const guids = async (include: string) => (await list<Interaction>(`interactions?start=${from}&end=${until}&include=${include}&limit=5000`)).items.map(({ guid }) => guid)
    const started = day.filter(item => within(startOf(item))).map(({ guid }) => guid)
    const ended = day.filter(item => within(startOf(item)) || (item.duration !== null && within(startOf(item) + item.duration))).map(({ guid }) => guid)
    t.ok(ended.length > started.length)
    t.strictSame(await guids('Started'), started)
    t.strictSame(await guids('StartedOrEnded'), ended)
    const processed = await guids('Processed')
    t.ok(ended.every(guid => processed.includes(guid)) && processed.length > ended.length)
    const [first] = day
    t.equal((await list<Interaction>(`interactions?start=${first?.start}&end=${first?.start}`)).meta.totalCount, 0)
  })

  t.test('what is going on is listed as of now, and nothing later', async t => {
    const { items } = await list<Interaction>('interactions?start=2026-03-02T08:00:00Z&end=2026-03-05&limit=5000')
    const ongoing = items.filter(({ status }) => status === 'Ongoing')
    t.ok(ongoing.length > 0)
    for (const { start, duration, categorizedAt, channels } of items) {
      const age = Date.parse(NOON) - Date.parse(start)
      t.ok(age >= 0 && (categorizedAt ?? '') <= NOON)
      t.ok(channels.flatMap(({ events }) => events).every(event => event.offset + (event.duration ?? 0) <= age))
      t.equal(duration === null, channels.some(channel => channel.duration === null))
      t.ok(channels.every(channel => (channel.duration === null) === (channel.endReason === null)))
    }
  })

  t.test('timestamps are read in many spellings', async t => {
    const { meta } = await list<Interaction>('interactions?start=2026-03-01T10:00:00.000Z&end=2026-03-01T12:00:00.000Z')
    for (const [start, end] of [['2026-03-01T10:00', '2026-03-01T12:00:00Z'], ['2026-03-01T10:00:00.000', '2026-03-01T12:00:00.000000Z'], ['2026-03-01T11:00:00+01:00', '2026-03-01T07:00:00-05:00']]) {
      t.strictSame((await list<Interaction>(`interactions?start=${start}&end=${end}`)).meta, meta)
    }
  })

  t.test('a bad parameter is named', async t => {
    const message = async (query: string) => {
      const response = await get(`interactions?${query}`)
      t.equal(response.statusCode, 400, query)
      t.strictSame(Object.keys(response.json()), ['message'])
      return response.json().message
    }
    t.equal(await message(''), '"start" is required')
    t.equal(await message('start='), '"start" is required')
    t.equal(await message('start=yesterday'), '"start" must be in ISO 8601 date format')
    t.equal(await message('start=2026-03-02&end=2026-03-01'), '"end" must be greater than or equal to "ref:start"')
    t.equal(await message('start=2026-03-01&include=started'), '"include" must be one of [Started, StartedOrEnded, Processed]')
    t.equal(await message('start=2026-03-01&limit=5001'), '"limit" must be less than or equal to 5000')
    t.equal(await message('start=2026-03-01&limit=0'), '"limit" must be greater than or equal to 1')
    t.equal(await message('start=2026-03-01&limit=many'), '"limit" must be a number')
    t.equal(await message('start=2026-03-01&page=1.5'), '"page" must be an integer')
    t.equal(await message('start=2026-03-01&page=0'), '"page" must be greater than or equal to 1')
    t.equal(await message('start=2026-03-01&page=1e300'), '"page" must be a safe number')
    t.equal(await message('start=2026-01-30T12:00:00&end=2026-03-02T12:00:00.001Z'), 'Request window size limit exceeded 31 days')
    t.equal((await list<Interaction>('interactions?start=2026-01-30T12:00:00Z')).meta.page, 1, 'exactly 31 days')
    t.equal((await list<Interaction>('interactions?start=2026-03-01&unknown=1')).meta.page, 1)
  })
})

const orderOf = ({ start, guid }: Interaction) => `${start} ${guid}`
