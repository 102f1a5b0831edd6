import type { Queue } from '../../../world/centre.ts'
import type { Timeline } from '../../../world/timeline.ts'

/** When customers entered a queue and left it, on one business day, each in ascending order. */
interface Movements { entries: number[], exits: number[] }

const known = new WeakMap<readonly Timeline[], Map<Queue, Movements>>()

/** How many customers of the day are in the queue right after an instant. */
export function lengthAfter (day: readonly Timeline[], queue: Queue, instant: number): number {
  let movements = known.get(day)
  if (movements === undefined) known.set(day, movements = movementsOf(day))
  const { entries, exits } = movements.get(queue) ?? { entries: [], exits: [] }
  return countUntil(entries, instant) - countUntil(exits, instant)
}

function movementsOf (day: readonly Timeline[]): Map<Queue, Movements> {
  const all = new Map<Queue, Movements>()
  for (const { queue, enteredAt, leftAt } of day.flatMap(({ visits }) => visits)) {
    const own = all.get(queue) ?? { entries: [], exits: [] }
    own.entries.push(enteredAt)
    if (leftAt !== undefined) own.exits.push(leftAt)
    all.set(queue, own)
  }
  for (const { entries, exits } of all.values()) {
    entries.sort((a, b) => a - b)
    exits.sort((a, b) => a - b)
  }
  return all
}

/** How many of the ascending instants are not later. */
function countUntil (instants: readonly number[], instant: number): number {
  let [low, high] = [0, instants.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((instants[middle] ?? Infinity) <= instant) low = middle + 1
    else high = middle
  }
  return low
}
