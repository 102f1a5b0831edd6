import t from 'tap'
import { build, sharedDefault } from '../../support/build.ts'
import { smallScenario } from '../../support/small-scenario.ts'
import type { AgentActivity } from '../../../src/platforms/vcc/agent-activities/schemas.ts'
import type { AgentStatus } from '../../../src/platforms/vcc/agent-status/schemas.ts'
import type { QueueTime } from '../../../src/platforms/vcc/queue-times/schemas.ts'
import type { QueueActivity, WfmAgentState } from '../../../src/platforms/vcc/wfm/schemas.ts'
import { after, clientOf } from '../../support/vcc-client.ts'
import { sized } from '../../support/size.ts'

const CLOCKS = [
  '2026-03-02T13:47:13.123Z', '2026-03-04T02:00:00.000Z',
  ...sized([], ['2026-03-02T03:30:00.000Z', '2026-03-02T10:30:00.000Z'])
]
const SINCE = 'start=2026-02-20'
const WORK: Record<string, string> = { Ringing: 'Busy', Connected: 'Busy', Wrap: 'Wrap', Unexpected: 'Unexpected' }

const busy = smallScenario({
  volume: { perDay: 300 },
  history: { days: 2 },
  agents: { count: 7 },
  behaviour: { transfer: 0.2, missedOffer: 0.08 }
})

type Piece = Pick<AgentActivity, 'agentId' | 'start' | 'duration'>

/** What a presence is to workforce management. */
const stateOf = ({ category, eligibleForRouting }: AgentActivity) =>
  category === 'Ready' && eligibleForRouting === false ? 'ReadyRFO' : category

const goesOn = (item: Piece, at: string) => item.start <= at &&
  (item.duration === null || after(item.start, item.duration) > at)
const lengthOf = (items: Piece[], now: string) =>
  items.reduce((sum, { start, duration }) => sum + (duration ?? Date.parse(now) - Date.parse(start)), 0)

t.test('status, states and queues tell what activities and queue times tell', async t => {
  const scenario = `${t.testdir({ 'small.json': JSON.stringify(busy) })}/small.json`
  const { app, ringback } = await build(t, { scenario, clock: '2026-03-02T03:00:00.000Z' })

  for (const clock of CLOCKS) {
    t.test(clock, async t => {
      ringback.clock.set(new Date(clock))
      const { all } = await clientOf(app)
      const activities = await all<AgentActivity>(`agent-activities?${SINCE}`)
      const current = activities.filter(({ duration }) => duration === null)
      const statuses = await all<AgentStatus>('agent-status')

      t.test('the status is the present instant of the activities', async t => {
        t.strictSame(statuses.map(({ agentId }) => agentId), ['01', '02', '03', '04', '05', '06', '07'])
        for (const { agentId, presence, workload, interaction } of statuses) {
          const own = (type: string) => current.filter(item => item.agentId === agentId && item.type === type)
          const { since: start, description: name, eligibleForRouting } = presence
          t.match(own('Presence'), [{ start, name, eligibleForRouting }])
          t.equal(presence.name, name, 'both are for people')
          const { since, ...counts } = workload
          t.match(own('Workload'), [{ start: since, workload: counts }])
          t.strictSame(interaction, own('Interaction').map(item => ({
            guid: item.interaction?.guid,
            channelGuid: item.channel?.guid ?? null,
            since: item.start,
            medium: item.interaction?.medium,
            mediumManager: item.interaction?.mediumManager,
            direction: item.interaction?.direction,
            state: item.category,
            reason: item.reason
          })))
        }
      })

      t.test('the states are work, and presence where there is none, without gaps', async t => {
        const states = await all<WfmAgentState>(`wfm/agent-states?${SINCE}`)
        const order = states.map(({ start, agentId }) => `${start} ${agentId}`)
        t.strictSame(order, order.toSorted())
        for (const { agentId } of statuses) {
          const own = states.filter(state => state.agentId === agentId)
          const mine = activities.filter(item => item.agentId === agentId)
          t.ok(own.slice(1).every(({ start }, place) =>
            after(own[place]?.start ?? '', own[place]?.duration ?? 0) === start))
          for (const state of ['Busy', 'Wrap', 'Unexpected']) {
            t.equal(lengthOf(own.filter(item => item.state === state), clock),
              lengthOf(mine.filter(({ category }) => WORK[category ?? ''] === state), clock), state)
          }
          const idle = own.filter(({ state }) => !['Busy', 'Wrap', 'Unexpected'].includes(state))
          t.ok(idle.every(({ start, state, description }) =>
            mine.some(item => stateOf(item) === state && item.name === description && goesOn(item, start))))
        }
      })

      t.test('queue activity and metrics are queue times', async t => {
        const times = await all<QueueTime>(`queue-times?${SINCE}`)
        const activity = await all<QueueActivity>(`wfm/queue-activity?${SINCE}`)
        const keyOf = ({ start, interactionGuid, queue, duration }: QueueTime | QueueActivity) =>
          `${start} ${interactionGuid} ${queue} ${duration}`
        t.strictSame(activity.map(keyOf), times.map(keyOf))
        t.strictSame(activity.map(({ reason }) => reason), times.map(({ reason, category }) => reason ?? category))
        const metrics = await all<QueueActivity>(`wfm/queue-metrics?${SINCE}`)
        t.strictSame(metrics, activity.filter(({ duration }) => duration !== null))
        const handled = activity.filter(({ wrapDuration }) => wrapDuration !== null)
        t.ok(activity.every(({ connectedDuration, reason }) => connectedDuration === null || reason === 'Delivered'))
        const wrapOf = ({ interactionGuid }: QueueActivity) =>
          activities.filter(({ category, interaction }) => category === 'Wrap' && interaction?.guid === interactionGuid)
        const total = (items: { duration: number | null }[]) =>
          items.reduce((sum, { duration }) => sum + (duration ?? 0), 0)
        t.equal(handled.reduce((sum, { wrapDuration }) => sum + (wrapDuration ?? 0), 0),
          total([...new Set(handled.flatMap(wrapOf))]))
      })
    })
  }
})

