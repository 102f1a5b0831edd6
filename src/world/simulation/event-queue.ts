/** What is to happen in a simulated day, in the order of time. */
export interface EventQueue {
  /** The instant of the event that happens now, in ms; -Infinity before the first one. */
  readonly now: number
  /** Events of one instant happen in the order in which they were planned. */
  plan (at: number, happen: () => void): PlannedEvent
  /** Lets a planned event never happen. One that has happened stays as it is. */
  cancel (event: PlannedEvent): void
  /** Lets the next event happen. False when none is left. */
  step (): boolean
  /** Lets all events happen, also those that are planned meanwhile. */
  run (): void
}

/** An event in the queue, for whoever may have to cancel it. */
export interface PlannedEvent { readonly at: number }

interface Entry extends PlannedEvent { order: number, happen: (() => void) | undefined }

export function createEventQueue (): EventQueue {
  const heap: Entry[] = []
  let order = 0
  let now = -Infinity

  function step (): boolean {
    for (let entry = pop(heap); entry !== undefined; entry = pop(heap)) {
      const { happen } = entry
      if (happen === undefined) continue
      entry.happen = undefined
      now = entry.at
      happen()
      return true
    }
    return false
  }

  return {
    get now () { return now },
    plan (at, happen) {
      const entry: Entry = { at, order: order++, happen }
      push(heap, entry)
      return entry
    },
    // It stays in the heap until its turn comes: finding it there would cost more than it does.
    cancel (event) { (event as Entry).happen = undefined }, // whoever has one has it from `plan`
    step,
    run () { while (step()) continue }
  }
}

const isEarlier = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order)

function push (heap: Entry[], entry: Entry) {
  let index = heap.push(entry) - 1
  while (index > 0) {
    const parent = (index - 1) >> 1
    const above = heap[parent] as Entry // within the heap
    if (isEarlier(above, entry)) break
    heap[index] = above
    index = parent
  }
  heap[index] = entry
}

function pop (heap: Entry[]): Entry | undefined {
  const top = heap[0]
  const last = heap.pop()
  if (top === undefined || last === undefined || heap.length === 0) return top
  let index = 0
  for (;;) {
    let child = 2 * index + 1
    if (child >= heap.length) break
    // Both are within the heap.
    if (child + 1 < heap.length && isEarlier(heap[child + 1] as Entry, heap[child] as Entry)) child++
    const below = heap[child] as Entry // within the heap
    if (isEarlier(last, below)) break
    heap[index] = below
    index = child
  }
  heap[index] = last
  return top
}
