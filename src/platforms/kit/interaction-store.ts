import type { Database } from '../../store/connection.ts'
import { createInsertion } from '../../store/insertion.ts'
import { createLedger } from '../../store/ledger.ts'
import { pageOfParts, type Found } from '../../store/parts.ts'
import { dayOfKey } from '../../store/row-key.ts'
import type { Window } from '../../world/history.ts'
import type { Timeline } from '../../world/timeline.ts'
import { firstOf, rangesWithin, type RowRange, type View } from '../../world/view.ts'
import type { Storage, World } from '../platform.ts'
import { createDropChanged, createDropDay, unfinishedDays } from './drop-day.ts'
import { columnsOf, timelineOf, type InteractionModel } from './interaction-table.ts'
import { createLiveTexts } from './live-texts.ts'
import { createRendering } from './rendering.ts'

/** A row of a page. Its text is final once the clock has passed `final_at`, and null until it is rendered. */
export interface Row { key: number, serial: number | null, final_at: number, document: string | null }

/** A row with all texts. */
export type WholeRow<Texts> = Omit<Row, 'document'> & { [Name in keyof Texts]: Texts[Name] | null }

/** The rows that a page is made of. */
export const ROW = 'key, serial, final_at, document'

export interface Paging { skip: number, limit: number, newestFirst: boolean }

/** What it does for a platform's storage. */
export type Kept = Pick<Storage, 'has' | 'days' | 'unfinished' | 'insertRow' | 'enter' | 'drop' | 'dropChanged' | 'whereIs' | 'pending' | 'render'>

export type InteractionStore<Texts extends { document: string }> = ReturnType<typeof createInteractionStore<Texts>>

/**
 * Keeps the interactions of one platform, finds them by their start or their id, and tells what each looks like now.
 */
export function createInteractionStore<Texts extends { document: string }> (
  db: Database, { history, centres }: World, model: InteractionModel<Texts>
) {
  const { table, textsOf } = model
  const ledger = createLedger(db, table.name)
  const liveTexts = createLiveTexts(history, textsOf)
  const ascending =
    db.prepare<[number, number], Row>(`SELECT ${ROW} FROM ${table.name} WHERE key >= ? ORDER BY key LIMIT ?`)
  const descending = db.prepare<[number, number], Row>(
    `SELECT ${ROW} FROM ${table.name} WHERE key <= ? ORDER BY key DESC LIMIT ?`)
  const byId = db.prepare<[string, number, number, number], WholeRow<Texts>>(`
    SELECT key, serial, final_at, ${table.texts.join(', ')} FROM ${table.name}
    WHERE ${table.id} = ? AND tenant = ? AND start >= ? AND start < ?`)

  const isFinal = (row: WholeRow<Texts>, now: number): row is WholeRow<Texts> & Texts =>
    row.document !== null && row.final_at <= now

  function partOf ({ index, from, until }: RowRange, newestFirst: boolean) {
    const first = ledger.rankOf(index, from)
    const count = Math.max(0, ledger.rankOf(index, until) - first)
    const rows = (skip: number, limit: number) => newestFirst
      ? descending.all(ledger.keyAt(index, first + count - 1 - skip), limit)
      : ascending.all(ledger.keyAt(index, first + skip), limit)
    return { count, rows }
  }

  const find = (view: View, id: string): WholeRow<Texts> | undefined =>
    firstOf(view, ({ index, from, until }) => byId.get(id, index, from, until))

  const dropDay = createDropDay(db, ledger, model)
  const kept: Kept = {
    has: ({ index }, day) => ledger.has(index, day),
    days: ({ index }) => ledger.days(index).keys(),
    unfinished: () => unfinishedDays(db, ledger, table.name),
    insertRow: createInsertion(db, { ...columnsOf(table), ...model.daily?.columns }),
    enter: ({ index }, day, interactions) => ledger.add(index, day, interactions),
    * drop (owner, day) {
      yield * dropDay(owner, day)
      liveTexts.forget(owner.index, day)
    },
    dropChanged: createDropChanged(db, model),
    whereIs (view, id) {
      const row = find(view, id.toLowerCase())
      return row && { day: dayOfKey(row.key), serial: row.serial }
    },
    ...createRendering(db, ledger, model, centres.length)
  }

  return {
    ledger,
    kept,

    /** What starts within the window. It is not counted: the ranks are known. */
    page (view: View, window: Window, { skip, limit, newestFirst }: Paging): Found<Row> {
      const parts = rangesWithin(view, window).map(range => partOf(range, newestFirst))
      return pageOfParts(newestFirst ? parts.reverse() : parts, skip, limit)
    },

    find,

    /** What a row of a page is served as. */
    documentOf: (view: View, row: Row): string =>
      row.document !== null && row.final_at <= view.now ? row.document : liveTexts.of(view, row).document,

    textsOf: (view: View, row: WholeRow<Texts>): Texts => isFinal(row, view.now) ? row : liveTexts.of(view, row),

    /** All interactions of a business day. */
    dayOf: ({ branch }: View, day: number): readonly Timeline[] => history.day(branch, day),

    /** The whole interaction of a row. */
    timelineOf ({ branch }: View, row: Pick<Row, 'key' | 'serial'>): Timeline {
      return timelineOf(row, history.day(branch, dayOfKey(row.key)))
    }
  }
}
