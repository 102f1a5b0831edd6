import { readFileSync } from 'node:fs'
import t from 'tap'
import type { Interaction } from '../../../../src/platforms/vcc/interactions/schemas.ts'
import type { InteractionWithContent } from '../../../../src/platforms/vcc/content/schemas.ts'
import { build, sharedDefault } from '../../../support/build.ts'
import { smallScenario } from '../../../support/small-scenario.ts'
import { clientOf } from '../../../support/vcc-client.ts'
import { contentClientOf } from './client.ts'

const DAY = { start: '2026-02-26T00:00:00Z', end: '2026-02-26T23:59:59Z' }

const recordingOf = ({ channels }: Interaction) => channels[0]?.events.find(({ type }) => type === 'CallRecording')

t.test('the list of interactions with content', async t => {
  const { app, ringback } = await build(t)
  const { ask, list, listV2, all } = await contentClientOf(app)
  const stats = await clientOf(app)
  const told = await stats.all<Interaction>('interactions?start=2026-02-26&end=2026-02-27')

  t.test('has those that were recorded, oldest first, with what the stats endpoints tell of them', async t => {
    const expected = told.filter(interaction => recordingOf(interaction) !== undefined)
      .map(({ guid, connectFrom, connectTo, channels }) => ({
        guid,
        connectFrom,
        connectTo,
        handlingAgents: [...new Set(channels.slice(1).map(({ party }) =>
          party.id))].map(id => ({ id }))
      }))
    const found = (await all(DAY)).filter(({ content }) => content.some(({ type }) => type === 'callRecording'))
    t.ok(found.length > 100 && found.length < told.length)
    t.strictSame(found.map((
      { guid, connectFrom, connectTo, handlingAgents }
    ) => ({ guid, connectFrom, connectTo, handlingAgents })),
    expected)
  })

  t.test('instants are told in whole seconds', async t => {
    const starts = new Map(told.map(({ guid, start }) => [guid, start]))
    for (const { guid, start, content } of await all(DAY)) {
      // The stats endpoints tell of no chats.
      t.equal(start, `${(starts.get(guid) ?? start).slice(0, 19)}Z`)
      for (const { lastModified } of content) t.match(lastModified, /T\d\d:\d\d:\d\dZ$/)
    }
  })

  t.test('is the same one token after the other, whatever the size of a page', async t => {
    const whole = await all(DAY)
    t.strictSame(await all({ ...DAY, limit: 7 }), whole)
    t.equal((await list({ ...DAY, limit: whole.length })).meta.nextContinuationToken, null, 'a last page that is full')
    t.equal((await list(DAY)).items.length, 25, 'a page of its own choice')
  })

  t.test('of version 2 has numbered pages and their counts', async t => {
    const whole = await all(DAY)
    const pageCount = Math.ceil(whole.length / 50)
    const pages = []
    for (let page = 1; page <= pageCount; page++) {
      const { items, meta } = await listV2({ ...DAY, limit: 50, page })
      t.strictSame(meta, { page, count: items.length, pageCount, totalCount: whole.length })
      pages.push(...items)
    }
    t.strictSame(pages, whole)
    t.strictSame(await listV2({ ...DAY, limit: 50, page: 1000 }),
      { items: [], meta: { page: 1000, count: 0, pageCount, totalCount: whole.length } })
  })

  t.test('is limited by agent, by the beginning of an address and by direction', async t => {
    const whole = await all(DAY)
    const [first] = whole
    if (first === undefined) throw new Error('nothing found')
    const by = async (filter: Record<string, string>, holds: (item: InteractionWithContent) => boolean) =>
      t.strictSame(await all({ ...DAY, ...filter }), whole.filter(holds), JSON.stringify(filter))
    await by({ handlingAgentId: '02' }, ({ handlingAgents }) => handlingAgents.some(({ id }) => id === '02'))
    await by({ handlingAgentId: '2' }, () => false)
    const prefix = first.connectFrom.slice(0, 6)
    await by({ connectFrom: prefix }, ({ connectFrom }) => connectFrom.startsWith(prefix))
    await by({ connectTo: first.connectTo }, ({ connectTo }) => connectTo === first.connectTo)
    await by({ direction: 'inbound' }, () => true)
    await by({ direction: 'outbound' }, () => false)
    t.strictSame((await ask({ ...DAY, connectTo: first.connectTo.replace('+', ' '), limit: 1000 })).json().items,
      whole.filter(({ connectTo }) => connectTo === first.connectTo), 'a plus sign that was not encoded')
  })

  t.test('includes both edges of its window, in whole seconds', async t => {
    const [, second] = await all(DAY)
    const { start = '' } = second ?? {}
    t.ok((await all({ start, end: start })).some(({ guid }) => guid === second?.guid))
  })

  t.test('wants a window of at most 7 days, and good parameters', async t => {
    const bad: [Record<string, string | number>, string][] = [
      [{ start: DAY.start }, '"end" is required'],
      [{ end: DAY.end }, '"start" is required'],
      [{ start: 'yesterday', end: DAY.end }, '"start" must be in ISO 8601 date format'],
      [{ start: DAY.end, end: DAY.start }, '"end" must be greater than or equal to "ref:start"'],
      [{ start: '2026-02-01T00:00:00Z', end: '2026-02-08T00:00:01Z' }, 'Request window size limit exceeded 7 days'],
      [{ ...DAY, limit: 1001 }, '"limit" must be less than or equal to 1000'],
      [{ ...DAY, limit: 0 }, '"limit" must be greater than or equal to 1'],
      [
        { ...DAY, connectFrom: '1'.repeat(51) }, '"connectFrom" length must be less than or equal to 50 characters long'
      ],
      [{ ...DAY, direction: 'sideways' }, '"direction" must be one of [inbound, outbound]'],
      [{ ...DAY, continuationToken: 'mine' }, '"continuationToken" is not valid']
    ]
    for (const [query, message] of bad) {
      t.match(await ask(query), { statusCode: 400, body: JSON.stringify({ message }) })
    }
    t.equal((await ask({ start: '2026-02-01T00:00:00Z', end: '2026-02-08T00:00:00Z' })).statusCode, 200,
      'exactly 7 days')
  })

  t.test('has a recording when the call is over, and the rest once it was categorised', async t => {
    t.teardown(() => ringback.clock.set(new Date('2026-03-02T12:00:00.000Z')))
    const call = told.find(({ status, categorizedAt, channels }) =>
      status === 'Completed' && categorizedAt !== null && recordingOf({ channels } as Interaction) !== undefined)
    if (call?.categorizedAt == null) throw new Error('no call that was categorised')
    const recording = recordingOf(call)
    const over = Date.parse(call.start) + (recording?.offset ?? NaN) + (recording?.duration ?? NaN)
    const typesAt = async (instant: number) => {
      ringback.clock.set(new Date(instant))
      const client = await contentClientOf(app)
      const { items } = await client.list({ start: `${call.start.slice(0, 19)}Z`, end: call.start, limit: 1000 })
      const one = (await client.get(`interactions/${call.guid}`))
      const listed = items.find(({ guid }) => guid === call.guid)
      t.strictSame(one.statusCode === 404 ? undefined : one.json(), listed, 'one is as it is listed')
      return listed?.content.map(({ type }) => type)
    }
    t.strictSame(await typesAt(over - 1), undefined)
    t.strictSame(await typesAt(over), ['callRecording'])
    t.strictSame(await typesAt(Date.parse(call.categorizedAt) - 1), ['callRecording'])
    t.strictSame(await typesAt(Date.parse(call.categorizedAt)),
      ['callRecording', 'transcript', 'categorizationResult', 'sentimentSummary'])
  })
})

