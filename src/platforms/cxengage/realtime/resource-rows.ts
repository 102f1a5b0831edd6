import { presentAwayReason } from '../configuration/reasons.ts'
import { ordered } from '../wire/ordered.ts'
import { percentOf } from '../wire/percent.ts'
import { STATES, presentResource } from './capacity.ts'
import { agentHoldsOf, answerTimesOf, conversationStartsOf, workTimesOf } from './figures.ts'
import { membershipsIn } from './memberships.ts'
import { meanOf } from './results.ts'
import { isToday, type Scoped } from './scoped.ts'
import { workModeOf } from './work-mode.ts'

/** What agents are doing, and how they have answered the offers of today. */
export function states (scoped: Scoped) {
  const { now, snapshot: { centre } } = scoped
  const offers = Map.groupBy(scoped.work.filter(({ from }) => isToday(scoped, from)), ({ agentId }) => agentId)
  const membershipsOf = membershipsIn(centre)
  return scoped.agents.map(({ agent, state, since, reason, today }) => {
    const { id, name } = agent
    const own = offers.get(id) ?? []
    const accepted = own.filter(({ acceptedAt }) => acceptedAt <= now).length
    const { groups, skills } = membershipsOf(id)
    return ordered({
      agentId: id,
      agentName: name,
      state: STATES[state],
      currentState: state,
      currentStateDuration: since === undefined ? null : now - since,
      agentReasonName: reason ?? null,
      ...presentAwayReason(centre, reason),
      direction: state === 'offline' ? null : workModeOf(centre, agent),
      groups,
      groupIds: groups.map(({ groupId }) => groupId),
      skills,
      skillIds: skills.map(({ skillId }) => skillId),
      offeredWorkOffers: own.length,
      acceptedWorkOffers: accepted,
      rejectedWorkOffers: own.filter(({ refused, to }) => refused && to <= now).length,
      acceptedWorkOffersRate: percentOf(accepted, own.length),
      awayTime: today.away,
      awayRate: percentOf(today.away, today.loggedIn)
    })
  })
}

export function agentDetails (scoped: Scoped) {
  const { snapshot, now } = scoped
  const work = Map.groupBy(scoped.work, ({ agentId }) => agentId)
  const visits = Map.groupBy(scoped.visits.filter(({ to }) => to <= now), ({ agentId }) => agentId)
  const times = new Map(snapshot.agents.map(({ agent, today }) => [agent, today]))
  const membershipsOf = membershipsIn(snapshot.centre)
  return scoped.staff.map(agent => {
    const { id, name } = agent
    const own = { snapshot, now, work: work.get(id) ?? [], visits: visits.get(id) ?? [] }
    const { loggedIn = 0, sessions = 0 } = times.get(agent) ?? {}
    return ordered({
      agentId: id,
      agentName: name,
      conversationStarts: conversationStartsOf(own).length,
      avgResourceTalkTime: meanOf(workTimesOf(own, 'conversation')),
      avgResourceHoldDuration: meanOf(agentHoldsOf(own)),
      avgResourceWrapUpDuration: meanOf(workTimesOf(own, 'wrapUp')),
      avgHandleTime: meanOf(workTimesOf(own, 'handling')),
      avgTimeToAnswer: meanOf(answerTimesOf(own)),
      avgResourceLoggedInTime: sessions === 0 ? 0 : Math.round(loggedIn / sessions),
      ...membershipsOf(id)
    })
  })
}

export const capacities = ({ agents, snapshot: { centre } }: Scoped) => agents
  .filter(({ state }) => state !== 'offline')
  .map(resource => presentResource(centre, resource))
