import t, { type Test } from 'tap'
import type { AddedReport } from '../../src/actions/actions.ts'
import type { Interaction as CxengageInteraction } from '../../src/platforms/cxengage/interactions/schemas.ts'
import type { Interaction as VccInteraction } from '../../src/platforms/vcc/interactions/schemas.ts'
import type { ScenarioInput } from '../../src/world/scenario-input.ts'
import type { SpaceError } from '../../src/spaces/space-error.ts'
import { NOON } from '../support/build.ts'
import { openStage, type SpaceClient } from '../support/stage.ts'
import { smallScenario } from '../support/small-scenario.ts'

const AGENTS = { count: 5, named: [{ name: 'Ada Example' }, { name: 'Bo Example' }] }
const [CXENGAGE_ID, VCC_ID] = ['11111111-2222-4333-8444-555555555555', '66666666-7777-4888-9999-aaaaaaaaaaaa']

/** Everything that a case can say, and what is expected of it then. */
const CASES: [addition: object, expected: object][] = [
  [{}, { channel: 'voice', direction: 'inbound', abandoned: null, transfers: 0 }],
  [{ end: 'abandoned', waits: 33 }, { abandoned: 'queue', agents: [], queues: [{ waitMs: 33_000, result: 'abandoned' }] }],
  [{ end: 'ivrAbandoned' }, { abandoned: 'ivr', queues: [], agents: [] }],
  [{ end: 'breakout', waits: 20 }, { queues: [{ result: 'breakout' }] }],
  [{ end: 'noAnswer', direction: 'outbound' }, { direction: 'outbound', agents: [{ connected: null }] }],
  [{ direction: 'outbound', talk: 77 }, { agents: [{ talkMs: 77_000 }] }],
  [{ direction: 'internal' }, { direction: 'internal', flow: 'Colleagues' }],
  [{ channel: 'email' }, { channel: 'email', flow: 'Mail' }],
  [{ channel: 'messaging' }, { channel: 'messaging' }],
  [{ flow: 'Chat' }, { flow: 'Chat', channel: 'messaging' }],
  [{ queue: 'Billing' }, { queues: [{ queue: 'Billing' }] }],
  [{ talk: 61, wrapUp: 12, holds: 3 }, { agents: [{ talkMs: 61_000, wrapUpMs: 12_000, holds: 3 }] }],
  [{ transfers: ['warm', 'blind'] }, { transfers: 2, agents: { length: 3 } }],
  [{ transfers: ['warm', 'blind'], end: 'abandoned' }, { transfers: 2, abandoned: 'queue' }],
  [{ cancelledTransfers: 2 }, { cancelledTransfers: 2, transfers: 0 }],
  [{ conference: true }, { conferences: 1 }],
  [{ missedOffers: 2 }, { missedOffers: 2 }],
  [{ customer: { name: 'Jo Example', address: '+442079460999' } }, { customer: '+442079460999', contact: 'Jo Example' }],
  [{ contact: 7 }, { contact: String }],
  [{ knownContact: false }, { contact: null }],
  [{ id: { cxengage: CXENGAGE_ID, vcc: VCC_ID } }, {}],
  [{ disposition: 'Resolved' }, { disposition: 'Resolved' }],
  [{ note: true, disposition: 'Resolved' }, { note: String }],
  [{ score: 9 }, { score: 9 }],
  [{ linked: true, attributed: true, monitored: true }, {}],
  [{ flagged: true }, { flagged: true }],
  [{ failed: true }, { failed: true }],
  [{ late: true }, { processed: String }],
  [{ corrected: true, disposition: 'Resolved' }, { corrected: String }]
]

async function documentsOf (client: SpaceClient, { interactions: [first] }: Pick<AddedReport, 'interactions'>) {
  const { cxengage, vcc } = first?.found ?? {}
  const ask = async (platform: 'cxengage' | 'vcc', path: string | undefined) => {
    if (path === undefined) return undefined
    const { statusCode, body } = await client[platform](path)
    if (statusCode !== 200) throw new Error(`${statusCode} for ${path}: ${body}`)
    return JSON.parse(body)
  }
  return {
    cxengage: await ask('cxengage', cxengage?.path) as CxengageInteraction | undefined,
    vcc: await ask('vcc', vcc?.path) as VccInteraction | undefined
  }
}

