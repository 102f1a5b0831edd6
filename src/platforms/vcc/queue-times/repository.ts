import { visibleAt } from '../../../world/history.ts'
import type { Population } from '../../../world/population.ts'
import type { House } from '../../platform.ts'
import { createDayLists, daysWithin, reachOf } from '../day-lists.ts'
import { readLiterals } from '../literals.ts'
import type { Search } from '../search.ts'
import { within } from '../spans.ts'
import type { QueueFilter } from './search.ts'
import { byEntry, visitsOf, visitsOfLiteral, type Visit } from './visits.ts'

export type QueueVisits = ReturnType<typeof createQueueVisits>

/** Who was in which queue: read off the simulated days, so that it is what the interactions tell. */
export function createQueueVisits ({ days, pinned }: House) {
  const ofDays = createDayLists(days, (_population, _day, timelines) => visitsOf(timelines))
  const ofLiterals = readLiterals(pinned).map(literal => ({ literal, visits: visitsOfLiteral(literal) }))

  function literalsOf ({ index }: Population, from: number): Visit[] {
    return ofLiterals.filter(({ literal: { tenant, start } }) => tenant === index && start >= from).flatMap(({ visits }) => visits)
  }

  /** What the window includes, by entry. */
  return function search (population: Population, { window, include }: Search, { names, type }: QueueFilter, now: number): Visit[] {
    const literals = literalsOf(population, visibleAt(population, now).from)
    const simulated = ofDays(population, daysWithin(population, window, reachOf(include), now))
    return within([...simulated, ...literals], window, include, now)
      .filter(visit => (type === 'All' || visit.type === type) && (names === undefined || names.has(visit.queue)))
      .sort(byEntry)
  }
}
