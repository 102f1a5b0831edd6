import t from 'tap'
import type { Interaction } from '../../../src/platforms/vcc/interactions/schemas.ts'
import { NOON, build, sharedDefault } from '../../support/build.ts'
import { clientOf, fixture } from '../../support/vcc-client.ts'
import type { AgentActivity } from '../../../src/platforms/vcc/agent-activities/schemas.ts'
import type { QueueTime } from '../../../src/platforms/vcc/queue-times/schemas.ts'

t.test('the list of interactions', async t => {
  const { app } = await sharedDefault()
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
      const pages = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(page =>
        list<Interaction>(`interactions?${query}&limit=50&page=${page}`)))
      t.strictSame(pages.flatMap(({ items }) => items), all.items)
      t.match(pages.at(-1), { meta: { page: 12, count: 0, totalCount: all.items.length }, items: { length: 0 } })
    }
    t.strictSame(await list<Interaction>('interactions?start=2026-03-01T02:00:00Z&end=2026-03-01T03:00:00Z'),
      { meta: { page: 1, count: 0, pageCount: 0, totalCount: 0 }, items: [], upTo: NOON })
    for (const include of ['Started', 'Processed']) {
      t.strictSame((await list<Interaction>(
        `interactions?start=2026-03-01&limit=5000&page=9007199254740991&include=${include}`
      )).items,
      [])
    }
  })

  t.test('include tells what must lie in the window, whose end is excluded', async t => {
    const [from, until] = ['2026-03-02T10:00:00.000Z', '2026-03-02T11:30:00.000Z']
    const day = (await list<Interaction>('interactions?start=2026-03-01&limit=5000')).items
    const within = (instant: number) => instant >= Date.parse(from) && instant < Date.parse(until)
    const startOf = ({ start }: Interaction) => Date.parse(start)
    const guids = async (include: string) => (await list<Interaction>(
      `interactions?start=${from}&end=${until}&include=${include}&limit=5000`
    )).items.map(({ guid }) => guid)
    const started = day.filter(item => within(startOf(item))).map(({ guid }) => guid)
    const ended = day
      .filter(item => within(startOf(item)) || (item.duration !== null && within(startOf(item) + item.duration)))
      .map(({ guid }) => guid)
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
    for (const [start, end] of [
      ['2026-03-01T10:00', '2026-03-01T12:00:00Z'],
      ['2026-03-01T10:00:00.000', '2026-03-01T12:00:00.000000Z'],
      ['2026-03-01T11:00:00+01:00', '2026-03-01T07:00:00-05:00']
    ]) {
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
    t.equal(await message('start=2026-03-01&include=started'),
      '"include" must be one of [Started, StartedOrEnded, Processed]')
    t.equal(await message('start=2026-03-01&limit=5001'), '"limit" must be less than or equal to 5000')
    t.equal(await message('start=2026-03-01&limit=0'), '"limit" must be greater than or equal to 1')
    t.equal(await message('start=2026-03-01&limit=many'), '"limit" must be a number')
    t.equal(await message('start=2026-03-01&page=1.5'), '"page" must be an integer')
    t.equal(await message('start=2026-03-01&page=0'), '"page" must be greater than or equal to 1')
    t.equal(await message('start=2026-03-01&page=1e300'), '"page" must be a safe number')
    t.equal(await message('start=2026-01-30T12:00:00&end=2026-03-02T12:00:00.001Z'),
      'Request window size limit exceeded 31 days')
    t.equal((await list<Interaction>('interactions?start=2026-01-30T12:00:00Z')).meta.page, 1, 'exactly 31 days')
    t.equal((await list<Interaction>('interactions?start=2026-03-01&unknown=1')).meta.page, 1)
  })
})

const orderOf = ({ start, guid }: Interaction) => `${start} ${guid}`

const GUID = '016f7e44-7556-4747-9982-de543dfbe27f'

