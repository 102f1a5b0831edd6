import t from 'tap'
import type { Interaction } from '../../../../src/platforms/cxengage/interactions/schemas.ts'
import { workModeOf } from '../../../../src/platforms/cxengage/realtime/work-mode.ts'
import { loadScenario } from '../../../../src/seeding/load-scenario.ts'
import { drawCentres } from '../../../../src/world/centre.ts'
import { LIVE, basic, build } from '../../../support/build.ts'

/** Somebody talks, somebody is away, and somebody has refused an offer. */
const NOW = '2026-03-02T15:11:00.000Z'
const TODAY = '2026-03-02'
const TWO_MINUTES_LATER = '2026-03-02T15:13:00.000Z'

interface Row { [key: string]: unknown, agentId: string, state: string, currentState: string }

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const ms = (seconds: number | null | undefined) => Math.round((seconds ?? 0) * 1000)

t.test('tables of the supervisors', async t => {
  const { app, ringback } = await build(t, { clock: NOW })
  const get = async (url: string) =>
    (await app.inject({ url: `/v1/tenants/${LIVE}/${url}`, headers: basic('admin') })).json()
  const results = async (name: string) => (await get(`realtime-statistics/${name}`)).results
  const listed: Interaction[] = (await get(`interactions?limit=1000&start=${TODAY}`)).results
  const { result: users } = await get('users')
  const work = listed.flatMap(({ agents }) => agents ?? [])
  const states: Row[] = (await results('resource-state-list')).json
  const capacity: Row[] = (await results('resource-capacity')).resourceCapacity
  const details: Row[] = (await results('resource-details-list')).json

  t.test('tell which groups and skills agents have', async t => {
    const { interactions } = await results('completed-interactions-list')
    const rows = [...states, ...details, ...interactions.flatMap(({ agents }: { agents: Row[] }) => agents)]
    for (const { agentId, groups, skills } of rows as { agentId: string, groups: object[], skills: object[] }[]) {
      const user = users.find(({ id }: { id: string }) => id === agentId)
      t.strictSame(groups,
        user.groups.map(({ groupId, name }: { groupId: string, name: string }) => ({ groupId, groupName: name })))
      t.strictSame(skills,
        user.skills.map(({ id, name }: { id: string, name: string }) => ({ skillId: id, skillName: name })))
    }
    for (const { groups, groupIds, skills, skillIds } of states) {
      t.strictSame(groupIds, (groups as { groupId: string }[]).map(({ groupId }) => groupId))
      t.strictSame(skillIds, (skills as { skillId: string }[]).map(({ skillId }) => skillId))
    }
  })

  t.test('tell what offers came to, and how long agents have been away', async t => {
    for (const row of states) {
      const own = work.filter(({ agentId }) => agentId === row.agentId)
      const accepted = own.filter(({ agentWorkAccepted }) => agentWorkAccepted === true).length
      t.equal(row['acceptedWorkOffers'], accepted)
      t.equal(row['rejectedWorkOffers'], own.filter(({ agentWorkRejected }) => agentWorkRejected === true).length)
      const rate = accepted / Math.max(1, Number(row['offeredWorkOffers'])) * 100
      t.equal(row['acceptedWorkOffersRate'], Math.round(rate * 100) / 100)
    }
    t.ok(states.some(row => Number(row['rejectedWorkOffers']) > 0))
    const away = states.filter(({ currentState }) => currentState === 'away')
    t.ok(away.length > 0)
    for (const row of away) {
      t.ok(Number(row['awayTime']) >= Number(row['currentStateDuration']))
      t.ok(Number(row['awayRate']) > 0)
    }
    ringback.clock.set(new Date(TWO_MINUTES_LATER))
    const later: Row[] = (await results('resource-state-list')).json
    for (const row of away) {
      const then = later.find(({ agentId }) => agentId === row.agentId)
      if (then?.currentState !== 'away') continue
      t.equal(Number(then['awayTime']), Number(row['awayTime']) + 120_000, 'it goes on')
    }
    ringback.clock.set(new Date(NOW))
  })

  t.test('give the reason of a break, which is one of the tenant\'s', async t => {
    const lists: { id: string, reasons: { reasonId: string, name: string }[] }[] = (await get('reason-lists')).result
    const resting = capacity.filter(row => row['reasonId'] !== null)
    t.ok(resting.length > 0)
    for (const { agentId, state, reasonId, reasonName, reasonListId } of resting) {
      t.equal(state, 'away')
      const list = lists.find(({ id }) => id === reasonListId)
      t.match(list?.reasons.find(reason => reason.reasonId === reasonId), { name: reasonName })
      t.match(states.find(row => row.agentId === agentId), { reasonId, reasonName, reasonListId, state })
    }
    for (const row of states) t.equal(row.state, row.currentState === 'ready' ? 'idle' : row.currentState)
  })

  t.test('tell the work mode of who is logged in, not the direction of what they do', async t => {
    const calling = new Set(listed.filter(({ direction }) => direction === 'outbound').flatMap(({ agents = [] }) =>
      (agents ?? []).filter(({ endTimestamp }) => endTimestamp === undefined).map(({ agentId }) => agentId)))
    for (const { direction } of capacity) t.equal(direction, 'inbound')
    for (const { currentState, direction } of states) t.equal(direction, currentState === 'offline' ? null : 'inbound')
    t.ok(states.some(({ agentId, currentState }) => calling.has(agentId) && currentState === 'busy'), 'somebody calls')
  })

  t.test('name the session that an agent has', async t => {
    for (const { agentId, sessionId } of capacity) {
      const own = work.filter(piece => piece.agentId === agentId).map(piece => piece.sessionId)
      t.strictSame(new Set([...own, sessionId]).size, 1)
    }
  })

  t.test('tell since when a conversation goes on, and how long interactions took', async t => {
    const { interactions: talking } = await results('interactions-in-conversation-list')
    t.ok(talking.length > 0)
    for (const {
      state, conversationStartTimestamp, currentStateDuration, startTimestamp, interactionDuration
    } of talking) {
      t.equal(state, 'conversation')
      t.equal(Date.parse(conversationStartTimestamp) + currentStateDuration, Date.parse(NOW))
      t.equal(Date.parse(startTimestamp) + interactionDuration, Date.parse(NOW))
    }
    const { interactions: completed } = await results('completed-interactions-list')
    for (const { interactionId, interactionDuration, monitors } of completed) {
      const own = listed.find(interaction => interaction.interactionId === interactionId)
      if (own === undefined) continue
      t.equal(interactionDuration, ms(own.interactionTime))
      t.strictSame(monitors.map((
        { agentId, startTimestamp, endTimestamp }: Record<string, string>
      ) => ({ agentId, startTimestamp, endTimestamp })),
      (own.monitors ??
          []).map(({ agentId, startTimestamp, endTimestamp }) => ({ agentId, startTimestamp, endTimestamp })))
    }
  })

  t.test('tell how long agents held their customers and have been logged in', async t => {
    const { total, count } = await results('resource-hold-time')
    const holding = details.filter(row => Number(row['avgResourceHoldDuration']) > 0)
    t.ok(holding.length > 0 && sum(holding.map(row => Number(row['avgResourceHoldDuration']))) <= total &&
      holding.length <= count)
    for (const { agentId, currentState } of states) {
      const loggedIn = Number(details.find(row => row.agentId === agentId)?.['avgResourceLoggedInTime'])
      t.ok(currentState === 'offline' ? loggedIn >= 0 : loggedIn > 0)
      t.ok(loggedIn <= Date.parse(NOW) - Date.parse(TODAY))
    }
  })
})

