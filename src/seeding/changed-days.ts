import type { History } from '../world/days.ts'
import { sourceOf, type Branch, type ChangedDay, type DaySource } from '../world/branch.ts'
import type { Centre } from '../world/centre.ts'
import { MOST_TENANTS } from '../store/row-key.ts'
import type { DayWriter } from './day-writer.ts'

/** How long the rows of a day stay that nobody is told of any more: requests that have begun may read them. */
const GRACE_MS = 5000

/** So many versions of a business day have room beside each other, those of all spaces. */
export class NoRoomError extends Error {
  constructor () {
    super('no more spaces can have this business day as their own: close some, or add to another day')
    this.name = 'NoRoomError'
  }
}

export interface ChangedDaysOptions {
  writer: DayWriter
  history: History
  /** How many tenants there are. */
  tenants: number
  /** The machine's time, in ms. */
  time: () => number
}

interface Released { centre: Centre, index: number, day: number, at: number }

function firstFree (taken: ReadonlySet<number>, from: number): number {
  let index = from
  while (taken.has(index)) index++
  return index
}

/** The rows of the days that are not the scenario's: each version of a day has keys of its own. */
export type ChangedDays = ReturnType<typeof createChangedDays>

export function createChangedDays ({ writer, history, tenants, time }: ChangedDaysOptions) {
  /** By day. */
  const taken = new Map<number, Set<number>>()
  const ready = new WeakSet<Branch>()
  /** Versions of days that are being made, by index and day. */
  const making = new Map<string, Promise<void>>()
  const released: Released[] = []

  async function make (branch: Branch, source: DaySource, day: number) {
    await writer.insert(source, day, await history.play(branch, day))
  }

  /** Two that lack the same share the work: neither deletes what the other has begun. */
  async function ensureDay (branch: Branch, day: number) {
    const source = sourceOf(branch, day)
    const name = `${source.index}/${day}`
    if (!making.has(name) && writer.has(source, day)) return
    const made = making.get(name) ?? make(branch, source, day).finally(() => making.delete(name))
    making.set(name, made)
    await made
  }

  return {
    /** An index for another version of a day: the one that it had, if it is known. Throws {@link NoRoomError}. */
    claim (day: number, known?: number): number {
      const indexes = taken.get(day) ?? new Set()
      taken.set(day, indexes)
      const index = known ?? firstFree(indexes, tenants)
      if (index >= MOST_TENANTS) throw new NoRoomError()
      indexes.add(index)
      return index
    },

    isReady: (branch: Branch): boolean => branch.days.size === 0 || ready.has(branch),

    /** Makes the rows that a branch has of its own, in steps. */
    async ensure (branch: Branch) {
      for (const day of branch.days.keys()) await ensureDay(branch, day)
      ready.add(branch)
    },

    /** Nobody has asked for a version of a day, and nobody will: there are no rows. */
    free (day: number, { index }: ChangedDay) {
      taken.get(day)?.delete(index)
    },

    /** Nobody asks for a version of a day any more. */
    release (centre: Centre, day: number, { index }: ChangedDay) {
      released.push({ centre, index, day, at: time() })
    },

    /** Deletes the rows of versions that were released a while ago. */
    async sweep () {
      while (released[0] !== undefined && released[0].at <= time() - GRACE_MS) {
        const { centre, index, day } = released[0]
        released.shift()
        await writer.drop({ centre, index }, day)
        history.forget(index, day)
        taken.get(day)?.delete(index)
      }
    }
  }
}