t.test('a printed document that tells of a recording has content, under every guid that leads to it', async t => {
  const { app } = await sharedDefault()
  const { get, all } = await contentClientOf(app, 'documented')
  const { get: stats } = await clientOf(app, 'documented')
  const guid = '016f7e44-7556-4747-9982-de543dfbe27f'
  const { start, channels } = (await stats(`interactions/${guid}`)).json<Interaction>()
  const found = (await get(`interactions/${guid}`)).json()
  const recording = channels[0]?.events.find(({ type }) => type === 'CallRecording')
  t.match(found,
    { guid, start: `${start.slice(0, 19)}Z`, content: [{ contentLength: 44 + 8 * (recording?.duration ?? NaN) }] })
  const aliases = JSON.parse(readFileSync('seeds/documented/tenant.json',
    'utf8')).pinned.find(({ platform }: { platform: string }) => platform === 'vcc').aliases as Record<string, string>
  for (const alias of Object.keys(aliases).filter(alias => aliases[alias] === guid)) {
    t.strictSame((await get(`interactions/${alias}`)).json(), found, alias)
  }
  t.ok((await all({ start: `${start.slice(0, 10)}T00:00:00Z`, end: `${start.slice(0, 10)}T23:59:59Z` })).some(item =>
    item.guid === guid))
})

t.test('an account without recording analysis has recordings, of which nothing is made', async t => {
  const small = smallScenario({ recordingAnalysis: false })
  const centre = { ...small, credentials: small.credentials.map(credential => ({ ...credential, grants: ['*'] })) }
  const { app } = await build(t, { scenario: `${t.testdir({ 'centre.json': JSON.stringify(centre) })}/centre.json` })
  const interactions = await (await clientOf(app)).all<Interaction>('interactions?start=2026-02-20')
  t.ok(interactions.some(interaction => recordingOf(interaction) !== undefined))
  t.strictSame(new Set(interactions.map(({ categorizedAt }) => categorizedAt)), new Set([null]))
  const items = await (await contentClientOf(app)).all({ start: '2026-02-25', end: '2026-03-02' })
  t.ok(items.length > 0)
  const types = new Set(items.flatMap(({ content }) => content.map(({ type }) => type)))
  t.ok(types.has('callRecording'))
  for (const type of ['transcript', 'categorizationResult', 'sentimentSummary']) t.notOk(types.has(type), type)
})
