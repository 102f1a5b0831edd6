import { setImmediate as nextTurn } from 'node:timers/promises'
import type { StoredPlatform } from '../platforms/platform.ts'
import type { Database } from '../store/connection.ts'
import type { History } from '../world/days.ts'
import type { Centre } from '../world/centre.ts'
import type { Timeline } from '../world/timeline.ts'
import { homeOf } from '../world/view.ts'
import { wantedDays, type DayToMake } from './wanted-days.ts'

export interface Seeder {
  /**
   * Makes the days that a tenant lacks for every instant from `from` to `until`, in steps between which other work is
   * done. Resolves early when the signal is given. Days that are made already, or by another call, are not made again.
   */
  ensureDays (centre: Centre, from: number, until?: number): Promise<void>
  /** Whether a tenant lacks no day at the instant, as far as that is known without a look into the database. */
  hasDays (centre: Centre, now: number): boolean
  /** Presents and stores some of the texts that rows still lack; false when none does. */
  renderPending (): boolean
}

export interface SeederOptions {
  db: Database
  platforms: readonly StoredPlatform[]
  history: History
  /** Ends all that is being made. */
  signal: AbortSignal
}

/** Instants between which a tenant lacks nothing: from <= t < until. */
interface Covered { from: number, until: number }

const NOTHING: Covered = { from: Infinity, until: -Infinity }

/**
 * Simulates days and has every platform insert each in a transaction. The rows are complete but for their texts, which
 * are rendered afterwards; until then they are presented when they are asked for.
 */
export function createSeeder ({ db, platforms, history, signal }: SeederOptions): Seeder {
  const covered = new Map<Centre, Covered>()
  /** Days that are being made, by tenant and day. */
  const making = new Map<string, Promise<void>>()

  // Asked again just before: another call may have made the day meanwhile.
  const insertDay = db.transaction((
    { setup, storage }: StoredPlatform, centre: Centre, day: number, timelines: readonly Timeline[]
  ) => {
    if (storage.has(centre, day)) return
    storage.insert(centre, day, sink => setup.makeRows(centre, day, timelines, false, sink))
  })

  // The platforms take turns: a step is short, and all of them present a day while it is at hand.
  let turn = 0
  const renderSome = db.transaction(({ storage }: StoredPlatform): boolean => storage.renderPending())

  const missing = (centre: Centre, from: number, until: number): DayToMake[] =>
    wantedDays(platforms, centre, from, until)
      .filter(({ day }) => !platforms.every(({ storage }) => storage.has(centre, day)))
      .sort((a, b) => a.day - b.day)

  async function makeDay ({ centre, day, simulated }: DayToMake) {
    const timelines = simulated ? await history.play(homeOf(centre), day) : []
    for (const platform of platforms) {
      await nextTurn()
      if (signal.aborted) return
      insertDay(platform, centre, day, timelines)
    }
    await nextTurn()
  }

  /** Two that lack the same day share the work. */
  async function shareDay (wanted: DayToMake) {
    const name = `${wanted.centre.index}/${wanted.day}`
    const known = making.get(name) ?? makeDay(wanted).finally(() => making.delete(name))
    making.set(name, known)
    await known
  }

  /** Remembers that nothing is missing between the first instant of one day and the last of the other. */
  function remember (centre: Centre, first: number, last: number) {
    const { calendar } = centre
    const now = { from: calendar.startOf(calendar.dayOf(first)), until: calendar.startOf(calendar.dayOf(last) + 1) }
    const before = covered.get(centre) ?? NOTHING
    const touches = now.from <= before.until && before.from <= now.until
    covered.set(centre,
      touches ? { from: Math.min(now.from, before.from), until: Math.max(now.until, before.until) } : now)
  }

  function isCovered (centre: Centre, from: number, until: number): boolean {
    const known = covered.get(centre) ?? NOTHING
    return from >= known.from && until < known.until
  }

  return {
    hasDays: (centre, now) => isCovered(centre, now, now),

    async ensureDays (centre, from, until = from) {
      if (isCovered(centre, from, until)) return
      for (const wanted of missing(centre, from, until)) {
        if (signal.aborted) return
        await shareDay(wanted)
      }
      if (!signal.aborted) remember(centre, from, until)
    },

    renderPending () {
      for (let tried = 0; tried < platforms.length; tried++) {
        const platform = platforms[turn++ % platforms.length]
        if (platform !== undefined && renderSome(platform)) return true
      }
      return false
    }
  }
}
