import t from 'tap'
import type { Interaction as CxengageInteraction } from '../../src/platforms/cxengage/interactions/schemas.ts'
import type { Interaction as VccInteraction } from '../../src/platforms/vcc/interactions/schemas.ts'
import { LIVE, basic, build } from '../support/build.ts'
import { clientOf } from '../support/vcc-client.ts'
import { smallScenario } from '../support/small-scenario.ts'

interface Report {
  name: string
  status: string
  interactions: {
    found: Record<string, { id: string, path: string } | null>
    expected: Record<string, unknown> & { agents: Record<string, unknown>[], queues: Record<string, unknown>[] }
  }[]
}

const LATER = '2026-11-02T23:00:00.000Z'
const NAMES = ['calendar', 'default', 'edge', 'late', 'quiet', 'transfers']

/** The application, and what its control plane and its platforms tell of a case. */
async function open (t: Parameters<typeof build>[0], options: Parameters<typeof build>[1]) {
  const { app, ringback } = await build(t, options)
  const { get } = await clientOf(app)
  const report = async (name: string): Promise<Report> =>
    (await app.inject(`/__admin/cases/${encodeURIComponent(name)}`)).json()
  const cxengage = async ({ interactions }: Report, place = 0): Promise<CxengageInteraction> =>
    (await app.inject({ url: interactions[place]?.found['cxengage']?.path ?? '', headers: basic('admin') })).json()
  const vcc = async ({ interactions }: Report, place = 0): Promise<VccInteraction> =>
    (await get((interactions[place]?.found['vcc']?.path ?? '').replace('/stats/', ''))).json()
  return { app, ringback, report, cxengage, vcc }
}

t.test('every case of every scenario has happened as it says', async t => {
  for (const scenario of NAMES) {
    const { app, ringback } =
      await build(t, scenario === 'default' ? { clock: '2026-03-03T02:00:00.000Z' } : { scenario, clock: LATER })
    const { cases } = (await app.inject('/__admin/cases')).json() as {
      cases: (Report & { script: Record<string, unknown> & { transfers: string[] } })[]
    }
    t.equal(cases.length, ringback.scenario.tenants.reduce((sum, { interactions }) => sum + interactions.length, 0))
    for (const { name, script, interactions } of cases) {
      const [first, ...followers] = interactions
      const { expected } = first ?? {}
      const queued = expected?.queues.at(-1)?.['result']
      const ends = expected?.['abandoned'] === 'ivr'
        ? 'ivrAbandoned'
        : queued === 'abandoned' || queued === 'breakout'
          ? queued
          : expected?.agents.at(-1)?.['connected'] === null
            ? 'noAnswer'
            : 'answered'
      t.equal(ends, script['end'], `${name}: ends`)
      t.equal(expected?.['transfers'], script.transfers.length, `${name}: transfers`)
      for (const key of ['cancelledTransfers', 'missedOffers', 'flagged', 'failed']) {
        t.equal(expected?.[key], script[key], `${name}: ${key}`)
      }
      t.equal(expected?.['conferences'], script['conference'] === true ? 1 : 0, `${name}: conference`)
      t.equal(expected?.['corrected'] !== null, script['corrected'], `${name}: corrected`)
      t.equal(followers.length > 0, script['calledBack'] === true || script['callsAgain'] === true, `${name}: followed`)
      if (script['talk'] !== undefined && script['channel'] !== 'email') {
        t.equal(expected?.agents.at(script['conference'] === true ? 0 : -1)?.['talkMs'], Number(script['talk']) * 1000,
          `${name}: talk`)
      }
    }
  }
})

t.test('a case is found on both platforms with the expected figures', async t => {
  const { report, cxengage, vcc } = await open(t, { scenario: 'quiet', clock: LATER })
  const found = await report('answered')
  const [interaction, told] = [await cxengage(found), await vcc(found)]
  const { expected } = found.interactions[0] ?? {}
  const [agent] = interaction.agents as CxengageInteraction['agents'] & object
  t.equal(interaction.startTimestamp, expected?.['start'])
  t.equal(interaction.customer, expected?.['customer'])
  t.equal((agent?.agentConversationTime ?? 0) * 1000, 180_000)
  t.equal((agent?.agentWrapUpTime ?? 0) * 1000, 30_000)
  t.equal(interaction.dispositionName, 'Resolved')
  t.equal(told.start, expected?.['start'])
  t.equal(told.connectFrom, expected?.['customer'])
  t.equal(told.channels[1]?.events.find(({ type }) => type === 'Wrap')?.duration, 30_000)
})

