import type { Found } from '../../../store/parts.ts'
import { LONGEST_AFTER_DAY } from '../../../world/bounds.ts'
import type { History } from '../../../world/days.ts'
import { daysFor } from '../../../world/history.ts'
import type { View } from '../../../world/view.ts'
import type { Search } from '../search.ts'
import { within, type Span } from '../spans.ts'
import { countsOf, createGroups, type Counts, type ReadCounts } from './counts.ts'
import { deriveItems, deriveLasting, type DayList } from './day-list.ts'

/** What of a list is asked for. */
export interface Question<Item, Key extends keyof Item> {
  search: Search
  /** Whether an item is asked for, by what it is grouped by. */
  fits: (item: Pick<Item, Key>) => boolean
  /** What else must be true of an item; it must be true of all that ended before now. */
  where?: (item: Item) => boolean
  /** What no simulated day begins. */
  others: readonly Item[]
  /** How long after its day something of a day's items can lie in the window, in ms. */
  reach: number
}

/** What of a list begins on one business day, or before the window. */
interface Part<Item> { count: number, items: (skip: number, limit: number) => Promise<readonly Item[]> }

/**
 * Returns the function that finds a page. What begins on the days within the window is counted when a day is made, so
 * a page reads the days that it shows, and those at the two edges of the window.
 */
export function createDaySearch<Item extends Span, Key extends keyof Item> (
  history: History, readCounts: ReadCounts, list: DayList<Item, Key>
) {
  type Asked = Question<Item, Key>
  const ofDay = deriveItems(history, list)
  const itemOf = createGroups<Item, Key>(list)

  /** The simulated days whose items may begin on a business day. */
  function * originsOf ({ centre, now }: View, day: number): Generator<number> {
    const { calendar } = centre
    const { first, last } = daysFor(centre, now, now)
    const from = Math.max(first, calendar.dayOf(calendar.startOf(day) - LONGEST_AFTER_DAY))
    for (let origin = from; origin <= Math.min(last, day); origin++) yield origin
  }

  /** What begins on a business day, in the order of the list. */
  async function begunOn (view: View, day: number): Promise<readonly Item[]> {
    const { calendar } = view.centre
    const [from, until] = [calendar.startOf(day), calendar.startOf(day + 1)]
    const runs: (readonly Item[])[] = []
    for (const origin of originsOf(view, day)) {
      const items = await ofDay(view.space, origin)
      const run = items.slice(firstFrom(items, from), firstFrom(items, until))
      if (run.length > 0) runs.push(run)
    }
    const [only = []] = runs
    return runs.length < 2 ? only : runs.flat().sort(list.compare)
  }

  async function countsAt (view: View, origin: number): Promise<Counts> {
    return readCounts(view.space, origin, list.name) ??
      countsOf(list, await ofDay(view.space, origin), view.centre, origin)
  }

  async function countOn (view: View, day: number, fits: Asked['fits']): Promise<number> {
    let count = 0
    for (const origin of originsOf(view, day)) {
      const counts = (await countsAt(view, origin))[day - origin] ?? {}
      for (const group in counts) if (fits(itemOf(group))) count += counts[group] ?? 0
    }
    return count
  }

  /** What began before the window and has its end or its processing in it. */
  async function overlapping (view: View, { search, reach }: Asked): Promise<Item[]> {
    const { window: { from }, include } = search
    if (include === 'Started') return []
    const { calendar } = view.centre
    const { first, last } = daysFor(view.centre, view.now, view.now)
    const items: Item[] = []
    for (let day = Math.max(first, calendar.dayOf(from - reach)); day <= Math.min(last, calendar.dayOf(from)); day++) {
      for (const item of await ofDay(view.space, day)) {
        if (item.from < from && reaches(item, from)) {
          items.push(item)
        }
      }
    }
    return items
  }

  /** What no day counts: it began before the window, or nobody has simulated it. */
  async function headOf (view: View, question: Asked): Promise<Item[]> {
    const { search: { window, include }, fits, where = () => true, others } = question
    const items = [...await overlapping(view, question), ...others.filter(({ from }) => from < window.from)]
    return within(items, window, include, view.now).filter(item => fits(item) && where(item)).sort(list.compare)
  }

  async function partOf (view: View, day: number, question: Asked): Promise<Part<Item>> {
    const { search: { window }, fits, where, others } = question
    const { centre: { calendar }, now } = view
    const [start, end] = [calendar.startOf(day), calendar.startOf(day + 1)]
    const [from, until] = [Math.max(start, window.from), Math.min(end, window.until, now + 1)]
    const own = others.filter(item => item.from >= from && item.from < until)
    const isWhole = from === start && until === end
    const isSettled = where === undefined || end <= now - LONGEST_AFTER_DAY
    const isFitting = (item: Item) => fits(item) && (where?.(item) ?? true)

    async function select (skip: number, limit: number): Promise<{ count: number, selected: Item[] }> {
      const begun = await begunOn(view, day)
      const items = own.length === 0 ? begun : [...begun, ...own].sort(list.compare)
      const last = firstFrom(items, until)
      const selected: Item[] = []
      let count = 0
      for (let index = firstFrom(items, from); index < last; index++) {
        const item = items[index]
        if (item === undefined || !isFitting(item)) continue
        if (count >= skip && count < skip + limit) selected.push(item)
        count++
      }
      return { count, selected }
    }

    const isCounted = isWhole && isSettled
    return {
      count: isCounted ? await countOn(view, day, fits) + own.filter(fits).length : (await select(0, 0)).count,
      items: async (skip, limit) => (await select(skip, limit)).selected
    }
  }

  async function partsOf (view: View, question: Asked): Promise<Part<Item>[]> {
    const head = await headOf(view, question)
    const parts: Part<Item>[] = [{ count: head.length, items: async (skip, limit) => head.slice(skip, skip + limit) }]
    for (const day of daysOf(view, question)) parts.push(await partOf(view, day, question))
    return parts
  }

  return {
    ofDay,
    lastingOf: deriveLasting(history, list.name, ofDay),

    async page (view: View, question: Asked): Promise<Found<Item>> {
      const { page, limit } = question.search
      const skip = (page - 1) * limit
      const rows: Item[] = []
      let total = 0
      for (const part of await partsOf(view, question)) {
        const [before, left] = [Math.max(0, skip - total), limit - rows.length]
        if (before < part.count && left > 0) rows.push(...await part.items(before, left))
        total += part.count
      }
      return { total, rows }
    }
  }
}

/** The business days on which something of the window may begin. */
function daysOf (
  { centre, now }: View, { search: { window }, others }: { search: Search, others: readonly { from: number }[] }
): number[] {
  const { calendar } = centre
  const { first, last } = daysFor(centre, now, now)
  const end = Math.min(window.until, now + 1, calendar.startOf(last + 1) + LONGEST_AFTER_DAY)
  const from = Math.max(window.from, calendar.startOf(first))
  const day = calendar.dayOf(from)
  const simulated = first > last || from >= end
    ? []
    : Array.from({ length: calendar.dayOf(end - 1) - day + 1 }, (_, index) => day + index)
  const apart = others.filter(({ from }) => from >= window.from && from < window.until && from <= now)
    .map(({ from }) => calendar.dayOf(from))
  return [...new Set([...simulated, ...apart])].sort((a, b) => a - b)
}

const reaches = ({ to, processed }: Span, instant: number): boolean =>
  to >= instant || processed.some(at => at >= instant)

/** The index of the first item that begins at an instant or later. */
function firstFrom (items: readonly { from: number }[], instant: number): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.from ?? Infinity) < instant) low = middle + 1
    else high = middle
  }
  return low
}
