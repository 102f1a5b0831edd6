import type { Database } from '../../store/connection.ts'
import { dayOfKey, tenantOfKey } from '../../store/row-key.ts'
import type { Value } from '../../store/rows.ts'
import { homeOf } from '../../world/view.ts'
import type { World } from '../platform.ts'
import { timelineOf, valuesOf, type InteractionModel } from './interaction-table.ts'

/** Some 20 ms of work, so that requests can be answered in between. */
const ROWS_AT_A_TIME = 250

/** The index by which the rows without a text are found; it is empty most of the time. */
export const pendingIndex = (table: string) =>
  `CREATE INDEX IF NOT EXISTS ${table}_pending ON ${table} (key) WHERE document IS NULL;`

/**
 * A history is inserted first, as rows that can be counted and found, and rendered afterwards: presenting takes most of
 * the time, and the server need not wait for it. Returns the function that renders some of what is left, and returns
 * false when nothing was.
 */
export function createRenderPending<Texts extends object> (
  db: Database, { history, centres }: World, { table, textsOf }: InteractionModel<Texts>
) {
  const pending = db.prepare<[number], { key: number, serial: number | null }>(
    `SELECT key, serial FROM ${table.name} WHERE document IS NULL ORDER BY key LIMIT ?`)
  const update = db.prepare<Value[]>(
    `UPDATE ${table.name} SET ${table.texts.map(name => `${name} = ?`).join(', ')} WHERE key = ?`)

  return function renderPending (): boolean {
    const rows = pending.all(ROWS_AT_A_TIME)
    for (const row of rows) {
      const centre = centres[tenantOfKey(row.key)]
      if (centre === undefined) throw new RangeError(`row ${row.key} is of no tenant`)
      const day = history.day(homeOf(centre), dayOfKey(row.key))
      update.run(...valuesOf(table, textsOf(timelineOf(row, day), day)), row.key)
    }
    return rows.length > 0
  }
}
