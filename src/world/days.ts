import type { Population } from './population.ts'
import { simulateDay } from './simulation/simulate-day.ts'
import type { Timeline } from './timeline.ts'

/** Simulated days, the last few kept: what is going on right now is asked for again and again. */
export interface Days {
  of (population: Population, day: number): readonly Timeline[]
}

export function createDays (capacity = 8): Days {
  const kept = new Map<string, readonly Timeline[]>()
  return {
    of (population, day) {
      const name = `${population.index}/${day}`
      const timelines = kept.get(name) ?? simulateDay(population, day)
      kept.delete(name)
      kept.set(name, timelines)
      for (const oldest of kept.keys()) {
        if (kept.size <= capacity) break
        kept.delete(oldest)
      }
      return timelines
    }
  }
}
