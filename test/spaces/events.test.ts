import t, { type Test } from 'tap'
import type { RecordAmendment, SpaceEvent } from '../../src/actions/actions.ts'
import type { ScenarioInput } from '../../src/world/scenario-input.ts'
import type { SpaceError } from '../../src/spaces/space-error.ts'
import { openStage } from '../support/stage.ts'
import { smallScenario } from '../support/small-scenario.ts'

const SCENARIO: ScenarioInput = smallScenario({
  volume: { perDay: 160 },
  agents: { count: 6, named: [{ name: 'Ada Example' }] },
  dispositions: ['Resolved', 'Callback']
}) as ScenarioInput

/** A space in which somebody called two minutes ago, talks to a guest, and would for ten minutes. */
async function openCall (t: Test) {
  const { ringback } = await openStage(t, { scenario: SCENARIO })
  const space = await ringback.openSpace({ name: 'mine', clock: { now: '2026-03-02T11:00:00Z' } })
  const { added: [call] } = await ringback.addInteractions('mine', { talk: 600, wrapUp: 30 })
  await ringback.moveClockOfSpace('mine', { advance: 'PT2M' })
  const id = call?.interactions[0]?.found['cxengage']?.id ?? ''
  const expected = async () => (await ringback.listAdded('mine')).interactions[0]?.interactions[0]?.expected
  const tell = async (event: SpaceEvent) => await ringback.tellEvents('mine', event)
  const amend = async (amendment: Omit<RecordAmendment, 'interaction'>) =>
    await ringback.amendRecords('mine', { interaction: id, ...amendment })
  return { ringback, space, id, expected, tell, amend }
}

t.test('a customer hangs up in the middle of a talk, and nobody else is touched', async t => {
  const { id, expected, tell } = await openCall(t)
  const { changed } = await tell({ type: 'hangUp', interaction: id })
  t.equal(changed.count, 1)
  t.match(await expected(), { customerLeft: /^2026-03-02T11:02:0[01]/, agents: [{ talkMs: Number }] })
  t.ok(((await expected())?.agents[0]?.talkMs ?? Infinity) < 120_000)
})

t.test('a call is transferred, and put on hold', async t => {
  const { id, expected, tell } = await openCall(t)
  await tell({ type: 'hold', interaction: id, seconds: 30 })
  t.match(await expected(), { agents: [{ talkMs: 600_000, holds: Number }] })
  const holdMs = (await expected())?.agents[0]?.holdMs ?? 0
  t.ok(holdMs >= 30_000, String(holdMs))
  await tell({ type: 'transfer', interaction: id, at: '2026-03-02T11:03:00Z' })
  t.match(await expected(), { transfers: 1 })
})

t.test('what was told is seen on both platforms, and every relation holds', async t => {
  const { ringback, id, tell, amend } = await openCall(t)
  await tell({ type: 'hangUp', interaction: id })
  await ringback.moveClockOfSpace('mine', { advance: 'PT1M' })
  await amend({ score: 4, flagged: true, lateBy: 7200, attribute: { name: 'tier', value: 'gold' } })
  await tell({ type: 'agentAway', agent: 'Ada Example', until: '2026-03-02T14:00:00Z', reason: 'Training' })
  await tell({ type: 'agentBack', agent: 'Ada Example', at: '2026-03-02T12:30:00Z' })
  await tell({ type: 'agentSkips', agent: 'Ada Example', offers: 2, at: '2026-03-02T13:00:00Z' })
  await tell({ type: 'queueClosed', queue: 'Orders', until: '2026-03-02T13:00:00Z' })
  await ringback.moveClockOfSpace('mine', { advance: 'P1D' })
  const { violations, examples } = await ringback.invariants()
  t.equal(violations, 0, JSON.stringify(examples.slice(0, 3)))
})

t.test('a record is amended from an instant on', async t => {
  const { ringback, id, expected, tell, amend } = await openCall(t)
  await tell({ type: 'hangUp', interaction: id })
  await ringback.moveClockOfSpace('mine', { advance: 'PT1M' })
  const { changed } = await amend({ disposition: 'Callback', note: { title: 'Asked', body: 'Wants a call' }, score: 9 })
  t.equal(changed.count, 1)
  t.match(await expected(), { disposition: 'Callback', note: 'Wants a call', score: 9 })
})

t.test('a queue that is closed turns its customers away', async t => {
  const { ringback, tell } = await openCall(t)
  await tell({ type: 'queueClosed', queue: 'Orders', until: '2026-03-02T15:00:00Z' })
  const { added: [report] } = await ringback.addInteractions('mine', { queue: 'Orders', end: 'breakout', waits: 0 })
  t.match(report?.interactions[0]?.expected, { queues: [{ queue: 'Orders', result: 'breakout' }] })
  await t.rejects(ringback.addInteractions('mine', { queue: 'Orders' }), { message: /\/end must be what the day has room for/ })
})

t.test('what cannot be is refused where it is wrong', async t => {
  const { ringback, id } = await openCall(t)
  const events: [object, string][] = [
    [{ type: 'jump' }, '/type'],
    [{ type: 'hangUp' }, '/interaction'],
    [{ type: 'hangUp', interaction: 'none' }, '/interaction'],
    [{ type: 'hangUp', interaction: id, at: '2026-03-02T20:00:00Z' }, ''],
    [{ type: 'hold', interaction: id, seconds: 0 }, '/seconds'],
    [{ type: 'agentAway', agent: 'Nobody', until: '2026-03-02T14:00:00Z' }, '/agent'],
    [{ type: 'agentAway', agent: 'Ada Example', until: '2026-03-09T14:00:00Z' }, '/until'],
    [{ type: 'queueClosed', queue: 'Nothing', until: '2026-03-02T14:00:00Z' }, '/queue'],
    [{ type: 'agentBack', agent: 'Ada Example', more: 1 }, '/more']
  ]
  for (const [event, pointer] of events) {
    const refusal = await ringback.tellEvents('mine', event as SpaceEvent).then(() => undefined, (error: SpaceError) => error)
    t.equal(refusal?.problems[0]?.pointer, pointer, JSON.stringify(event))
  }
  const amendments: [object, string][] = [
    [{}, ''], [{ score: 11 }, '/score'], [{ disposition: 'Nope' }, '/disposition'], [{ note: { title: 'x' } }, '/note'],
    [{ contact: 99_999 }, '/contact'], [{ more: 1 }, '/more'], [{ score: 3, at: 'soon' }, '/at']
  ]
  for (const [amendment, pointer] of amendments) {
    const refusal = await ringback.amendRecords('mine', { interaction: id, ...amendment })
      .then(() => undefined, (error: SpaceError) => error)
    t.equal(refusal?.problems[0]?.pointer, pointer, JSON.stringify(amendment))
  }
})
