import type { Agent } from '../../../world/centre.ts'
import { endOf, type Course, type Visit, type Work } from '../courses/course.ts'
import type { AgentNow } from './agents-now.ts'
import { membersOf, type Scope } from './scope.ts'
import type { Snapshot } from './snapshot.ts'

/** A snapshot as far as it is in a scope. */
export interface Scoped {
  snapshot: Snapshot
  scope: Scope
  now: number
  readonly courses: readonly Course[]
  readonly visits: readonly Visit[]
  readonly work: readonly Work[]
  /** Whose work may be in the scope, whatever they are doing now; `agents` are those whose state is in it, too. */
  readonly staff: readonly Agent[]
  readonly agents: readonly AgentNow[]
}

/** What figures are made of. */
export type Part = Pick<Scoped, 'snapshot' | 'now' | 'visits' | 'work'>

/**
 * Assumed: an agent's visits are those that they ended, and a group's also those that nobody has ended; an interaction
 * belongs to every queue and agent that it had. Skills are what queues ask for and agents have. Agents belong to the
 * queues whose work they know or have done today, and to every channel and direction; but while they are busy, only to
 * what they are busy with.
 */
export function scopedTo (snapshot: Snapshot, scope: Scope): Scoped {
  const { centre, now, today } = snapshot
  const { limitsParts, limitsKind, hasKind, hasQueue, hasAgent, hasStaff, knowsWork } = membersOf(centre, scope)
  if (!limitsParts && !limitsKind) return everything(snapshot, scope)

  const candidates = scope.queue === undefined ? today.visits : today.visitsOfQueue.get(scope.queue.id) ?? []
  const visits = candidates.filter(visit => visit.from <= now &&
    hasKind(visit.course) && hasQueue(visit.queueId) && hasEnded(visit))
  const doneBy = scope.agent === undefined ? today.work : today.workOfAgent.get(scope.agent.id) ?? []
  const work = doneBy.filter(({ from, course, queueId, agentId }) =>
    from <= now && hasKind(course) && hasQueue(queueId) && hasAgent(agentId))
  const workers = new Set(work.map(({ agentId }) => agentId))

  /** By somebody in the scope, or by nobody yet. */
  function hasEnded ({ to, agentId }: Visit): boolean {
    const endedBy = to <= now ? agentId : undefined
    return hasAgent(endedBy) || (endedBy === undefined && scope.agent === undefined)
  }

  function coursesOf (): Course[] {
    if (!limitsParts) return snapshot.courses.filter(hasKind)
    const touched = new Set([...visits, ...work].map(({ course }) => course))
    return snapshot.courses.filter(course => touched.has(course))
  }

  const isStaff = (agent: Agent) => hasStaff(agent) && (knowsWork(agent) || workers.has(agent.id))
  const isAtIt = ({ course, queueId }: Work) =>
    hasKind(course) && (scope.queue === undefined || scope.queue.id === queueId)
  const isNow = ({ agent, state, work }: AgentNow) => isStaff(agent) && (state !== 'busy' || work.some(isAtIt))
  return {
    snapshot,
    scope,
    now,
    visits,
    work,
    get courses () { return coursesOf() },
    get staff () { return centre.agents.filter(isStaff) },
    get agents () { return snapshot.agents.filter(isNow) }
  }
}

function everything (snapshot: Snapshot, scope: Scope): Scoped {
  const { centre, now } = snapshot
  return {
    snapshot,
    scope,
    now,
    staff: centre.agents,
    get courses () { return snapshot.courses },
    get visits () { return snapshot.visits },
    get work () { return snapshot.work },
    get agents () { return snapshot.agents }
  }
}

/** Whether it has happened, and today. */
export const isToday = ({ snapshot: { day, now } }: Pick<Scoped, 'snapshot'>, instant: number): boolean =>
  instant >= day.from && instant <= now

/** Who is in a queue. */
export const waiting = ({ visits, now }: Pick<Scoped, 'visits' | 'now'>): Visit[] => visits.filter(({ to }) => to > now)

/** Who talks right now. */
export const talking = ({ work, now }: Part): Work[] =>
  work.filter(({ talkFrom, talkTo }) => talkFrom <= now && now < talkTo)

export const startedToday = (scoped: Scoped): Course[] => scoped.courses.filter(({ from }) => isToday(scoped, from))

export const endedToday = (scoped: Scoped): Course[] =>
  scoped.courses.filter(course => isToday(scoped, endOf(course, scoped.now)))

/** In the flow, before any queue or agent. */
export const inRouting = ({ courses, now }: Scoped): Course[] => courses.filter(course =>
  endOf(course, now) === Infinity && ![...course.visits, ...course.work].some(({ from }) => from <= now))
