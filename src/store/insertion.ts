import type { Database } from './database.ts'

export type Value = string | number | null

/** Rows by table: a flat list of their values, one row after the other, each in the order of the table's columns. */
export type Values = Readonly<Record<string, readonly Value[]>>

/** By table the columns that are filled. */
export type Columns = Readonly<Record<string, readonly string[]>>

/** Returns the function that inserts rows of these tables. */
export function createInsertion (db: Database, columns: Columns): (values: Values) => void {
  const tables = Object.entries(columns).map(([table, names]) => ({
    table,
    width: names.length,
    insert: db.prepare<Value[]>(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
  }))

  return function insertRows (values) {
    for (const { table, width, insert } of tables) {
      const list = values[table] ?? []
      for (let place = 0; place < list.length; place += width) insert.run(...list.slice(place, place + width))
    }
  }
}
