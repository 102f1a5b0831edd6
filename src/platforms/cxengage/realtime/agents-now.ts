import type { Agent, Centre } from '../../../world/centre.ts'
import type { Window } from '../../../world/history.ts'
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
  /** Since which login; undefined while they are logged out. */
  attendance: Attendance | undefined
  today: TimesToday
}

/** How long an agent has been logged in and away today, in ms, and in how many sessions. */
export interface TimesToday { loggedIn: number, away: number, sessions: number }

/** All agents, in the order of the roster. @param window today until now */
export function agentsAt (
  { agents }: Centre, window: Window, attendances: readonly Attendance[], { workOfAgent }: Today
): AgentNow[] {
  const ofAgent = Map.groupBy(attendances, ({ agent }) => agent)
  return agents.map(agent => agentAt(agent, window, ofAgent.get(agent) ?? [], workOfAgent.get(agent.id) ?? []))
}

function agentAt (agent: Agent, window: Window, own: readonly Attendance[], work: readonly Work[]): AgentNow {
  const now = window.until
  const attendance = own.find(({ from, to }) => from <= now && now < to)
  const presence = attendance?.presences.find(({ from, to }) => from <= now && now < to)
  const open = work.filter(({ from, to }) => from <= now && now < to)
  return {
    agent,
    ...doingOf(now, presence, open, work),
    work: open,
    attendance: presence === undefined || presence.kind === 'loggedOut' ? undefined : attendance,
    today: timesOf(window, own)
  }
}

function doingOf (
  now: number, presence: Presence | undefined, open: readonly Work[], work: readonly Work[]
): Pick<AgentNow, 'state' | 'since' | 'reason'> {
  if (open.length > 0) return { state: 'busy', since: Math.min(...open.map(({ from }) => from)), reason: undefined }
  if (presence?.kind === 'ready') {
    const since = work.reduce((latest, { to }) => to <= now ? Math.max(latest, to) : latest, presence.from)
    return { state: 'ready', since, reason: undefined }
  }
  if (presence?.kind === 'away') return { state: 'away', since: presence.from, reason: presence.rest }
  return { state: 'offline', since: presence?.from, reason: undefined }
}

function timesOf ({ from, until }: Window, own: readonly Attendance[]): TimesToday {
  const times = { loggedIn: 0, away: 0, sessions: 0 }
  for (const { presences } of own) {
    let loggedIn = 0
    for (const presence of presences) {
      const time = Math.min(presence.to, until) - Math.max(presence.from, from)
      if (presence.kind === 'loggedOut' || time <= 0) continue
      loggedIn += time
      if (presence.kind === 'away') times.away += time
    }
    times.loggedIn += loggedIn
    if (loggedIn > 0) times.sessions++
  }
  return times
}
