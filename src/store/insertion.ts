import type { Database } from './connection.ts'
import type { Columns, RowSink, Value } from './rows.ts'

/** Where rows go into a database: they are inserted as they come. */
export function createInsertion (db: Database, columns: Columns): RowSink {
  const inserts = new Map(Object.entries(columns).map(([table, names]) => [
    table,
    db.prepare<Value[]>(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
  ]))

  return function insertRow (table, values) {
    const insert = inserts.get(table)
    if (insert === undefined) throw new Error(`no rows of ${table} are inserted here`)
    insert.run(...values)
  }
}
