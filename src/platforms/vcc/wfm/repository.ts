import type { Found } from '../../../store/parts.ts'
import { daysFor } from '../../../world/history.ts'
import { beforeFirstLogins } from '../../../world/presence.ts'
import type { View } from '../../../world/view.ts'
import type { World } from '../../platform.ts'
import { agentReach } from '../agent-activities/repository.ts'
import type { ReadCounts } from '../day-lists/counts.ts'
import type { DayList } from '../day-lists/day-list.ts'
import { attendedBy, type ListedDay } from '../day-lists/listed-day.ts'
import { createDaySearch } from '../day-lists/search.ts'
import type { Search } from '../search.ts'
import { statesOf, type AgentState } from './states.ts'

export type AgentStates = ReturnType<typeof createAgentStates>

export const STATES: DayList<AgentState, 'agentId'> =
  { name: 'states', itemsOf: statesOfDay, groupBy: ['agentId'], compare: byStart }

/** What workforce management sees of agents: read off the same days as their activities. */
export function createAgentStates ({ history }: World, readCounts: ReadCounts) {
  const states = createDaySearch(history, readCounts, STATES)

  /** A page of what the window includes, by its beginning. */
  return async function page (view: View, search: Search, agentId: string | undefined): Promise<Found<AgentState>> {
    const { centre, now } = view
    return await states.page(view, {
      search,
      fits: state => agentId === undefined || state.agentId === agentId,
      others: beforeFirstLogins(centre, daysFor(centre, now, now).first).flatMap(attendance =>
        statesOf(attendance, [])),
      reach: agentReach(search.include)
    })
  }
}

function * statesOfDay (listed: ListedDay): Generator<void, AgentState[]> {
  return yield * attendedBy(yield * listed.agents(), statesOf)
}

function byStart (a: AgentState, b: AgentState): number {
  return a.from - b.from || (a.agentId < b.agentId ? -1 : a.agentId > b.agentId ? 1 : 0)
}
