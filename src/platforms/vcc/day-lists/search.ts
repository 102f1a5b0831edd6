import { pageOfLaterParts, type Found, type Part } from '../../../store/parts.ts'
import { LONGEST_AFTER_DAY } from '../../../world/bounds.ts'
import type { History } from '../../../world/days.ts'
import { daysFor, type Window } from '../../../world/history.ts'
import type { View } from '../../../world/view.ts'
import type { Search } from '../search.ts'
import { within, type Span } from '../spans.ts'
import { createBegun, firstFrom, type Fits } from './begun.ts'
import type { ReadCounts } from './counts.ts'
import type { DayList } from './day-list.ts'

/** What of a list is asked for. */
export interface Question<Item, Key extends keyof Item> {
  search: Search
  /** Whether an item is asked for, by what it is grouped by. */
  fits: Fits<Item, Key>
  /** What else must be true of an item; it must be true of all that ended before now. */
  where?: (item: Item) => boolean
  /** What no simulated day begins. */
  others: readonly Item[]
  /** How long after its day something of a day's items can lie in the window, in ms. */
  reach: number
}

/** What of a list begins on one business day, or before the window. */
type DayPart<Item> = Part<Promise<Item[]>>

/**
 * Returns the function that finds a page. What begins on the days within the window is counted when a day is made, so
 * a page reads the days that it shows, and those at the two edges of the window.
 */
export function createDaySearch<Item extends Span, Key extends keyof Item> (
  history: History, readCounts: ReadCounts, list: DayList<Item, Key>
) {
  type Asked = Question<Item, Key>
  const begun = createBegun(history, readCounts, list)
  const { ofDay, lastingOf } = begun

  /** What began before the window and has its end or its processing in it. */
  async function overlapping (view: View, { search, reach }: Asked): Promise<Item[]> {
    const { window: { from }, include } = search
    if (include === 'Started') return []
    const { calendar } = view.centre
    const { first, last } = daysFor(view.centre, view.now, view.now)
    const items: Item[] = []
    for (let day = Math.max(first, calendar.dayOf(from - reach)); day <= Math.min(last, calendar.dayOf(from)); day++) {
      for (const item of await ofDay(view.branch, day)) {
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

  /** What of a day, and of the others beside it, begins at `from` or later, before `until`, and is asked for. */
  async function select (
    view: View, day: number, { from, until }: Window, { fits, where = () => true }: Asked, others: readonly Item[]
  ): Promise<Item[]> {
    const simulated = await begun.on(view, day)
    const items = others.length === 0 ? simulated : [...simulated, ...others].sort(list.compare)
    return items.slice(firstFrom(items, from), firstFrom(items, until)).filter(item => fits(item) && where(item))
  }

  async function partOf (view: View, day: number, question: Asked): Promise<DayPart<Item>> {
    const { search: { window }, fits, where } = question
    const { centre: { calendar }, now } = view
    const [start, end] = [calendar.startOf(day), calendar.startOf(day + 1)]
    const [from, until] = [Math.max(start, window.from), Math.min(end, window.until, now + 1)]
    const others = question.others.filter(item => item.from >= from && item.from < until)
    const isWhole = from === start && until === end
    const isSettled = where === undefined || end <= now - LONGEST_AFTER_DAY
    const items = () => select(view, day, { from, until }, question, others)
    return {
      count: isWhole && isSettled
        ? await begun.countOn(view, day, fits) + others.filter(fits).length
        : (await items()).length,
      rows: async (skip, limit) => (await items()).slice(skip, skip + limit)
    }
  }

  async function partsOf (view: View, question: Asked): Promise<DayPart<Item>[]> {
    const head = await headOf(view, question)
    const parts: DayPart<Item>[] = [{ count: head.length, rows: async (skip, limit) => head.slice(skip, skip + limit) }]
    for (const day of daysOf(view, question)) parts.push(await partOf(view, day, question))
    return parts
  }

  return {
    ofDay,
    lastingOf,

    async page (view: View, question: Asked): Promise<Found<Item>> {
      const { page, limit } = question.search
      return await pageOfLaterParts(await partsOf(view, question), (page - 1) * limit, limit)
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
