import t from 'tap'
import { LIVE, build } from '../../support/build.ts'
import { smallScenario } from '../../support/small-scenario.ts'
import type { Interaction } from '../../../src/platforms/vcc/interactions/schemas.ts'
import { clientOf } from '../../support/vcc-client.ts'

t.test('what goes on is what the list of all calls ongoing, at any hour', async t => {
  const scenario =
    `${t.testdir({ 'small.json': JSON.stringify(smallScenario({ volume: { perDay: 500 } })) })}/small.json`
  const { app, ringback } = await build(t, { scenario, clock: '2026-03-02T07:00:00.000Z' })
  let most = 0
  for (const clock of ['2026-03-02T03:00:00.000Z', '2026-03-02T10:30:00.000Z',
    '2026-03-02T11:00:00.123Z', '2026-03-02T20:01:00.000Z', '2026-03-02T23:59:00.000Z']) {
    ringback.clock.set(new Date(clock))
    const { all } = await clientOf(app)
    const ongoing = await all<Interaction>('interactions/ongoing')
    const interactions = await all<Interaction>('interactions?start=2026-02-28')
    t.strictSame(ongoing, interactions.filter(({ status }) => status === 'Ongoing'), clock)
    most = Math.max(most, ongoing.length)
  }
  t.ok(most > 3)
})

t.test('a caller who waits has his queue as the last event of an open channel', async t => {
  const crowded = smallScenario({ volume: { perDay: 600 }, agents: { count: 2 } })
  const scenario = `${t.testdir({ 'small.json': JSON.stringify(crowded) })}/small.json`
  const { app } = await build(t, { scenario, clock: '2026-03-02T11:00:00.000Z' })
  const { all } = await clientOf(app)
  const waiting = (await all<Interaction>('interactions/ongoing')).filter(({ channels }) =>
    channels.length === 1 && channels[0]?.events.at(-1)?.type === 'Queue')
  t.ok(waiting.length > 1)
  for (const { duration, categorizedAt, connectFrom, connectTo, channels: [channel] } of waiting) {
    t.match({ duration, categorizedAt, channel }, {
      duration: null,
      categorizedAt: null,
      channel: { duration: null, endReason: null, party: { role: 'External', touchpoint: connectFrom } }
    })
    t.match(channel?.events.at(-1),
      { type: 'Queue', duration: null, properties: { interactionPlan: connectTo, result: null } })
    t.match(channel?.events[0], { type: 'Ringing', offset: 0, duration: 0 })
  }
})

t.test('pages and envelope', async t => {
  const { app } = await build(t, { clock: '2026-03-02T11:00:00.000Z' })
  const { get, list } = await clientOf(app)
  const { meta, items, upTo } = await list<Interaction>('interactions/ongoing')
  t.equal(upTo, '2026-03-02T11:00:00.000Z')
  t.equal(meta.totalCount, items.length)
  const pages =
    await Promise.all(items.map((_, place) => list<Interaction>(`interactions/ongoing?limit=1&page=${place + 1}`)))
  t.strictSame(pages.flatMap(page => page.items), items)
  t.strictSame((await list('interactions/ongoing?page=99')).items, [])
  t.match(await get('interactions/ongoing?limit=0'),
    { statusCode: 400, body: '{"message":"\\"limit\\" must be greater than or equal to 1"}' })
  t.match(await get('interactions/ongoing', { accept: '*/*' }), { statusCode: 400 })
})

t.test('a literal document that is open goes on, for its own account', async t => {
  const open =
    {
      status: 'Ongoing',
      medium: 'Phone',
      mediumManager: 'VCC',
      guid:
      '016f7e44-0000-4747-9982-de543dfbe27f',
      conversationGuid: '016f7e44-0000-4747-9982-de543dfbe27f',
      start:
      '2026-03-02T10:59:00.000Z',
      duration: null,
      direction: 'Inbound',
      serviceName:
      null,
      connectTo: '1',
      connectFrom: '2',
      categorizedAt: null,
      interactionPlanMapping: null,
      channels:
      [
        {
          guid: '016f7e44-0000-4747-9982-de543dfbe27f',
          offset: 0,
          duration: null,
          endReason: null,
          integrationType: null,
          party: { id: null, role: 'External', touchpoint: '2' },
          events: []
        }
      ]
    }
  const pinned = [{ platform: 'vcc', documents: 'pinned.json' }]
  const dir = t.testdir({
    'small.json': JSON.stringify(smallScenario({ id: LIVE, volume: { perDay: 0 }, pinned })),
    'pinned.json': JSON.stringify([open])
  })
  const { app, ringback } = await build(t, { scenario: `${dir}/small.json`, clock: '2026-03-02T11:00:00.000Z' })
  t.strictSame(await (await clientOf(app)).all('interactions/ongoing'), [open])
  ringback.clock.set(new Date('2026-03-02T10:00:00.000Z'))
  t.strictSame(await (await clientOf(app)).all('interactions/ongoing'), [])
})
