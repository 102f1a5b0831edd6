/** What is to happen in a simulated day, in the order of time. */
export interface Agenda {
  readonly now: number
  /** Things planned for one instant happen in the order in which they were planned. */
  plan (at: number, happen: () => void): void
  /** Lets everything happen, also what is planned meanwhile. */
  run (): void
}

interface Entry { at: number, order: number, happen: () => void }

export function createAgenda (): Agenda {
  const heap: Entry[] = []
  let order = 0
  let now = -Infinity

  const earlier = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order)

  function push (entry: Entry) {
    let place = heap.push(entry) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      const above = heap[parent] as Entry // within the heap
      if (earlier(above, entry)) break
      heap[place] = above
      place = parent
    }
    heap[place] = entry
  }

  function pop (): Entry | undefined {
    const top = heap[0]
    const last = heap.pop()
    if (top === undefined || last === undefined || heap.length === 0) return top
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && earlier(heap[child + 1] as Entry, heap[child] as Entry)) child++ // both within the heap
      const below = heap[child] as Entry // within the heap
      if (earlier(last, below)) break
      heap[place] = below
      place = child
    }
    heap[place] = last
    return top
  }

  return {
    get now () { return now },
    plan: (at, happen) => push({ at, order: order++, happen }),
    run () {
      for (let entry = pop(); entry !== undefined; entry = pop()) {
        now = entry.at
        entry.happen()
      }
    }
  }
}
