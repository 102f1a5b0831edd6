import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long a page of many rows goes on without a pause, in ms: ten of them at once have one turn after the other. */
const STEP = 2

/** Presents one after the other; others have their turn in between. */
export async function presented<Item, Presented> (
  items: readonly Item[], present: (item: Item) => Presented
): Promise<Presented[]> {
  const all: Presented[] = []
  let until = performance.now() + STEP
  for (const item of items) {
    if (performance.now() >= until) {
      await nextTurn()
      until = performance.now() + STEP
    }
    all.push(present(item))
  }
  return all
}
