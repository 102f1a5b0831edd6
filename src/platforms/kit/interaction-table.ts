import type { Columns, Value } from '../../store/rows.ts'
import { rowKey } from '../../store/row-key.ts'
import type { RowOwner } from '../../world/branch.ts'
import type { Centre } from '../../world/centre.ts'
import { finalInstant, type Timeline } from '../../world/timeline.ts'
import type { Cells } from '../invariants.ts'
import type { MakeRows } from '../platform.ts'

/**
 * A platform's table of interactions. Its columns are, in this order, `key`, `tenant`, the id, `start`, `final_at`,
 * `serial`, its own columns, and its texts, of which one is `document`.
 */
export interface InteractionTable {
  readonly name: string
  /** The column of the interaction's id on the platform. */
  readonly id: string
  /** Columns of its own, by which interactions are searched. */
  readonly columns: readonly string[]
  /** Columns of what is served; null until they are rendered. */
  readonly texts: readonly string[]
  /** Other tables whose rows belong to an interaction: they have `tenant` and `key`. */
  readonly attached: Columns
  /** Of these the ones that are ordered by an instant of their rows; the others are by their keys. */
  readonly byInstant?: Readonly<Record<string, ByInstant>>
}

/** A table's order; a simulated row's instant is at the latest so long after its business day, in ms. */
export interface ByInstant { column: string, reach: number }

/** A row of another table, its values in the order of the table's columns. */
export interface AttachedRow { table: string, valuesFor: (tenant: number, key: number) => Value[] }

/** What is stored of an interaction beside its place in time and its texts. */
export interface RowContent { id: string, columns: Cells, attached: readonly AttachedRow[] }

/** A static document as a row. */
export interface StaticRow<Texts> extends RowContent { tenant: number, start: number, texts: Texts }

/** How a platform turns interactions into rows. */
export interface InteractionModel<Texts extends object> {
  readonly table: InteractionTable
  isSupported (timeline: Timeline): boolean
  /** @param day all interactions of its day */
  contentOf (timeline: Timeline, day: readonly Timeline[]): RowContent
  /** The texts of an interaction, whole or cut. */
  textsOf (timeline: Timeline, day: readonly Timeline[]): Texts
  readonly statics: readonly StaticRow<Texts>[]
  /** Rows that belong to a day and to none of its interactions. */
  readonly daily?: DailyRows
}

/** Rows of tables of their own, which sum a day up. */
export interface DailyRows {
  /** They have `tenant` and `day`. */
  readonly columns: Columns
  rowsOf (
    owner: RowOwner, day: number, timelines: readonly Timeline[]
  ): Generator<void, { table: string, values: Value[] }[]>
}

/** A row as it is inserted; static documents have texts and no serial. */
export interface NewRow<Texts> extends RowContent {
  key: number
  start: number
  finalAt: number
  serial: number | null
  texts: Texts | undefined
}

export type RowMaker<Texts> =
  (owner: RowOwner, day: number, timelines: readonly Timeline[]) => Generator<void, NewRow<Texts>[]>

/** The columns of all tables that are filled, in the order of their values. */
export const columnsOf = ({ name, id, columns, texts, attached }: InteractionTable): Columns =>
  ({ [name]: ['key', 'tenant', id, 'start', 'final_at', 'serial', ...columns, ...texts], ...attached })

/** Returns the function that makes the rows of an owner's day, in the order of their keys. */
export function createRowMaker<Texts extends object> (model: InteractionModel<Texts>): RowMaker<Texts> {
  const { isSupported, contentOf, statics } = model

  return function * rowsOf ({ index: tenant, centre }, day, timelines) {
    const rows: Omit<NewRow<Texts>, 'key'>[] = []
    for (const timeline of timelines) {
      if (!isSupported(timeline)) continue
      const { start, serial } = timeline
      rows.push({
        ...contentOf(timeline, timelines), start, finalAt: finalInstant(timeline), serial, texts: undefined
      })
      yield
    }
    for (const { id, columns, attached, start, texts } of staticsOn(statics, centre, day)) {
      rows.push({ id, columns, attached, start, finalAt: 0, serial: null, texts })
    }
    return rows
      .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
      .map((row, index) => Object.assign(row, { key: rowKey(tenant, day, index) }))
  }
}

/** Returns the function that gives the rows of an owner's day to a sink. */
export function createMakeRows<Texts extends object> (model: InteractionModel<Texts>): MakeRows {
  const { table, textsOf, daily } = model
  const rowsOf = createRowMaker(model)

  return function * makeRows (owner, day, timelines, withTexts, sink) {
    const { index: tenant } = owner
    const rows = yield * rowsOf(owner, day, timelines)
    yield
    for (const { key, id, start, finalAt, serial, columns, attached, texts } of rows) {
      const rendered = texts ?? (withTexts ? textsOf(timelineOf({ key, serial }, timelines), timelines) : undefined)
      sink(table.name, [
        key, tenant, id, start, finalAt, serial,
        ...table.columns.map(name => columns[name] ?? null),
        ...valuesOf(table, rendered)
      ])
      for (const row of attached) sink(row.table, row.valuesFor(tenant, key))
      yield
    }
    if (daily !== undefined) {
      for (const { table, values } of yield * daily.rowsOf(owner, day, timelines)) sink(table, values)
    }
    return rows.length
  }
}

/** The texts in the order of their columns; all null where there are none yet. */
export const valuesOf = ({ texts: names }: InteractionTable, texts: object | undefined): Value[] =>
  names.map(name => (texts as Cells | undefined)?.[name] ?? null) // which is what texts consist of

/** The interaction of which a simulated row tells. Throws RangeError. */
export function timelineOf (
  { key, serial }: { key: number, serial: number | null }, day: readonly Timeline[]
): Timeline {
  const timeline = serial === null ? undefined : day[serial]
  if (timeline === undefined) throw new RangeError(`row ${key} has no timeline`)
  return timeline
}

/** Those that begin on a tenant's business day. */
export const staticsOn = <Texts>(
  statics: readonly StaticRow<Texts>[], { index, calendar }: Centre, day: number
): StaticRow<Texts>[] => statics.filter(row => row.tenant === index && calendar.dayOf(row.start) === day)

/** The business days of a tenant on which it has static documents. */
export const staticDaysOf = ({ index, calendar }: Centre, statics: readonly StaticRow<unknown>[]): number[] =>
  statics.filter(({ tenant }) => tenant === index).map(({ start }) => calendar.dayOf(start))
