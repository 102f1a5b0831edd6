import type { Database } from '../../store/connection.ts'
import type { Ledger } from '../../store/ledger.ts'
import { daysOfRows, keysOfDay } from '../../store/row-key.ts'
import type { Value } from '../../store/rows.ts'
import type { Storage } from '../platform.ts'
import { timelineOf, valuesOf, type InteractionModel } from './interaction-table.ts'

/** How many rows are read at a time, which is no work beside presenting them. */
const ROWS_AT_A_TIME = 50

/** The index by which the rows without a text are found; it is empty most of the time. */
export const pendingIndex = (table: string) =>
  `CREATE INDEX IF NOT EXISTS ${table}_pending ON ${table} (key) WHERE document IS NULL;`

/**
 * A history is inserted first, as rows that can be counted and found, and rendered afterwards: presenting takes most of
 * the time, and the server need not wait for it. Changed days, whose keys come after those of all tenants, are not
 * rendered: they live as long as a test, and what is asked of them is presented then.
 */
export function createRendering<Texts extends object> (
  db: Database, ledger: Ledger, { table, textsOf }: InteractionModel<Texts>, tenants: number
): Pick<Storage, 'pending' | 'render'> {
  const rowsWithin = db.prepare<[number, number, number], { key: number, serial: number | null }>(
    `SELECT key, serial FROM ${table.name} WHERE document IS NULL AND key >= ? AND key < ? ORDER BY key LIMIT ?`)
  const firstFrom = db.prepare<[number], number>(
    `SELECT key FROM ${table.name} WHERE document IS NULL AND key >= ? ORDER BY key LIMIT 1`).pluck()
  const update = db.prepare<Value[]>(
    `UPDATE ${table.name} SET ${table.texts.map(name => `${name} = ?`).join(', ')} WHERE key = ?`)

  return {
    pending () {
      for (const found of daysOfRows(key => firstFrom.get(key))) {
        if (found.tenant >= tenants) return undefined
        if (ledger.has(found.tenant, found.day)) return found
      }
      return undefined
    },

    * render ({ index }, day, timelines) {
      const [from, until] = keysOfDay(index, day)
      for (;;) {
        const rows = rowsWithin.all(from, until, ROWS_AT_A_TIME)
        for (const row of rows) {
          update.run(...valuesOf(table, textsOf(timelineOf(row, timelines), timelines)), row.key)
          yield
        }
        if (rows.length === 0) return
      }
    }
  }
}
