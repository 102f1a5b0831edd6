import { LONGEST_AFTER_DAY } from '../../../world/bounds.ts'
import type { History } from '../../../world/days.ts'
import { firstIndex } from '../../../world/first-index.ts'
import { daysFor } from '../../../world/history.ts'
import type { View } from '../../../world/view.ts'
import type { Span } from '../spans.ts'
import { countsOf, createGroups, type Counts, type ReadCounts } from './counts.ts'
import { deriveItems, deriveLasting, type DayList } from './day-list.ts'

export type Fits<Item, Key extends keyof Item> = (item: Pick<Item, Key>) => boolean

/** What of a list begins on a business day, read or only counted. A day's items may begin on one of the next days. */
export function createBegun<Item extends Span, Key extends keyof Item> (
  history: History, readCounts: ReadCounts, list: DayList<Item, Key>
) {
  const ofDay = deriveItems(history, list)
  const itemOf = createGroups<Item, Key>(list)

  /** The simulated days whose items may begin on a business day. */
  function * originsOf ({ centre, now }: View, day: number): Generator<number> {
    const { calendar } = centre
    const { first, last } = daysFor(centre, now, now)
    const from = Math.max(first, calendar.dayOf(calendar.startOf(day) - LONGEST_AFTER_DAY))
    for (let origin = from; origin <= Math.min(last, day); origin++) yield origin
  }

  async function countsAt (view: View, origin: number): Promise<Counts> {
    return readCounts(view.branch, origin, list.name) ??
      countsOf(list, await ofDay(view.branch, origin), view.centre, origin)
  }

  return {
    ofDay,
    lastingOf: deriveLasting(history, list.name, ofDay),

    /** What begins on a business day, in the order of the list. */
    async on (view: View, day: number): Promise<readonly Item[]> {
      const { calendar } = view.centre
      const [from, until] = [calendar.startOf(day), calendar.startOf(day + 1)]
      const runs: (readonly Item[])[] = []
      for (const origin of originsOf(view, day)) {
        const items = await ofDay(view.branch, origin)
        const run = items.slice(firstFrom(items, from), firstFrom(items, until))
        if (run.length > 0) runs.push(run)
      }
      const [only = []] = runs
      return runs.length < 2 ? only : runs.flat().sort(list.compare)
    },

    /** How much of what fits begins on a business day. */
    async countOn (view: View, day: number, fits: Fits<Item, Key>): Promise<number> {
      let count = 0
      for (const origin of originsOf(view, day)) {
        const counts = (await countsAt(view, origin))[day - origin] ?? {}
        for (const group in counts) if (fits(itemOf(group))) count += counts[group] ?? 0
      }
      return count
    }
  }
}

/** The index of the first item that begins at an instant or later. */
export const firstFrom = (items: readonly { from: number }[], instant: number): number =>
  firstIndex(items, ({ from }) => from >= instant)
