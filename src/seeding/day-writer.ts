import { setImmediate as nextTurn } from 'node:timers/promises'
import type { StoredPlatform } from '../platforms/platform.ts'
import type { Database } from '../store/connection.ts'
import type { RowOwner } from '../world/branch.ts'
import { takeFor } from '../world/steps.ts'
import type { Timeline } from '../world/timeline.ts'

/** How long a transaction keeps others waiting, in ms of the machine's time. */
const STEP = 4

export type DayWriter = ReturnType<typeof createDayWriter>

/** Inserts and deletes the rows of days, in transactions of some milliseconds between which others have their turn. */
export function createDayWriter (
  { db, platforms, signal }: { db: Database, platforms: readonly StoredPlatform[], signal: AbortSignal }
) {
  const takeSome: (steps: Generator<void, void>) => boolean =
    db.transaction((steps: Generator<void, void>) => takeFor(steps, STEP).done === true)

  /** A step at a time, until all is done or the signal is given. */
  async function inTransactions (steps: Generator<void, void>) {
    while (!signal.aborted && !takeSome(steps)) await nextTurn()
  }

  /** What is left of a day that was not finished is deleted before. */
  function * insertDay (
    { setup, storage }: StoredPlatform, owner: RowOwner, day: number, timelines: readonly Timeline[]
  ): Generator<void, void> {
    if (storage.has(owner, day)) return
    yield * storage.drop(owner, day)
    const interactions = yield * setup.makeRows(owner, day, timelines, false, storage.insertRow)
    storage.enter(owner, day, interactions)
  }

  return {
    takeSome,
    has: (owner: RowOwner, day: number): boolean => platforms.every(({ storage }) => storage.has(owner, day)),

    async insert (owner: RowOwner, day: number, timelines: readonly Timeline[]) {
      for (const platform of platforms) {
        await nextTurn()
        await inTransactions(insertDay(platform, owner, day, timelines))
      }
      await nextTurn()
    },

    async drop (owner: RowOwner, day: number) {
      for (const { storage } of platforms) await inTransactions(storage.drop(owner, day))
    }
  }
}
