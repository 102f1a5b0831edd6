import type { Database } from '../../store/connection.ts'
import type { Ledger } from '../../store/ledger.ts'
import { daysOfRows, keysOfDay, type TenantDay } from '../../store/row-key.ts'
import type { Value } from '../../store/rows.ts'
import type { RowOwner } from '../../world/branch.ts'
import type { Storage } from '../platform.ts'
import { staticsOn, type InteractionModel } from './interaction-table.ts'

/** How many rows are deleted at a time, and how much of a table's time: some tenths of a millisecond of work. */
const ROWS_AT_A_TIME = 50
const TIME_AT_A_TIME = 3_600_000

/**
 * Returns the function that deletes a day from all tables. Rows of interactions come last but one, and those of the
 * whole day last: while there is one, something may be left of the day.
 */
export function createDropDay<Texts extends object> (
  db: Database, ledger: Ledger, { table, statics, daily }: InteractionModel<Texts>
): Storage['drop'] {
  const { byInstant = {} } = table
  const keyOfId = db.prepare<[string, number], number>(
    `SELECT key FROM ${table.name} WHERE ${table.id} = ? AND tenant = ?`).pluck()
  const exactly = new Map(Object.entries(table.attached).map(([name, columns]) =>
    [name, db.prepare<Value[]>(`DELETE FROM ${name} WHERE ${columns.map(column => `${column} IS ?`).join(' AND ')}`)]))
  const ordered = Object.entries(byInstant).map(([name, { column, reach }]) => ({
    reach,
    within: db.prepare<[number, number, number, number, number]>(
      `DELETE FROM ${name} WHERE tenant = ? AND ${column} >= ? AND ${column} < ? AND key >= ? AND key < ?`)
  }))
  const keys = db.prepare<[number, number, number], number>(
    `SELECT key FROM ${table.name} WHERE key >= ? AND key < ? ORDER BY key LIMIT ?`).pluck()
  const byKey = [
    ...Object.keys(table.attached).filter(name => byInstant[name] === undefined)
      .map(name => db.prepare<[number, number, number]>(
        `DELETE FROM ${name} WHERE tenant = ? AND key >= ? AND key <= ?`)),
    db.prepare<[number, number, number]>(`DELETE FROM ${table.name} WHERE tenant = ? AND key >= ? AND key <= ?`)
  ]
  const ofDay = Object.keys(daily?.columns ?? {}).map(name =>
    db.prepare<[number, number]>(`DELETE FROM ${name} WHERE tenant = ? AND day = ?`))

  /** Nobody knows how far the instants of a static document reach. */
  function dropStatics ({ index, centre }: RowOwner, day: number) {
    for (const { id, attached } of staticsOn(statics, centre, day)) {
      const key = keyOfId.get(id, index)
      if (key === undefined) continue
      for (const row of attached) exactly.get(row.table)?.run(...row.valuesFor(index, key))
    }
  }

  return function * dropDay (owner, day) {
    const { index, centre: { calendar } } = owner
    const [first, until] = keysOfDay(index, day)
    ledger.remove(index, day)
    yield
    const rows = () => keys.all(first, until, ROWS_AT_A_TIME)
    if (rows().length > 0) {
      dropStatics(owner, day)
      for (const { within, reach } of ordered) {
        const end = calendar.startOf(day + 1) + reach
        for (let at = calendar.startOf(day); at <= end; at += TIME_AT_A_TIME) {
          within.run(index, at, at + TIME_AT_A_TIME, first, until)
          yield
        }
      }
      for (let found = rows(); found.length > 0; found = rows()) {
        const [from = first] = found
        for (const statement of byKey) statement.run(index, from, found.at(-1) ?? from)
        yield
      }
    }
    for (const statement of ofDay) statement.run(index, day)
  }
}

/** Days that have rows and are not entered. A look at each day, and not at its rows. */
export function unfinishedDays (db: Database, ledger: Ledger, table: string): TenantDay[] {
  const firstFrom = db.prepare<[number], number>(`SELECT key FROM ${table} WHERE key >= ? ORDER BY key LIMIT 1`).pluck()
  return [...daysOfRows(key => firstFrom.get(key))].filter(({ tenant, day }) => !ledger.has(tenant, day))
}

/** Returns the function that deletes all rows whose keys begin with an index or a later one, from all tables. */
export function createDropChanged<Texts extends object> (
  db: Database, { table, daily }: InteractionModel<Texts>
): Storage['dropChanged'] {
  const names = [table.name, ...Object.keys(table.attached), ...Object.keys(daily?.columns ?? {}), 'ringback_days']
  return function dropChanged (index) {
    for (const name of names) db.prepare<[number]>(`DELETE FROM ${name} WHERE tenant >= ?`).run(index)
  }
}