t.test('who hangs up while waiting for a third agent was handed on twice', async t => {
  const { report, cxengage, vcc } = await open(t, { scenario: 'transfers', clock: LATER })
  const found = await report('abandoned after two transfers')
  const [interaction, told] = [await cxengage(found), await vcc(found)]
  t.equal(interaction.customerTransfers, 2)
  t.equal(interaction.customerAbandonTime, undefined, 'was answered before')
  t.strictSame(interaction.segments.map(({ segmentEndType }) => segmentEndType),
    ['success', 'success', 'customer-disconnect'])
  t.equal(new Set(interaction.segments.map(({ endTimestamp }) => endTimestamp)).size, 1)
  const queues = told.channels[0]?.events.filter(({ type }) => type === 'Queue').map(({ properties }) =>
    (properties as { result: string }).result)
  t.strictSame(queues, ['Delivered', 'Delivered', 'HangUpInQueue'])
})

t.test('a call back belongs to the conversation of the call', async t => {
  const { report, cxengage, vcc } = await open(t, { scenario: 'transfers', clock: LATER })
  const found = await report('callback')
  t.equal(found.interactions.length, 2)
  t.strictSame([(await cxengage(found, 0)).direction, (await cxengage(found, 1)).direction], ['inbound', 'outbound'])
  t.equal((await cxengage(found, 1)).customer, (await cxengage(found, 0)).customer)
  t.equal((await vcc(found, 1)).conversationGuid, (await vcc(found, 0)).conversationGuid)
})

t.test('a call in vain was rung and never connected', async t => {
  const { report, cxengage, vcc } = await open(t, { scenario: 'quiet', clock: LATER })
  const found = await report('outbound no answer')
  const [interaction, told] = [await cxengage(found), await vcc(found)]
  t.equal(interaction.queues, undefined)
  t.equal(interaction.customerConversationTime, undefined)
  t.equal(interaction.segments[0]?.segmentEndType, 'interaction-end')
  t.strictSame(told.channels.map(({ endReason }) => endReason), ['NoAnswer', 'NoAnswer'])
  t.notOk(told.channels.some(({ events }) => events.some(({ type }) => type === 'Connected')))
})

t.test('agents who call each other are told by vcc alone', async t => {
  const { report, vcc } = await open(t, { scenario: 'edge', clock: LATER })
  const found = await report('agent to agent')
  t.equal(found.interactions[0]?.found['cxengage'], null)
  const told = await vcc(found)
  t.equal(told.direction, 'Internal')
  t.strictSame(told.channels.map(({ party }) => party.role), ['Agent', 'Agent'])
  t.equal(told.connectFrom, found.interactions[0]?.expected.agents[0]?.['name'])
})

t.test('a record whose processing fails is completed first', async t => {
  const { ringback, report, vcc } = await open(t, { scenario: 'late', clock: LATER })
  const found = await report('failed')
  t.match(await vcc(found), { status: 'InternalError', categorizedAt: null })
  ringback.clock.set(Date.parse(String(found.interactions[0]?.expected['processed'])) - 1)
  t.equal((await vcc(found)).status, 'Completed')
})

t.test('a daily case is the last one that has begun', async t => {
  const scenario =
    `${t.testdir({ 'daily.json': JSON.stringify(smallScenario({ interactions: [{ name: 'daily', at: '10:30' }] })) })}/daily.json`
  const { ringback, report } = await open(t, { scenario, clock: '2026-03-03T10:29:59.999Z' })
  const startOf = async () => (await report('daily')).interactions[0]?.expected['start']
  t.equal(await startOf(), '2026-03-02T10:30:00.000Z')
  ringback.clock.set(Date.parse('2026-03-03T10:30:00.000Z'))
  t.equal(await startOf(), '2026-03-03T10:30:00.000Z')
  t.equal((await report('daily')).status, 'changing')
})

t.test('a case that has not begun is absent, and one that is none is not found', async t => {
  const { app, report } = await open(t, { scenario: 'quiet', clock: '2026-01-05T09:10:00.000Z' })
  const { status, interactions } = await report('warm transfer')
  t.strictSame({ status, interactions }, { status: 'absent', interactions: [] })
  const { statusCode, body } = await app.inject('/__admin/cases/nothing')
  t.equal(statusCode, 404)
  t.equal(body, '{"message":"The scenario has no case \\"nothing\\""}')
})

