import type { PreparedPlatform } from '../platforms/platform.ts'
import { daysFor } from '../world/history.ts'
import type { Centre } from '../world/centre.ts'

/** A tenant's business day that is to be there; where it is not simulated it has static documents only. */
export interface DayToMake { centre: Centre, day: number, simulated: boolean }

/** The days that a tenant needs for every instant from `from` to `until`. */
export function wantedDays (
  platforms: readonly PreparedPlatform[], centre: Centre, from: number, until: number
): DayToMake[] {
  const { first, last } = daysFor(centre, from, until)
  const wanted = new Set(Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i))
  // Static documents may lie outside of an absolute history; a moving window hides what lies outside of it anyway.
  if ('from' in centre.history) {
    platforms.forEach(({ setup }) => setup.staticDays(centre).forEach(day => wanted.add(day)))
  }
  return [...wanted].map(day => ({ centre, day, simulated: day >= first && day <= last }))
}
