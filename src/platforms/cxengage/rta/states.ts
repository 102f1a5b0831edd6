import type { Centre } from '../../../world/centre.ts'
import type { Attendance } from '../../../world/presence.ts'
import { createRandom } from '../../../world/random.ts'
import { drawIdService, timeUuid } from '../../../world/uuid.ts'
import { sessionOf } from '../interactions/ids.ts'
import type { Course, Transfer, Work } from '../courses/course.ts'
import { timestamp } from '../interactions/values.ts'
import { ordered } from '../wire/ordered.ts'
import { capacityOf } from '../realtime/capacity.ts'
import type { AgentState } from './schemas.ts'

/** What agents do, by agentId. */
export interface Doings { work: ReadonlyMap<string, Work[]>, transfers: ReadonlyMap<string, Transfer[]> }

/** One state of an agent in a session; the keys of the answer are those of `present`. */
export interface State { at: number, present: () => AgentState }

export const doingsOf = (courses: readonly Course[]): Doings => ({
  work: Map.groupBy(courses.flatMap(({ work }) => work), ({ agentId }) => agentId),
  transfers: Map.groupBy(courses.flatMap(({ transfers }) => transfers), ({ agentId }) => agentId)
})

/** When a session ends: the agent logs out, or is at work until their next one begins. */
export function logoutOf ({ presences, to }: Attendance): number {
  const last = presences.at(-1)
  return last?.kind === 'loggedOut' ? last.from : to
}

/**
 * The states of one session up to `until`, by their instants: a new one whenever the agent's presence, their work or a
 * transfer of theirs changes anything. Assumed: they log in before their shift, not ready, as in the sample.
 */
export function statesOf (
  centre: Centre, session: Attendance, { work, transfers }: Doings, until: number, idOf: (course: Course) => string
): State[] {
  const { agent, from, presences } = session
  const { id: sessionId, loginAt } = sessionOf(centre, agent, from)
  const own = work.get(agent.id) ?? []
  const logout = logoutOf(session)
  const handed = (transfers.get(agent.id) ?? []).filter(({ at }) => at >= loginAt && at <= logout)
  const changes = [loginAt, ...presences.map(presence => presence.from),
    ...own.flatMap(piece => [piece.from, piece.to]), ...handed.map(({ at }) => at)]
  const instants = [...new Set(changes)].filter(at => at >= loginAt && at <= logout && at < until).sort((a, b) => a - b)
  const service = drawIdService(createRandom(`${centre.key}/agent-states`, agent.index))

  return instants.map((at, index): State => ({
    at,
    present () {
      const current = own.filter(piece => piece.from <= at && at < piece.to)
      const presence = presences.find(presence => presence.from <= at && at < presence.to)
      const next = instants[index + 1]
      return ordered({
        platformAgentId: agent.number,
        tenantAgentId: agent.tenantNumber,
        agentName: agent.name,
        eventType: presence?.kind === 'loggedOut'
          ? 'agent-logged-out'
          : current.length > 0
            ? 'agent-busy'
            : presence?.kind === 'ready' ? 'agent-ready' : 'agent-not-ready',
        startTimestamp: timestamp(at),
        loginTimestamp: timestamp(loginAt),
        sessionId,
        nextEventId: next === undefined ? null : timeUuid(next, service),
        capacity: [capacityOf(current.map(({ course }) => course.channel), centre.tenant.agents.messages)],
        transfers: handed.filter(transfer => transfer.at === at)
          .map(({ course, toAgentId }) => ({ interactionId: idOf(course), toAgentId }))
      })
    }
  }))
}
