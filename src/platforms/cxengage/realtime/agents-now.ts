import type { Agent, Centre } from '../../../world/centre.ts'
import type { Attendance, Presence } from '../../../world/presence.ts'
import type { Work } from '../courses/course.ts'
import type { Today } from './today.ts'

/** What an agent is doing; `reason` is the name of their break, `work` what they are busy with. */
export interface AgentNow {
  agent: Agent
  state: 'ready' | 'busy' | 'away' | 'offline'
  since: number | undefined
  reason: string | undefined
  work: readonly Work[]
}

/** All agents, in the order of the roster. */
export function agentsAt (
  { agents }: Centre, now: number, attendances: readonly Attendance[], { workOfAgent }: Today
): AgentNow[] {
  const presences = new Map<Agent, Presence>()
  for (const { agent, presences: list } of attendances) {
    const presence = list.find(({ from, to }) => from <= now && now < to)
    if (presence !== undefined) presences.set(agent, presence)
  }
  return agents.map(agent => agentAt(agent, now, presences.get(agent), workOfAgent.get(agent.id) ?? []))
}

function agentAt (agent: Agent, now: number, presence: Presence | undefined, work: readonly Work[]): AgentNow {
  const open = work.filter(({ from, to }) => from <= now && now < to)
  if (open.length > 0) {
    return { agent, state: 'busy', since: Math.min(...open.map(({ from }) => from)), reason: undefined, work: open }
  }
  if (presence?.kind === 'ready') {
    const since = work.reduce((latest, { to }) => to <= now ? Math.max(latest, to) : latest, presence.from)
    return { agent, state: 'ready', since, reason: undefined, work: [] }
  }
  if (presence?.kind === 'away') {
    return { agent, state: 'away', since: presence.from, reason: presence.rest, work: [] }
  }
  return { agent, state: 'offline', since: presence?.from, reason: undefined, work: [] }
}