t.test('another case changes nothing about those who came before', async t => {
  const listed = async (interactions: object[]) => {
    const scenario = `${t.testdir({ 'more.json': JSON.stringify(smallScenario({ interactions })) })}/more.json`
    const { app } = await build(t, { scenario, clock: '2026-03-03T09:00:00.000Z' })
    return (await app.inject({
      url: `/v1/tenants/${LIVE}/interactions?limit=1000&end=2026-03-02T19:00:00Z`,
      headers: basic('admin')
    })).body
  }
  t.equal(await listed([]), await listed([{ name: 'late in the day', at: '19:30' }]))
})

t.test('a case that cannot be is refused with its place', async t => {
  for (const [script, message] of [
    [{ name: 'a' }, '/tenants/0/interactions/0 must have one of "start" and "at"'],
    [{ name: 'a', at: '10:00', start: LATER }, '/tenants/0/interactions/0 must have one of "start" and "at"'],
    [{ name: 'a', at: '25:00' }, '/tenants/0/interactions/0/at must be a time like 09:30'],
    [{ name: 'a', at: '07:59' }, '/tenants/0/interactions/0/at must lie within opening hours, 8 to 20 o\'clock'],
    [{ name: 'a', start: '2026-03-02T21:00:00Z' }, '/tenants/0/interactions/0/start must lie within opening hours'],
    [
      { name: 'a', at: '10:00', flow: 'None' },
      '/tenants/0/interactions/0/flow must be a flow of the tenant, voice and inbound, not "None"'
    ],
    [
      { name: 'a', at: '10:00', channel: 'sms' },
      '/tenants/0/interactions/0/flow must be a flow of the tenant, sms and inbound'
    ],
    [{ name: 'a', at: '10:00', queue: 'None' }, '/tenants/0/interactions/0/queue must be a queue of the flow "Line"'],
    [
      { name: 'a', at: '10:00', disposition: 'None' },
      '/tenants/0/interactions/0/disposition must be a disposition of the tenant'
    ],
    [{ name: 'a', at: '10:00', end: 'noAnswer' }, '/tenants/0/interactions/0/end is for calls of agents'],
    [{ name: 'a', at: '10:00', direction: 'outbound', end: 'abandoned' },
      '/tenants/0/interactions/0/end is for what customers begin'],
    [{ name: 'a', at: '10:00', channel: 'messaging', transfers: ['blind'] },
      '/tenants/0/interactions/0/transfers is for calls only'],
    [{ name: 'a', at: '10:00', transfers: ['blind', 'warm', 'blind', 'warm', 'blind'] },
      '/tenants/0/interactions/0/transfers must be fewer than the agents of every day, 3'],
    [{ name: 'a', at: '10:00', waits: 5 }, '/tenants/0/interactions/0/waits needs the end "abandoned" or "breakout"'],
    [
      { name: 'a', at: '10:00', end: 'abandoned', score: 3 },
      '/tenants/0/interactions/0/score needs an agent who answers'
    ],
    [
      { name: 'a', at: '10:00', conference: true, talk: 79 },
      '/tenants/0/interactions/0/conference needs a talk of at least 80 seconds'
    ],
    [{ name: 'a', at: '10:00', wrapUp: 0, note: true }, '/tenants/0/interactions/0/note needs a wrap-up'],
    [{ name: 'a', at: '10:00', end: 'breakout', callsAgain: true },
      '/tenants/0/interactions/0/callsAgain needs the end "abandoned"'],
    [{ name: 'a', at: '10:00', channel: 'email', end: 'breakout', calledBack: true },
      '/tenants/0/interactions/0/calledBack needs an outbound flow of its channel'],
    [{ name: 'a', at: '10:00', talk: -1 }, '/tenants/0/interactions/0/talk must be at least 0'],
    [{ name: 'a', at: '10:00', surprise: true }, '/tenants/0/interactions/0/surprise is not known; it has ']
  ] as const) {
    const scenario = `${t.testdir({ 'bad.json': JSON.stringify(smallScenario({ interactions: [script] })) })}/bad.json`
    await t.rejects(build(t, { scenario }), { message: new RegExp(` ${message.replace(/[/"']/g, '\\$&')}`) })
  }
  const twice =
    `${t.testdir({ 'twice.json': JSON.stringify(smallScenario({ interactions: [{ name: 'a', at: '10:00' }, { name: 'a', at: '11:00' }] })) })}/twice.json`
  await t.rejects(build(t, { scenario: twice }),
    { message: /json:1:\d+ \/tenants\/0\/interactions\/1\/name must be unique in the scenario/ })
})