async function refuses (t: Test, told: Promise<unknown>, pointer: string) {
  const error = await told.then(() => undefined, (error: SpaceError) => error)
  t.strictSame(error?.problems.map(problem => problem.pointer), [pointer], error?.message ?? 'nothing is refused')
}

/** The expected figures as far as both platforms tell them, held against what they tell. */
function compare (
  t: Test, what: string, { interactions: [first] }: AddedReport,
  { cxengage, vcc }: Awaited<ReturnType<typeof documentsOf>>
) {
  const { expected } = first ?? {}
  if (expected === undefined) throw new Error('there is none')
  t.equal(cxengage === undefined, expected.direction === 'internal', `${what}: cxengage tells it`)
  t.equal(vcc === undefined, expected.channel === 'messaging' || expected.channel === 'sms', `${what}: vcc tells it`)
  if (cxengage !== undefined) {
    t.equal(cxengage.startTimestamp, expected.start, `${what}: start`)
    t.equal(cxengage.endTimestamp, expected.closed, `${what}: end`)
    t.equal(cxengage.customer, expected.customer, `${what}: customer`)
    const begun = expected.transfers + expected.cancelledTransfers
    t.equal(cxengage.customerTransfers ?? 0, begun, `${what}: transfers`)
    const ms = (seconds: number | null | undefined) => Math.round((seconds ?? NaN) * 1000)
    t.strictSame((cxengage.queues ?? []).map(({ queueName, queueTime }) => [queueName, ms(queueTime)]),
      expected.queues.map(({ queue, waitMs }) => [queue, waitMs]), `${what}: queues`)
    const connected = expected.agents.filter(({ talkMs }) => talkMs !== null)
    t.strictSame((cxengage.agents ?? [])
      .filter(agent => agent.agentConversationTime != null && agent.agentWorkAccepted === true)
      .map(({ agentName, agentConversationTime }) => [agentName, ms(agentConversationTime)]),
    connected.map(({ name, talkMs }) => [name, talkMs]), `${what}: agents`)
    if (!expected.flagged) t.equal(cxengage.dispositionName ?? null, expected.disposition, what)
  }
  if (vcc !== undefined) {
    t.equal(vcc.start, expected.start, `${what}: start`)
    t.strictSame(vcc.channels[0]?.events.filter(({ type }) => type === 'Queue').map(({ duration }) => duration),
      expected.queues.map(({ waitMs }) => waitMs), `${what}: queues of vcc`)
  }
}

for (const compete of [false, true]) {
  t.test(`everything that a case can say${compete ? ', where it competes' : ''}`, async t => {
    const scenario = smallScenario({ agents: AGENTS, history: { days: 2 }, volume: { perDay: 8 } }) as ScenarioInput
    const { tell, clientIn } = await openStage(t, { scenario })
    const { body: space } = await tell('POST', '/spaces', { name: 'mine' })
    const cases = compete
      ? [...CASES, [{ agent: 'Bo Example' }, { agents: [{ name: 'Bo Example' }] }] as const]
      : CASES
    for (const [addition, expected] of cases) {
      const what = JSON.stringify(addition)
      await tell('POST', '/spaces/mine/reset')
      await tell('PUT', '/spaces/mine/clock', { now: NOON })
      const { status, body } = await tell('POST', '/spaces/mine/interactions', { ...addition, compete })
      t.equal(status, 201, `${what}: ${body.message}`)
      t.match(body.added[0].interactions[0].expected, expected, what)
      t.equal(body.added[0].status, 'changing')
      t.equal(body.added[0].start, NOON)
      await tell('PUT', '/spaces/mine/clock', { advance: 'P2D' })
      const { body: { interactions: [report] } } = await tell('GET', '/spaces/mine/interactions')
      t.equal(report.status, 'final', what)
      compare(t, what, report, await documentsOf(clientIn(space), report))
    }
  })
}

