import { setImmediate as nextTurn } from 'node:timers/promises'

/** So many timelines are some milliseconds of work. */
const AT_A_TIME = 200

/** Visits everything in order, and lets others have their turn in between. */
export async function inTurns<Item> (items: readonly Item[], visit: (item: Item) => void): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % AT_A_TIME === 0) await nextTurn()
    visit(item)
  }
}
