import type { Centre } from '../../../world/centre.ts'
import { loadOf } from '../../../world/load.ts'
import { presentAwayReason } from '../configuration/reasons.ts'
import type { Work } from '../courses/course.ts'
import { sessionOf } from '../interactions/ids.ts'
import type { AgentNow } from './agents-now.ts'
import type { Capacity } from './schemas.ts'
import { workModeOf } from './work-mode.ts'

/** Observed: the console's words for what an agent is doing. */
export const STATES = { ready: 'idle', busy: 'busy', away: 'away', offline: 'offline' } as const

/** The keys of a sample's channels, in their order; the contact centre has no work items. */
const KEYS: [key: keyof Capacity['channels'], channelType: string][] =
  [['email', 'email'], ['voice', 'voice'], ['workItem', 'work-item'], ['messaging', 'messaging'], ['sms', 'sms']]

/**
 * What an agent has taken on, of all that they could. Assumed: of their `parts`, as the world counts them; load is the
 * share.
 */
export function capacityOf (channels: readonly string[], parts: number): Capacity {
  const taken = channels.reduce((sum, channel) => sum + loadOf(parts, channel), 0)
  const load = Math.min(1, Math.round(taken / parts * 100) / 100)
  const numbers =
    Object.fromEntries(KEYS.map(([key, type]) => [key, channels.filter(channel => channel === type).length]))
  return {
    channels: numbers as Capacity['channels'], // one for each key
    allocation: load === 0 ? 'not-allocated' : load < 1 ? 'partially-allocated' : 'fully-allocated',
    load,
    capacity: 1
  }
}

const channelsOf = (work: readonly Work[]) => work.map(({ course }) => course.channel)

/** An agent as those see them who would transfer to them: ready however much they have to do. */
export function presentResource (centre: Centre, { agent, state, reason, work, attendance }: AgentNow) {
  return {
    agentId: agent.id,
    agentName: agent.name,
    sessionId: attendance === undefined ? null : sessionOf(centre, agent, attendance.from).id,
    presence: state === 'ready' || state === 'busy' ? 'ready' : 'not-ready',
    state: STATES[state],
    ...presentAwayReason(centre, reason),
    direction: workModeOf(centre, agent),
    capacity: [capacityOf(channelsOf(work), centre.tenant.agents.messages)]
  }
}
