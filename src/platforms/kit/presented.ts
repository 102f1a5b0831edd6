import { setImmediate as nextTurn } from 'node:timers/promises'
import { inSteps } from '../../world/steps.ts'

/** How long a page of many rows goes on without a pause, in ms: ten of them at once have one turn after the other. */
const STEP = 2

/** Presents one after the other; others have their turn in between. */
export const presented = async <Item, Presented>(
  items: readonly Item[], present: (item: Item) => Presented
): Promise<Presented[]> => await inSteps(presentAll(items, present), STEP, nextTurn)

function * presentAll<Item, Presented> (
  items: readonly Item[], present: (item: Item) => Presented
): Generator<void, Presented[]> {
  const all: Presented[] = []
  for (const item of items) {
    all.push(present(item))
    yield
  }
  return all
}
