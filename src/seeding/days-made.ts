import type { StoredPlatform } from '../platforms/platform.ts'
import type { Centre } from '../world/centre.ts'
import { wantedDays, type DayToMake } from './wanted-days.ts'

/** How many of the days that were missing at the start are made. */
export interface DaysMade { done: number, total: number }

/** Follows how the days that all tenants lack at an instant are made, by whomever. */
export function followDays (
  platforms: readonly StoredPlatform[], centres: readonly Centre[], now: number
): () => DaysMade {
  const isMissing = ({ centre, day }: DayToMake) => !platforms.every(({ storage }) => storage.has(centre, day))
  // In the order in which they are made, the next one last: what was made is not looked at again.
  const waiting = centres
    .flatMap(centre => wantedDays(platforms, centre, now, now).sort((a, b) => a.day - b.day))
    .filter(isMissing)
    .reverse()
  const total = waiting.length
  return function made () {
    for (let next = waiting.at(-1); next !== undefined && !isMissing(next); next = waiting.at(-1)) waiting.pop()
    return { done: total - waiting.length, total }
  }
}

/** How often it is told how far the history is, in ms. */
const INTERVAL = 250

/** Tells it at once and for as long as the work goes on, until the signal is given. */
export async function tellDays (
  made: () => DaysMade, onStep: (made: DaysMade) => void, signal: AbortSignal, work: () => Promise<void>
) {
  onStep(made())
  const timer = setInterval(() => { if (!signal.aborted) onStep(made()) }, INTERVAL)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
}