t.test('a single interaction', async t => {
  const { app } = await sharedDefault()
  const documented = await clientOf(app, 'documented')
  const live = await clientOf(app, 'live')

  t.test('the documented one is served unaltered, also by its other guids', async t => {
    for (const guid of [
      GUID, GUID.toUpperCase(), '9b0e5ced-514f-4415-82cf-2d16955965d7', '016f3105-0854-43e2-9d2a-33ef02aff410'
    ]) {
      t.equal((await documented.get(`interactions/${guid}`)).body, fixture('get-interaction.200.json'))
    }
  })

  t.test('another account\'s is not found, nor what lies in the future', async t => {
    t.equal((await live.get(`interactions/${GUID}`)).statusCode, 404)
    const { app: earlier } = await build(t, { clock: '2020-01-07T16:50:59.898Z' })
    t.equal((await (await clientOf(earlier, 'documented')).get(`interactions/${GUID}`)).statusCode, 404)
  })

  t.test('is the same as in the list', async t => {
    const { items } = await live.list<Interaction>('interactions?start=2026-03-02&limit=5000')
    t.ok(items.length > 50)
    for (const item of items.slice(-60)) {
      t.equal((await live.get(`interactions/${item.guid}`)).body, JSON.stringify(item))
    }
  })
})

t.test('a guid tells the date of its interaction', async t => {
  const { app } = await sharedDefault()
  const { items } = await (await clientOf(app, 'live')).list<Interaction>('interactions?start=2026-02-23&limit=5000')
  const timeOf = (guid: string) => new Date(parseInt(guid.replace('-', '').slice(0, 12), 16)).toISOString()
  t.strictSame(items.filter(({ guid, start }) => timeOf(guid).slice(0, 19) !== `${start.slice(0, 10)}T04:30:13`), [])
})

t.test('a month of calls in every direction', async t => {
  const { app } = await sharedDefault()
  const { all } = await clientOf(app)
  const interactions = await all<Interaction>('interactions?start=2026-02-01')
  const of = (direction: Interaction['direction']) =>
    interactions.filter(interaction => interaction.direction === direction)

  t.test('a call between agents has a channel for each, and is work for both', async t => {
    const activities = Object.groupBy(await all<AgentActivity>('agent-activities/interactions?start=2026-02-01'),
      ({ interaction }) => interaction?.guid ?? '')
    t.ok(of('Internal').length > 100)
    for (const { guid, connectTo, channels: [caller, colleague, ...others] } of of('Internal')) {
      t.strictSame([others.length, caller?.guid, colleague?.party.touchpoint], [0, guid, connectTo])
      t.not(caller?.party.id, colleague?.party.id)
      const told = activities[guid] ?? []
      t.strictSame(new Set(told.map(({ interaction }) => interaction?.direction)), new Set(['Internal']))
      t.strictSame(new Set(told.map(({ agentId }) => agentId)), new Set([caller?.party.id, colleague?.party.id]))
    }
  })

  t.test('only who calls in passes a plan and a queue', async t => {
    const queued =
      new Set((await all<QueueTime>('queue-times?start=2026-02-01')).map(({ interactionGuid }) => interactionGuid))
    for (const { guid, direction, serviceName, interactionPlanMapping } of interactions) {
      if (direction === 'Inbound' || (serviceName === null && interactionPlanMapping === null && !queued.has(guid))) {
        continue
      }
      t.fail(guid)
    }
    t.ok(queued.size > 1000)
  })

  t.test('nobody is connected in a channel that ends with NoAnswer, and somebody in every other', async t => {
    const channels = interactions.flatMap(({ channels }) => channels).filter(({ duration }) => duration !== null)
    const wrong = channels.filter(({ endReason, events }) =>
      events.some(({ type }) => type === 'Connected') !== (endReason === 'Released'))
    t.strictSame(wrong, [])
    t.strictSame(new Set(channels.map(({ endReason }) => endReason)), new Set(['Released', 'NoAnswer']))
  })

  t.test('a conversation has one customer, and a call back follows the call', async t => {
    const conversations = Object.values(Object.groupBy(interactions, ({ conversationGuid }) => conversationGuid))
      .map((found = []) => found)
      .filter(({ length }) => length > 1)
    for (const conversation of conversations) {
      t.equal(new Set(conversation.map(({ direction, connectFrom, connectTo }) =>
        direction === 'Inbound' ? connectFrom : connectTo)).size,
      1)
      t.equal(conversation[0]?.direction, 'Inbound')
    }
    t.ok(conversations.some(conversation => conversation.at(-1)?.direction === 'Outbound'))
  })
})
