import type { StoredPlatform } from '../platforms/platform.ts'
import type { RowMemory } from '../store/row-memory.ts'
import type { History } from '../world/days.ts'
import type { Centre } from '../world/centre.ts'
import { homeOf } from '../world/branch.ts'
import { createCovered } from './covered.ts'
import type { DayWriter } from './day-writer.ts'
import { createRenderPending } from './render-pending.ts'
import { unwantedDays, wantedDays, type DayOfCentre, type DayToMake } from './wanted-days.ts'

export interface Seeder {
  /**
   * Makes the days that a tenant lacks for every instant from `from` to `until`, in steps between which other work is
   * done. Resolves early when the signal is given. Days that are made already, or by another call, are not made again.
   */
  ensureDays (centre: Centre, from: number, until?: number): Promise<void>
  /** Whether a tenant lacks no day at the instant, as far as that is known without a look into the database. */
  hasDays (centre: Centre, now: number): boolean
  /** Presents and stores some of the texts that rows still lack; false when none does. */
  renderPending (): Promise<boolean>
  /**
   * Deletes days that nobody needs from `from` to `until`, those that are farthest away first, in steps and for as long
   * as the rows take more than their bound.
   */
  dropDays (from: number, until: number): Promise<void>
  /** Deletes what is left of days that were not finished, because the process ended, and all changed days. */
  dropUnfinished (): Promise<void>
  /** Begins the work when no day is being made, and lets none be dropped while it goes on. */
  keepDays<Value> (work: () => Promise<Value>): Promise<Value>
}

export interface SeederOptions {
  writer: DayWriter
  platforms: readonly StoredPlatform[]
  centres: readonly Centre[]
  history: History
  rows: RowMemory
  /** Ends all that is being made. */
  signal: AbortSignal
}

/** What a call needs: its days are not dropped. */
interface Need { centre: Centre, days: ReadonlySet<number> }

/**
 * Simulates days and has every platform insert each, in transactions of some milliseconds. A day counts once all of
 * its rows are there. These are complete but for their texts, which are rendered afterwards; until then they are
 * presented when they are asked for.
 */
export function createSeeder ({ writer, platforms, centres, history, rows, signal }: SeederOptions): Seeder {
  const covered = createCovered()
  /** Days that are being made or dropped, by tenant and day. */
  const making = new Map<string, Promise<void>>()
  const dropping = new Map<string, Promise<void>>()
  const needs = new Set<Need>()
  let keepers = 0

  const nameOf = ({ index }: Centre, day: number) => `${index}/${day}`
  const missing = (centre: Centre, wanted: readonly DayToMake[]): DayToMake[] => wanted
    .filter(({ day }) => !writer.has(homeOf(centre), day))
    .sort((a, b) => a.day - b.day)

  async function makeDay ({ centre, day, simulated }: DayToMake) {
    const timelines = simulated ? await history.play(homeOf(centre), day) : []
    await writer.insert(homeOf(centre), day, timelines)
  }

  /** Two that lack the same day share the work. */
  async function shareDay (wanted: DayToMake) {
    const name = nameOf(wanted.centre, wanted.day)
    await dropping.get(name)
    const known = making.get(name) ?? makeDay(wanted).finally(() => making.delete(name))
    making.set(name, known)
    await known
  }

  async function makeMissing (centre: Centre, wanted: readonly DayToMake[]) {
    const need: Need = { centre, days: new Set(wanted.map(({ day }) => day)) }
    needs.add(need)
    try {
      for (const lacking of missing(centre, wanted)) {
        if (signal.aborted) return
        await shareDay(lacking)
      }
    } finally {
      needs.delete(need)
    }
  }

  async function dropDay (centre: Centre, day: number) {
    covered.forget(centre)
    await writer.drop(homeOf(centre), day)
  }

  const isNeeded = ({ centre, day }: DayOfCentre) => making.has(nameOf(centre, day)) ||
    [...needs].some(need => need.centre === centre && need.days.has(day))

  return {
    hasDays: (centre, now) => covered.has(centre, now, now),

    async ensureDays (centre, from, until = from) {
      if (covered.has(centre, from, until)) return
      await makeMissing(centre, wantedDays(platforms, centre, from, until))
      if (!signal.aborted) covered.add(centre, from, until)
    },

    renderPending: createRenderPending({ platforms, centres, history }, writer.takeSome),

    async dropDays (from, until) {
      if (rows.bytes <= rows.bound) return
      for (const { centre, day } of unwantedDays(platforms, centres, from, until)) {
        if (signal.aborted || keepers > 0 || rows.bytes <= rows.bound) return
        if (isNeeded({ centre, day })) continue
        const name = nameOf(centre, day)
        const known = dropping.get(name) ?? dropDay(centre, day).finally(() => dropping.delete(name))
        dropping.set(name, known)
        await known
      }
    },

    async dropUnfinished () {
      for (const { storage } of platforms) storage.dropChanged(centres.length)
      for (const { storage } of platforms) {
        for (const { tenant, day } of storage.unfinished()) {
          const centre = centres[tenant]
          if (centre !== undefined) await writer.drop(homeOf(centre), day)
        }
      }
    },

    async keepDays (work) {
      keepers++
      try {
        await Promise.all([...dropping.values(), ...making.values()])
        return await work()
      } finally {
        keepers--
      }
    }
  }
}
