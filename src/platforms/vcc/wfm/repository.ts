import { daysFor } from '../../../world/history.ts'
import type { Centre } from '../../../world/centre.ts'
import { attendancesOf, beforeFirstLogins } from '../../../world/presence.ts'
import type { Timeline } from '../../../world/timeline.ts'
import type { View } from '../../../world/view.ts'
import type { World } from '../../platform.ts'
import { agentReach } from '../agent-activities/repository.ts'
import { workOf } from '../agent-activities/work.ts'
import { createDayLists, daysWithin } from '../day-lists.ts'
import type { Search } from '../search.ts'
import { within } from '../spans.ts'
import { statesOf, type AgentState } from './states.ts'

export type AgentStates = ReturnType<typeof createAgentStates>

/** What workforce management sees of agents: read off the same days as their activities. */
export function createAgentStates ({ days }: World) {
  const ofDays = createDayLists(days, statesOfDay)

  /** What the window includes, by its beginning. */
  return function search (view: View, { window, include }: Search, agentId: string | undefined): AgentState[] {
    const { centre, now } = view
    const range = daysWithin(view, window, agentReach(include))
    const { first } = daysFor(centre, now, now)
    const before = range.first === first
      ? beforeFirstLogins(centre, first).flatMap(attendance => statesOf(attendance, []))
      : []
    const candidates = [...before, ...ofDays(view, range)].filter(state =>
      agentId === undefined || state.agentId === agentId)
    return within(candidates, window, include, now).sort(byStart)
  }
}

function statesOfDay (centre: Centre, day: number, timelines: readonly Timeline[]): AgentState[] {
  const attendances = attendancesOf(centre, day, timelines)
  const work = workOf(timelines, attendances)
  return attendances.flatMap(attendance =>
    statesOf(attendance, work.get(attendance.agent) ?? [])).sort(byStart)
}

const byStart = (a: AgentState, b: AgentState) => a.from - b.from ||
  (a.agentId < b.agentId ? -1 : a.agentId > b.agentId ? 1 : 0)
