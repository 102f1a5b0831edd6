import type { PreparedPlatform, StoredPlatform } from '../platforms/platform.ts'
import { daysFor } from '../world/history.ts'
import type { Centre } from '../world/centre.ts'

/** A business day of a tenant. */
export interface DayOfCentre { centre: Centre, day: number }

/** One that is to be there; where it is not simulated it has static documents only. */
export interface DayToMake extends DayOfCentre { simulated: boolean }

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

/** Days that are stored and shown at no instant from `from` to `until`, those that are farthest from `from` first. */
export function unwantedDays (
  platforms: readonly StoredPlatform[], centres: readonly Centre[], from: number, until: number
): DayOfCentre[] {
  return centres.flatMap(centre => {
    const wanted = new Set(wantedDays(platforms, centre, from, until).map(({ day }) => day))
    const now = centre.calendar.dayOf(from)
    return [...new Set(platforms.flatMap(({ storage }) => [...storage.days(centre)]))]
      .filter(day => !wanted.has(day))
      .map(day => ({ centre, day, distance: Math.abs(day - now) }))
  }).sort((a, b) => b.distance - a.distance)
}
