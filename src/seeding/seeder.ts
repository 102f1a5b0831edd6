import type { OpenPlatform } from '../platforms/platform.ts'
import type { Database } from '../store/database.ts'
import type { Days } from '../world/days.ts'
import type { Population } from '../world/population.ts'
import type { Timeline } from '../world/timeline.ts'
import { wantedDays, type DayToMake } from './wanted-days.ts'

export interface Seeder {
  /**
   * Makes what is missing for every instant from `from` to `until`, a step whenever it is asked for the next one, so
   * that a caller may do other things in between.
   */
  make (from: number, until?: number): Generator<void, void>
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
 * Simulates days and lets every platform enter each in a transaction. The rows are complete but for their texts, which
 * are written out afterwards; until then they are presented when they are asked for.
 */
export function createSeeder ({ db, populations, platforms, days }: SeederOptions): Seeder {
  // Between these two instants nothing is missing.
  let covered = { from: Infinity, until: -Infinity }

  // Asked again just before: a request that could not wait may have made the day meanwhile.
  const enterDay = db.transaction((platform: OpenPlatform, population: Population, day: number, timelines: readonly Timeline[]) => {
    if (!platform.has(population, day)) platform.enter(population, day, sink => platform.makeRows(population, day, timelines, false, sink))
  })

  // The platforms take turns: a step is short, and all of them present a day while it is at hand.
  let turn = 0
  const writeSome = db.transaction((platform: OpenPlatform): boolean => platform.writeOut())

  const missing = (population: Population, from: number, until: number): DayToMake[] =>
    wantedDays(platforms, population, from, until).filter(({ day }) => !platforms.every(platform => platform.has(population, day)))

  function * make (from: number, until = from) {
    if (from >= covered.from && until < covered.until) return
    const list = populations.flatMap(population => missing(population, from, until)).sort((a, b) => a.day - b.day)
    for (const { population, day, simulated } of list) {
      const timelines = simulated ? days.of(population, day) : []
      for (const platform of platforms) {
        yield
        enterDay(platform, population, day, timelines)
      }
      yield
    }
    note(from, until)
  }

  /** Remembers that nothing is missing between the first instant of one day and the last of the other. */
  function note (first: number, last: number) {
    const from = Math.max(...populations.map(({ calendar }) => calendar.startOf(calendar.dayOf(first))))
    const until = Math.min(...populations.map(({ calendar }) => calendar.startOf(calendar.dayOf(last) + 1)))
    const touches = from <= covered.until && covered.from <= until
    covered = touches ? { from: Math.min(from, covered.from), until: Math.max(until, covered.until) } : { from, until }
  }

  return {
    make,
    cover (now) {
      const steps = make(now)
      while (steps.next().done !== true);
    },
    writeOut () {
      for (let tried = 0; tried < platforms.length; tried++) {
        const platform = platforms[turn++ % platforms.length]
        if (platform !== undefined && writeSome(platform)) return true
      }
      return false
    }
  }
}
