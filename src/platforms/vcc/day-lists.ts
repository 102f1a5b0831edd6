import { LONGEST_AFTER_DAY, LONGEST_UNTIL_FINAL, LONGEST_UNTIL_PROCESSED } from '../../world/bounds.ts'
import type { Days } from '../../world/days.ts'
import { daysFor, type Window } from '../../world/history.ts'
import type { Centre } from '../../world/centre.ts'
import type { View } from '../../world/view.ts'
import type { Timeline } from '../../world/timeline.ts'
import type { Include } from './search.ts'

/** How long after its day something about an interaction can lie in a window. */
export const reachOf = (include: Include): number =>
  LONGEST_AFTER_DAY + (include === 'Processed' ? LONGEST_UNTIL_PROCESSED + LONGEST_UNTIL_FINAL : 0)

/** Consecutive business days; none when first > last. */
export interface DayRange { first: number, last: number }

/**
 * The days of the view's history of which something may lie in the window, when what a day begins ends within `reach`
 * after it.
 */
export function daysWithin ({ centre, now }: View, { from, until }: Window, reach: number): DayRange {
  const { calendar } = centre
  const { first, last } = daysFor(centre, now, now)
  return {
    first: Math.max(first, calendar.dayOf(from - reach)),
    last: Math.min(last, calendar.dayOf(Math.min(until, now)))
  }
}

/** How much is kept: some months of a small centre, or some days of a large one. */
const KEPT = 400_000

/**
 * What can be told of simulated days, a list for each. Lists are smaller than what they were made from, so more of them
 * are kept; those that nobody has asked for the longest go first.
 */
export function createDayLists<Item> (
  days: Days, listOf: (centre: Centre, day: number, timelines: readonly Timeline[]) => readonly Item[]
) {
  const kept = new Map<string, readonly Item[]>()
  let size = 0

  function ofDay (centre: Centre, day: number): readonly Item[] {
    const name = `${centre.index}/${day}`
    const known = kept.get(name)
    const list = known ?? listOf(centre, day, days.of(centre, day))
    if (known === undefined) size += list.length
    kept.delete(name)
    kept.set(name, list)
    for (const [oldest, { length }] of kept) {
      if (size <= KEPT || oldest === name) break
      kept.delete(oldest)
      size -= length
    }
    return list
  }

  /** The lists of all these days, one after the other. */
  return function ofDays ({ centre }: View, { first, last }: DayRange): Item[] {
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ofDay(centre, first + index)).flat()
  }
}