t.test('workforce states tell lunch and missed offers in the words of the activities', async t => {
  const scenario = `${t.testdir({ 'small.json': JSON.stringify(busy) })}/small.json`
  const { app } = await build(t, { scenario, clock: '2026-03-04T02:00:00.000Z' })
  const { all } = await clientOf(app)
  const states = await all<WfmAgentState>(`wfm/agent-states?${SINCE}`)
  t.strictSame(new Set(states.map(({ state, description }) => `${state}: ${description}`)), new Set([
    'LoggedOut: Logged Out', 'Ready: Ready', 'Away: Break', 'ExtendedAway: Lunch', 'ReadyRFO: Ready (Offline)',
    'Busy: Live', 'Wrap: Live', 'Unexpected: Live', 'Busy: Non-Live', 'Wrap: Non-Live', 'Unexpected: Non-Live'
  ]))
})

t.test('a Ready agent is eligible for routing also on a call, and an offline one is not', async t => {
  const { app, ringback } = await build(t,
    { scenario: `${t.testdir({ 'small.json': JSON.stringify(busy) })}/small.json`, clock: '2026-03-02T13:47:13.123Z' })
  const found = new Set<string>()
  for (let step = 0; step < 40; step++) {
    const { all } = await clientOf(app)
    for (const { presence: { name, eligibleForRouting }, interaction } of await all<AgentStatus>('agent-status')) {
      const isOnCall = interaction.some(({ medium, state }) => medium === 'Phone' && state === 'Connected')
      if (name.startsWith('Ready')) found.add(`${name}${isOnCall ? ' on a call' : ''} ${eligibleForRouting}`)
    }
    ringback.clock.advance('PT9M')
  }
  t.strictSame(found, new Set(['Ready true', 'Ready on a call true', 'Ready (Offline) false']))
})

t.test('states of work are told again when their interaction is processed', async t => {
  const { app } = await sharedDefault()
  const { all } = await clientOf(app)
  const window = 'start=2026-02-27T11:00:00Z&end=2026-02-27T11:05:00Z'
  const keyOf = ({ agentId, start }: WfmAgentState) => `${agentId} ${start}`
  const known = new Set((await all<WfmAgentState>(`wfm/agent-states?${window}&include=StartedOrEnded`)).map(keyOf))
  const again = (await all<WfmAgentState>(`wfm/agent-states?${window}&include=Processed`)).filter(state =>
    !known.has(keyOf(state)))
  t.ok(again.length > 0)
  t.strictSame(new Set(again.map(({ state }) => state)), new Set(['Busy', 'Wrap']))
})

t.test('parameters and accounts', async t => {
  const { app } = await sharedDefault()
  const { all, get, list } = await clientOf(app)
  const states = await all<WfmAgentState>('wfm/agent-states?start=2026-02-27&end=2026-02-28')
  const [first] = states
  t.strictSame(await all(`wfm/agent-states?start=2026-02-27&end=2026-02-28&agentID=${first?.agentId}`),
    states.filter(({ agentId }) => agentId === first?.agentId))
  t.strictSame((await list('agent-status?page=2')).items, [])
  t.equal((await list('agent-status?limit=5')).meta.pageCount, 4)
  t.strictSame(await all('wfm/queue-activity?start=2026-02-27&queueType=Virtual'), [])
  t.equal((await get('wfm/queue-activity?start=2026-02-27&include=Anything')).statusCode, 200,
    'an undocumented parameter')
  t.match(await get('wfm/agent-states?start=2026-01-01'),
    { statusCode: 400, body: '{"message":"Request window size limit exceeded 31 days"}' })
  for (const path of ['wfm/queue-metrics', 'wfm/queue-activity', 'wfm/agent-states']) {
    t.match(await get(path), { statusCode: 400, body: '{"message":"\\"start\\" is required"}' })
    t.equal((await app.inject(`/stats/${path}`)).statusCode, 401)
  }
  // A history that is over: everybody logged out for good, and nothing of the other account.
  const documented = await clientOf(app, 'documented')
  const idle = await documented.all<AgentStatus>('agent-status')
  t.equal(idle.length, 4)
  for (const { presence, interaction } of idle) {
    t.equal(presence.description, 'Logged Out')
    t.ok(presence.since < '2017-12-07' && interaction.length === 0)
  }
})