t.test('a supervisor\'s listening goes on in the list until it ends', async t => {
  const { app, ringback } = await build(t, { scenario: 'default', clock: NOW })
  const get = async (url: string) =>
    (await app.inject({ url: `/v1/tenants/${LIVE}/${url}`, headers: basic('admin') })).json()
  let found: Interaction | undefined
  for (let offset = 0; found === undefined; offset += 1000) {
    const { results } = await get(`interactions?limit=1000&offset=${offset}`)
    found = (results as Interaction[]).find(({ monitors }) => monitors?.[0]?.endTimestamp != null)
  }
  const monitor = found.monitors?.[0]
  const rowAt = async (timestamp: string) => {
    ringback.clock.set(new Date(timestamp))
    const { results } = await get('realtime-statistics/interactions-in-conversation-list')
    return results.interactions.find(({ interactionId }: Interaction) => interactionId === found.interactionId)
  }
  const { agentId, startTimestamp } = monitor ?? { agentId: '', startTimestamp: '' }
  t.match(await rowAt(startTimestamp), { monitors: [{ agentId, startTimestamp, endTimestamp: null }] })
})

t.test('a work mode follows from what an agent can be offered', t => {
  const { scenario } = loadScenario('default')
  const centre = drawCentres(scenario, scenario.seed).find(({ tenant }) => tenant.id === LIVE)
  const [agent] = centre?.agents ?? []
  if (centre === undefined || agent === undefined) throw new Error('the scenario has a tenant with agents')
  const only = (direction: string) => ({ ...centre, flows: centre.flows.filter(flow => flow.direction === direction) })
  t.equal(workModeOf(centre, agent), 'inbound')
  t.equal(workModeOf(only('outbound'), agent), 'outbound')
  t.equal(workModeOf({ ...centre, flows: [] }, agent), 'agent-initiated')
  t.end()
})
