import { isVisible, type View } from '../../../world/view.ts'
import type { World } from '../../platform.ts'
import { createDayLists, daysWithin, reachOf } from '../day-lists.ts'
import type { Search } from '../search.ts'
import { within } from '../spans.ts'
import type { StaticInteraction } from '../static-interactions.ts'
import type { QueueFilter } from './search.ts'
import { byEntry, visitsOf, visitsOfStatic, type Visit } from './visits.ts'

export type QueueVisits = ReturnType<typeof createQueueVisits>

/** Who was in which queue: read off the simulated days, so that it is what the interactions tell. */
export function createQueueVisits ({ days }: World, statics: readonly StaticInteraction[]) {
  const ofDays = createDayLists(days, (_population, _day, timelines) => visitsOf(timelines))
  const ofStatics = statics.map(interaction => ({ ...interaction, visits: visitsOfStatic(interaction) }))

  /** What the window includes, by entry. */
  return function search (view: View, { window, include }: Search, { names, type }: QueueFilter): Visit[] {
    const fixed = ofStatics.filter(({ tenant, start }) => isVisible(view, tenant, start)).flatMap(({ visits }) =>
      visits)
    const simulated = ofDays(view, daysWithin(view, window, reachOf(include)))
    return within([...simulated, ...fixed], window, include, view.now)
      .filter(visit => (type === 'All' || visit.type === type) && (names === undefined || names.has(visit.queue)))
      .sort(byEntry)
  }
}
