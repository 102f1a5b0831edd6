import type { Database } from '../../store/connection.ts'
import { keysOfDay } from '../../store/row-key.ts'
import type { Value } from '../../store/rows.ts'
import { asOf } from '../../world/as-of.ts'
import type { RowOwner } from '../../world/branch.ts'
import { finish } from '../../world/steps.ts'
import type { Cells, ExpectedRow, Invariants, StoredRow } from '../invariants.ts'
import { columnsOf, createRowMaker, timelineOf, type InteractionModel } from './interaction-table.ts'

/** Rows of another table that may belong to a day, their values in the order of the table's columns. */
export type ReadAttached = (owner: RowOwner, day: number) => Iterable<{ table: string, values: Value[] }>

/** Reads rows as they are stored, and makes them as they must be, for the invariants. */
export function createRowReader<Texts extends object> (
  db: Database, model: InteractionModel<Texts>, readAttached: ReadAttached
): Pick<Invariants, 'count' | 'expected' | 'stored' | 'attached'> {
  const { table, textsOf } = model
  const rowsOf = createRowMaker(model)
  const columns = columnsOf(table)
  const within = db.prepare<[number, number], { key: number, document: string | null } & Record<string, Value>>(
    `SELECT ${columns[table.name]?.join(', ')} FROM ${table.name} WHERE key >= ? AND key < ? ORDER BY key`)
  const count = db.prepare<[{ tenants: number }], number>(
    `SELECT ${Object.keys(columns).map(name => `(SELECT count(*) FROM ${name} WHERE tenant < :tenants)`).join(' + ')}`)
    .pluck()

  const keyOf = (name: string, values: readonly Value[]) => Number(values[columns[name]?.indexOf('key') ?? NaN])

  return {
    count: tenants => count.get({ tenants }) ?? 0,

    expected: (owner, day, timelines) => finish(rowsOf(owner, day, timelines)).map((row): ExpectedRow => {
      const { key, id, start, finalAt, serial, attached, texts } = row
      const timeline = () => timelineOf(row, timelines)
      return {
        key,
        id,
        start,
        finalAt,
        serial,
        columns: { tenant: owner.index, [table.id]: id, start, final_at: finalAt, serial, ...row.columns },
        texts: () => cellsOf(texts ?? textsOf(timeline(), timelines)),
        textsAt: now => cellsOf(texts ?? textsOf(asOf(timeline(), now), timelines)),
        attached: attached.map(({ table, valuesFor }) => lineOf(table, valuesFor(owner.index, key)))
      }
    }),

    stored: (from, until) => within.all(from, until).map(({ key, ...cells }): StoredRow => {
      const texts = Object.fromEntries(table.texts.map(name => [name, cells[name] ?? null]))
      for (const name of table.texts) delete cells[name]
      return { key, columns: cells, texts: texts['document'] === null ? undefined : texts }
    }),

    attached (owner, day) {
      const lines = new Map<number, string[]>()
      const [from, until] = keysOfDay(owner.index, day)
      for (const { table, values } of readAttached(owner, day)) {
        const key = keyOf(table, values)
        if (key >= from && key < until) lines.set(key, [...lines.get(key) ?? [], lineOf(table, values)])
      }
      return lines
    }
  }
}

const lineOf = (table: string, values: readonly Value[]): string => `${table} ${JSON.stringify(values)}`

const cellsOf = (texts: object): Cells => ({ ...texts })
