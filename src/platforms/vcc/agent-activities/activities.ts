import type { Agent } from '../../../world/centre.ts'
import type { Attendance, Presence } from '../../../world/presence.ts'
import { PAPERWORK } from '../../../world/simulation/crew.ts'
import type { Span } from '../spans.ts'
import type { AgentWork } from './work.ts'

/**
 * What happens to an agent: one of three kinds, whole; what is not yet so at an instant is left out where it is
 * presented.
 */
export type Activity = PresenceActivity | WorkloadActivity | InteractionActivity

type Category = 'Ready' | 'Away' | 'ExtendedAway' | 'LoggedOut'

export interface PresenceActivity extends Span {
  type: 'Presence'
  agentId: string
  category: Category
  name: string
  eligibleForRouting: boolean
}
export interface WorkloadActivity extends Span { type: 'Workload', agentId: string, workload: Workload }
export interface InteractionActivity extends AgentWork { type: 'Interaction', agentId: string }

/** How many interactions of each kind an agent has: calls, chats, and the rest. */
export interface Workload { calls: number, semiLive: number, nonLive: number }

/** What the platform calls a presence; a word for programs, and a name for people. */
interface Named { category: Category, name: string, eligibleForRouting: boolean }

const READY: Named = { category: 'Ready', name: 'Ready', eligibleForRouting: true }
/** Documented: Ready, and offered nothing. */
const OFFLINE: Named = { category: 'Ready', name: 'Ready (Offline)', eligibleForRouting: false }
const LOGGED_OUT: Named = { category: 'LoggedOut', name: 'Logged Out', eligibleForRouting: false }

/** Documented: a short break is Away, meetings and lunch are ExtendedAway. */
const LONG_RESTS: readonly string[] = ['Lunch']

/**
 * After an offer that they missed agents are Ready all the same: that they are offered nothing, the interaction's
 * state Unexpected says. Inferred from a documented example, where an agent on a call is eligible for routing.
 */
function named ({ kind, rest }: Presence): Named {
  if (kind === 'loggedOut') return LOGGED_OUT
  if (kind === 'ready' || rest === undefined) return READY
  if (rest === PAPERWORK) return OFFLINE
  return { category: LONG_RESTS.includes(rest) ? 'ExtendedAway' : 'Away', name: rest, eligibleForRouting: false }
}

/** An agent's presences, without gaps; those that have one name are one. */
export function presencesOf ({ agent: { displayId }, presences }: Attendance): PresenceActivity[] {
  const activities: PresenceActivity[] = []
  for (const presence of presences) {
    const { from, to } = presence
    const name = named(presence)
    const before = activities.at(-1)
    if (before?.name === name.name) before.to = to
    else activities.push({ type: 'Presence', agentId: displayId, from, to, processed: [], ...name })
  }
  return activities
}

/**
 * Documented: the workload rises by one when an interaction begins to ring, and falls by one when its wrap-up begins.
 * One without gaps from login to login.
 */
export function workloadsOf (
  { displayId }: Agent, { from, to }: { from: number, to: number }, work: readonly AgentWork[]
): WorkloadActivity[] {
  const changes = work.filter(({ category }) =>
    category === 'Ringing' || category === 'Connected').flatMap(({ subject, ...piece }) => {
    const kind = subject.medium === 'Phone' ? 'calls' : 'nonLive'
    return [{ at: piece.from, kind, by: 1 }, { at: piece.to, kind, by: -1 }] as const
  }).sort((a, b) => a.at - b.at)

  const workloads: WorkloadActivity[] = []
  let workload: Workload = { calls: 0, semiLive: 0, nonLive: 0 }
  let at = from
  let last = workload

  function end (until: number) {
    const same = workload.calls === last.calls && workload.nonLive === last.nonLive
    const before = workloads.at(-1)
    if (until <= at) return
    if (same && before !== undefined) before.to = until
    else workloads.push({ type: 'Workload', agentId: displayId, from: at, to: until, processed: [], workload })
    last = workload
    at = until
  }

  for (const { at: instant, kind, by } of changes) {
    end(Math.min(instant, to))
    workload = { ...workload, [kind]: workload[kind] + by }
  }
  end(to)
  return workloads
}
