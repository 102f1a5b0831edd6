import type { OpenPlatform } from '../platforms/platform.ts'
import type { Database } from '../store/database.ts'
import type { Days } from '../world/days.ts'
import { daysFor } from '../world/history.ts'
import type { Population } from '../world/population.ts'

export interface Seeder {
  /** What is to be made for `now`, a day each, so that a caller may do other things in between. */
  missing (now: number): (() => void)[]
  /** Makes what is missing for `now` before it returns; costs nothing when nothing is. */
  cover (now: number): void
  /** Writes out some of the texts that rows still lack; false when none does. */
  writeOut (): boolean
}

export interface SeederOptions {
  db: Database
  populations: readonly Population[]
  platforms: readonly OpenPlatform[]
  days: Days
}

/**
 * Simulates days and lets every platform enter each in one transaction. The rows are complete but for their texts, which
 * are written out afterwards; until then they are presented when they are asked for.
 */
export function createSeeder ({ db, populations, platforms, days }: SeederOptions): Seeder {
  // Between these two instants nothing is missing.
  let covered = { from: Infinity, until: -Infinity }

  const enterDay = db.transaction((population: Population, day: number, simulated: boolean) => {
    const timelines = simulated ? days.of(population, day) : []
    for (const platform of platforms) {
      if (!platform.has(population, day)) platform.enter(population, day, timelines)
    }
  })

  function missing (now: number): (() => void)[] {
    return populations.flatMap(population => {
      const { first, last } = daysFor(population, now)
      const wanted = new Set(Array.from({ length: last - first + 1 }, (_, i) => first + i))
      // Literal documents may lie outside of an absolute history; a moving window hides what lies outside of it anyway.
      if ('from' in population.tenant.history) platforms.forEach(platform => platform.pinnedDays(population).forEach(day => wanted.add(day)))
      return [...wanted]
        .filter(day => !platforms.every(platform => platform.has(population, day)))
        .sort((a, b) => a - b)
        .map(day => () => enterDay(population, day, day >= first && day <= last))
    })
  }

  const writeOut = db.transaction((): boolean => platforms.map(platform => platform.writeOut()).includes(true))

  return {
    missing,
    writeOut,
    cover (now) {
      if (now >= covered.from && now < covered.until) return
      const days = missing(now)
      for (const make of days) make()
      let more = days.length > 0
      while (more) more = writeOut()
      const calendars = populations.map(({ calendar }) => calendar)
      covered = {
        from: Math.max(...calendars.map(calendar => calendar.startOf(calendar.dayOf(now)))),
        until: Math.min(...calendars.map(calendar => calendar.startOf(calendar.dayOf(now) + 1)))
      }
    }
  }
}
