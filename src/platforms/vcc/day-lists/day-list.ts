import type { Derived, History } from '../../../world/days.ts'
import type { Span } from '../spans.ts'
import { listedDay, type ListedDay } from './listed-day.ts'

/** A list that is read off the simulated days. */
export interface DayList<Item extends Span, Key extends keyof Item = keyof Item> {
  readonly name: string
  /** What a day begins. */
  itemsOf (listed: ListedDay): Generator<void, Item[]>
  /** By what it can be filtered: items of a group have the same values of these keys, which are words. */
  readonly groupBy: readonly Key[]
  /** The order of the list: by `from` first. */
  compare (a: Item, b: Item): number
}

/** About: an item with its texts. */
const BYTES_PER_ITEM = 220

/** What a day has begun, in the order of the list. */
export const deriveItems = <Item extends Span>(
  history: History, list: Pick<DayList<Item>, 'name' | 'itemsOf' | 'compare'>
): Derived<readonly Item[]> => history.derive(history.play, {
    name: `vcc ${list.name}`,
    * from (timelines, centre, day) {
      const items = yield * list.itemsOf(listedDay(centre, day, timelines))
      yield
      return items.sort(list.compare)
    },
    bytesOf: items => items.length * BYTES_PER_ITEM
  })

/** Those of them that end after their business day: few, so they are kept for longer. */
export const deriveLasting = <Item extends Span>(
  history: History, name: string, ofDay: Derived<readonly Item[]>
): Derived<readonly Item[]> => history.derive(ofDay, {
    name: `vcc ${name} that last`,

    * from (items, { calendar }, day) {
      const end = calendar.startOf(day + 1)
      return items.filter(({ to }) => to >= end)
    },
    bytesOf: items => items.length * 8
  })