t.test('who gave up calls again or is called back, and belongs to it', async t => {
  const { ringback } = await openStage(t)
  for (const key of ['callsAgain', 'calledBack'] as const) {
    await ringback.openSpace({ name: key })
    const { added: [report] } = await ringback.addInteractions(key, { end: 'abandoned', [key]: true })
    t.equal(report?.interactions.length, 2)
    t.equal(report?.interactions[1]?.expected.direction, key === 'callsAgain' ? 'inbound' : 'outbound')
  }
})

t.test('at night, on Sundays, and before and after a history of its own', async t => {
  const { ringback, clientIn } = await openStage(t, { scenario: 'documented' })
  const space = await ringback.openSpace({ name: 'mine' })
  const client = clientIn(space)
  for (const start of ['2026-03-01T03:30:00Z', '2026-03-02T02:00:00Z', '2016-05-01T12:00:00Z', '2019-06-02T23:59:59.999Z']) {
    await ringback.moveClockOfSpace('mine', { now: start })
    const { added: [report] } = await ringback.addInteractions('mine', { transfers: ['warm'], talk: 60 })
    t.match(report, { start: new Date(start).toISOString(), status: 'changing' }, start)
    await ringback.moveClockOfSpace('mine', { advance: 'P3D' })
    const { interactions } = await ringback.listAdded('mine')
    const added = interactions.find(({ number }) => number === report?.number)
    t.equal(added?.status, 'final')
    const { cxengage, vcc } = await documentsOf(client, added ?? { interactions: [] })
    t.equal(cxengage?.startTimestamp, new Date(start).toISOString())
    t.equal(vcc?.start, new Date(start).toISOString())
    const list = JSON.parse((await client.cxengage(`/interactions?limit=5&start=${start}`)).body)
    t.match(list.results.map(({ interactionId }: { interactionId: string }) => interactionId).join(),
      cxengage?.interactionId ?? 'none', start)
  }
  const { violations, examples } = await ringback.invariants()
  t.equal(violations, 0, JSON.stringify(examples))
})

t.test('several at once have numbers in their order, whatever their days', async t => {
  const { ringback } = await openStage(t)
  await ringback.openSpace({ name: 'mine' })
  const { added } = await ringback.addInteractions('mine', [
    { name: 'late', start: '2026-03-02T11:00:00Z' }, { name: 'early', start: '2026-03-01T11:00:00Z' }, { name: 'now' }
  ])
  t.strictSame(added.map(({ number, name }) => [number, name]), [[0, 'late'], [1, 'early'], [2, 'now']])
  const more = await ringback.addInteractions('mine', Array.from({ length: 20 }, () => ({ start: '2026-03-02T11:00:00Z' })))
  t.strictSame(more.added.map(({ number }) => number), Array.from({ length: 20 }, (_, index) => index + 3))
  t.equal((await ringback.listAdded('mine')).interactions.length, 23)
})

t.test('while a clock runs, what begins now begins a little later, and nothing is added to the past', async t => {
  const { ringback, clientIn } = await openStage(t)
  const space = await ringback.openSpace({ name: 'mine', clock: { speed: 10 } })
  const instant = Date.parse((await ringback.getSpace('mine')).clock.now)
  const { added: [report] } = await ringback.addInteractions('mine', { end: 'abandoned' })
  const [start, now] = [Date.parse(report?.start ?? ''), Date.parse((await ringback.getSpace('mine')).clock.now)]
  t.ok(start > instant && start >= now - 1000, `${start - instant}`)
  const window = `start=${new Date(instant - 1).toISOString()}`
  const path = report?.interactions[0]?.found['cxengage']?.path ?? ''
  t.equal((await clientIn(space).cxengage(path)).statusCode, now < start ? 404 : 200)
  t.match(JSON.parse((await clientIn(space).cxengage(`/interactions?${window}`)).body), { total: Number })
  for (const start of [new Date(instant).toISOString(), '2026-03-01T12:00:00Z']) {
    await refuses(t, ringback.addInteractions('mine', { start }), '/start')
  }
  t.match((await ringback.addInteractions('mine', { start: '2026-03-02T18:00:00Z' })).added, [{ status: 'absent' }])
})

