import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Platform } from '../platforms/platform.ts'
import { writingError } from '../store/database-error.ts'
import { createDatabaseFile } from '../store/database-file.ts'
import { readBatch } from '../store/row-batch.ts'
import { createDayCache } from '../world/day-cache.ts'
import { createHistory } from '../world/days.ts'
import { drawCentres } from '../world/centre.ts'
import type { DayMade } from './day-worker.ts'
import { makeDays } from './make-days.ts'
import { definitionOf } from './open-history.ts'
import { storeOrigin, type Origin } from './origin.ts'
import { wantedDays } from './wanted-days.ts'

export interface SeedFileOptions {
  /** Must not exist. */
  file: string
  origin: Origin
  platforms: readonly Platform[]
  /** The instant at which the history is to be whole. */
  now: number
  /** Told whenever a day is stored, and of what comes after the days. */
  report: (progress: Progress) => void
  /** Ends it: nothing of the file is left, and the promise rejects. */
  signal: AbortSignal
}

export interface Progress {
  doing: 'days' | 'indexes' | 'disk'
  days: { done: number, total: number }
  /** Stored so far, by the platform's name. */
  interactions: Map<string, number>
}

/**
 * Writes a database that has all of a history: a thread makes the days, this one stores them. Nothing is at the file's
 * name until all is there. Throws DatabaseError.
 */
export async function seedFile ({ file, origin, platforms, now, report, signal }: SeedFileOptions): Promise<Progress> {
  const { scenario, seed } = origin
  const created = createDatabaseFile({ file, ...definitionOf(platforms), origin: storeOrigin(origin) })
  const { db } = created
  try {
    const centres = drawCentres(scenario, seed)
    const world = { centres, history: createHistory(createDayCache(), nextTurn) }
    const storages = new Map(origin.platforms.map(({ platform: { name }, setup }) => [name, setup.storage(db, world)]))
    const list = centres.flatMap(centre => wantedDays(origin.platforms, centre, now, now)
      .sort((a, b) => a.day - b.day)
      .map(({ day, simulated }) => ({ tenant: centre.index, day, simulated })))
    const progress: Progress = {
      doing: 'days',
      days: { done: 0, total: list.length },
      interactions: new Map(platforms.map(({ name }) => [name, 0]))
    }

    const store = db.transaction(({ tenant, day, rows }: DayMade) => {
      for (const { platform, batch, count } of rows) {
        const centre = centres[tenant]
        const storage = storages.get(platform)
        if (centre === undefined || storage === undefined) {
          throw new RangeError(`nobody asked for tenant ${tenant} of ${platform}`)
        }
        readBatch(batch, storage.insertRow)
        storage.enter(centre, day, count)
      }
    })
    for await (const day of makeDays(origin, list, signal)) {
      store(day)
      for (const { platform, count } of day.rows) {
        progress.interactions.set(platform, (progress.interactions.get(platform) ?? 0) + count)
      }
      progress.days.done++
      report(progress)
    }
    report({ ...progress, doing: 'indexes' })
    for (const { indexes } of platforms) {
      await nextTurn()
      signal.throwIfAborted()
      db.exec(indexes)
    }
    report({ ...progress, doing: 'disk' })
    await created.publish(signal)
    return progress
  } catch (error) {
    created.discard()
    throw writingError(file, error)
  }
}
