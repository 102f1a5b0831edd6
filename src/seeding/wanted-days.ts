import type { PreparedPlatform } from '../platforms/platform.ts'
import { daysFor } from '../world/history.ts'
import type { Population } from '../world/population.ts'

/** A tenant's business day that is to be there; where it is not simulated it has static documents only. */
export interface DayToMake { population: Population, day: number, simulated: boolean }

/** The days that a tenant needs for every instant from `from` to `until`. */
export function wantedDays (platforms: readonly PreparedPlatform[], population: Population, from: number, until: number): DayToMake[] {
  const { first, last } = daysFor(population, from, until)
  const wanted = new Set(Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i))
  // Static documents may lie outside of an absolute history; a moving window hides what lies outside of it anyway.
  if ('from' in population.history) platforms.forEach(({ setup }) => setup.staticDays(population).forEach(day => wanted.add(day)))
  return [...wanted].map(day => ({ population, day, simulated: day >= first && day <= last }))
}
