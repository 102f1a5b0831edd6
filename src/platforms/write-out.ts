import { dayOfKey, tenantOfKey } from '../store/row-key.ts'
import type { Timeline } from '../world/timeline.ts'
import type { House } from './platform.ts'
import { timelineOf, type Row } from './rows.ts'

/** Some 20 ms of work, so that requests can be answered in between. */
const ROWS_AT_A_TIME = 250

/** The index by which the rows without a text are found; it is empty most of the time. */
export const unwrittenIndex = (table: string) => `CREATE INDEX IF NOT EXISTS ${table}_unwritten ON ${table} (key) WHERE document IS NULL;`

/**
 * A history is entered first, as rows that can be counted and found, and written out afterwards: presenting takes most
 * of the time, and the server need not wait for it. Returns the function that writes out some of what is left, and
 * returns false when nothing was.
 */
export function createWriteOut ({ db, days, populations }: House, table: string, write: (key: number, timeline: Timeline, day: readonly Timeline[]) => void) {
  const unwritten = db.prepare<[number], Pick<Row, 'key' | 'serial'>>(`SELECT key, serial FROM ${table} WHERE document IS NULL ORDER BY key LIMIT ?`)

  return function writeOut (): boolean {
    const rows = unwritten.all(ROWS_AT_A_TIME)
    for (const row of rows) {
      const population = populations[tenantOfKey(row.key)]
      if (population === undefined) throw new RangeError(`row ${row.key} is of no tenant`)
      const day = days.of(population, dayOfKey(row.key))
      write(row.key, timelineOf(row, day), day)
    }
    return rows.length > 0
  }
}
