import type { Found } from '../../../store/parts.ts'
import { isVisible, type View } from '../../../world/view.ts'
import type { World } from '../../platform.ts'
import type { ReadCounts } from '../day-lists/counts.ts'
import type { DayList } from '../day-lists/day-list.ts'
import { createDaySearch } from '../day-lists/search.ts'
import { reachOf, type Search } from '../search.ts'
import type { StaticInteraction } from '../static-interactions.ts'
import type { QueueFilter } from './search.ts'
import { byEntry, visitsOf, visitsOfStatic, type Visit } from './visits.ts'

export type QueueVisits = ReturnType<typeof createQueueVisits>

export const VISITS: DayList<Visit, 'type' | 'queue'> = {
  name: 'queue visits', itemsOf: visitsOf, groupBy: ['type', 'queue'], compare: byEntry
}

/** Who was in which queue: read off the simulated days, so that it is what the interactions tell. */
export function createQueueVisits ({ history }: World, readCounts: ReadCounts, statics: readonly StaticInteraction[]) {
  const visits = createDaySearch(history, readCounts, VISITS)
  const ofStatics = statics.map(interaction => ({ ...interaction, visits: visitsOfStatic(interaction) }))

  /** A page of what the window includes, by entry. */
  return async function page (
    view: View, search: Search, { names, type }: QueueFilter, where?: (visit: Visit) => boolean
  ): Promise<Found<Visit>> {
    return await visits.page(view, {
      search,
      fits: visit => (type === 'All' || visit.type === type) && (names === undefined || names.has(visit.queue)),
      ...(where === undefined ? {} : { where }),
      others: ofStatics.filter(({ tenant, start }) => isVisible(view, tenant, start)).flatMap(({ visits }) => visits),
      reach: reachOf(search.include)
    })
  }
}