t.test('ids are those of the space\'s name: the same on every server, and no other space\'s', async t => {
  const told = async () => {
    const { ringback } = await openStage(t)
    const ids = async (name: string) => {
      await ringback.openSpace({ name })
      const { added } = await ringback.addInteractions(name, [{}, { channel: 'email' }, { compete: true }])
      return added.flatMap(({ interactions }) => interactions.map(({ found }) => found))
    }
    return [await ids('one'), await ids('two')]
  }
  const [first, second] = [await told(), await told()]
  t.strictSame(first, second)
  const all = first.flat().flatMap(found => Object.values(found)).flatMap(located => located?.id ?? [])
  t.equal(new Set(all).size, all.length)
  t.ok(all.length >= 10)
})

t.test('two spaces can have an interaction of the same id', async t => {
  const { ringback, clientIn } = await openStage(t)
  for (const name of ['one', 'two']) {
    const space = await ringback.openSpace({ name })
    await ringback.addInteractions(name, { id: { cxengage: CXENGAGE_ID }, end: name === 'one' ? 'abandoned' : 'answered' })
    const { statusCode, body } = await clientIn(space).cxengage(`/interactions/${CXENGAGE_ID}`)
    t.equal(statusCode, 200)
    t.match(body, space.tenantId)
  }
  await refuses(t, ringback.addInteractions('one', { id: { cxengage: CXENGAGE_ID }, start: '2026-03-01T12:00:00Z' }),
    '/id/cxengage')
})

t.test('an id that an interaction of the day has is refused', async t => {
  const { ringback, clientIn } = await openStage(t)
  const { cxengage } = clientIn(await ringback.openSpace({ name: 'mine' }))
  const { results: [{ interactionId }] } = JSON.parse((await cxengage('/interactions?limit=1')).body)
  await refuses(t, ringback.addInteractions('mine', { id: { cxengage: interactionId } }), '/id/cxengage')
  await ringback.addInteractions('mine', { id: { vcc: VCC_ID } })
  await refuses(t, ringback.addInteractions('mine', { id: { vcc: VCC_ID } }), '/id/vcc')
})

t.test('guests are among the users, and their presence and work are told', async t => {
  const { ringback, clientIn } = await openStage(t)
  const space = await ringback.openSpace({ name: 'mine' })
  const { cxengage, vcc } = clientIn(space)
  const { added: [report] } = await ringback.addInteractions('mine', { talk: 600 })
  const name = report?.interactions[0]?.expected.agents[0]?.name ?? ''
  await ringback.moveClockOfSpace('mine', { advance: 'PT3M' })
  t.match((await cxengage('/users?limit=1000')).body, name.split(' ').at(-1) ?? 'nobody')
  t.match((await cxengage('/realtime-statistics/resource-state-list')).body, name)
  const { items } = JSON.parse((await vcc('agent-status?limit=100')).body)
  t.equal(items.length, 6)
  t.match(items.at(-1), { presence: { name: 'Ready', since: NOON }, workload: { calls: 1 }, interaction: [{ state: 'Connected' }] })
  const activities = (await vcc('agent-activities?start=2026-03-02T12:00:00Z&limit=1000')).body
  t.match(activities, `"agentId":"${items.at(-1).agentId}"`)
  await ringback.moveClockOfSpace('mine', { advance: 'PT12H' })
  t.match((await cxengage('/wfm/intervals/agent?start=2026-03-02T12:00:00Z&limit=1000')).body, name.split(' ').at(-1) ?? '')
  t.match(JSON.parse((await vcc('agent-status?limit=100')).body).items.at(-1), { presence: { name: 'Logged Out' } })
})
