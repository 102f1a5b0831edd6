import type { Agent } from '../../../world/centre.ts'
import type { Interaction } from '../interactions/schemas.ts'
import type { AgentNow, Course, Snapshot, Visit, Work } from './snapshot.ts'
import { membersOf, type Scope } from './scope.ts'

/** A snapshot as far as it is in the scope. */
export interface View extends Snapshot {
  scope: Scope
  /** Whose work may be in the scope, whatever they are doing now; `agents` are those whose state is in it, too. */
  staff: readonly Agent[]
}

/**
 * Assumed: an agent's visits are those that they ended, and a group's also those that nobody has ended; an interaction
 * belongs to every queue and agent that it had. Skills are what queues ask for and agents have. Agents belong to the
 * queues whose work they know or have done today, and to every channel and direction; but while they are busy, only to
 * what they are busy with.
 */
export function viewOf (snapshot: Snapshot, scope: Scope): View {
  const { centre } = snapshot
  const { limitsParts, limitsKind, hasKind, hasQueue, hasAgent, hasStaff, knowsWork } = membersOf(centre, scope)
  if (!limitsParts && !limitsKind) return { ...snapshot, scope, staff: centre.agents }

  const isUnended = ({ agentId }: Visit['visit']) => agentId == null && scope.agent === undefined
  const visits = snapshot.visits.filter(({ interaction, visit }) =>
    hasKind(interaction) && hasQueue(visit.queueId) && (hasAgent(visit.agentId) || isUnended(visit)))
  const work = snapshot.work.filter(({ interaction, agent }) =>
    hasKind(interaction) && hasQueue(agent.queueId) && hasAgent(agent.agentId))
  const touched = new Set<Interaction>(limitsParts ? [...visits, ...work].map(({ interaction }) => interaction) : [])
  const workers = new Set(work.map(({ agent }) => agent.agentId))

  const isStaff = (agent: Agent) => hasStaff(agent) && (knowsWork(agent) || workers.has(agent.id))
  const isAtIt = ({ interaction, agent }: Work) =>
    hasKind(interaction) && (scope.queue === undefined || scope.queue.id === agent.queueId)
  const isNow = ({ agent, state, work }: AgentNow) => isStaff(agent) && (state !== 'busy' || work.some(isAtIt))
  return {
    ...snapshot,
    scope,
    visits,
    work,
    interactions: snapshot.interactions.filter(({ interaction }) =>
      limitsParts ? touched.has(interaction) : hasKind(interaction)),
    staff: centre.agents.filter(isStaff),
    agents: snapshot.agents.filter(isNow)
  }
}

export const isToday = ({ day }: Snapshot, instant: number | undefined): boolean =>
  instant !== undefined && instant >= day.from && instant < day.until

export const waiting = ({ visits }: Snapshot): Visit[] => visits.filter(({ to }) => to === undefined)

/** Those who talk right now. */
export const talking = ({ work }: Snapshot): (Work & { talkFrom: number })[] =>
  work.flatMap(({ talkFrom, talkTo, ...rest }) =>
    talkFrom === undefined || talkTo !== undefined ? [] : [{ ...rest, talkFrom, talkTo }])

export const startedToday = (view: Snapshot): Course[] => view.interactions.filter(({ from }) => isToday(view, from))

export const endedToday = (view: Snapshot): Course[] => view.interactions.filter(({ to }) => isToday(view, to))

/** In the flow, before any queue or agent. */
export const inRouting = ({ interactions }: Snapshot): Course[] => interactions.filter(({ to, interaction }) =>
  to === undefined && (interaction.queues ?? []).length + (interaction.agents ?? []).length === 0)
