import type { Centre } from './centre.ts'
import { playDay } from './simulation/simulate-day.ts'
import type { Timeline } from './timeline.ts'

/** Simulated days, the last few kept: what is going on right now is asked for again and again. */
export interface Days {
  /** A day's interactions; plays the day at once where it is not kept. */
  of (centre: Centre, day: number): readonly Timeline[]
  /** The same in steps of a millisecond or two, between which a caller may do other things. */
  play (centre: Centre, day: number): Generator<void, readonly Timeline[]>
}

/** How many days are kept, of all tenants. */
const CAPACITY = 8

export function createDays (capacity = CAPACITY): Days {
  const kept = new Map<string, readonly Timeline[]>()

  function keep (name: string, timelines: readonly Timeline[]) {
    kept.delete(name)
    kept.set(name, timelines)
    for (const oldest of kept.keys()) {
      if (kept.size <= capacity) break
      kept.delete(oldest)
    }
    return timelines
  }

  function * play (centre: Centre, day: number): Generator<void, readonly Timeline[]> {
    const name = `${centre.index}/${day}`
    return keep(name, kept.get(name) ?? (yield * playDay(centre, day)).timelines)
  }

  return {
    play,
    of (centre, day) {
      const steps = play(centre, day)
      for (;;) {
        const { done, value } = steps.next()
        if (done === true) return value
      }
    }
  }
}
