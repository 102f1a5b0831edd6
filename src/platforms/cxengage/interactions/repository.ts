import { createInsertion } from '../../../store/insertion.ts'
import { createLedger } from '../../../store/ledger.ts'
import type { RowSink } from '../../../store/rows.ts'
import { dayOfKey } from '../../../store/row-key.ts'
import { cut } from '../../../world/cut.ts'
import type { Window } from '../../../world/history.ts'
import type { Population } from '../../../world/population.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { createLiveRows } from '../../live-rows.ts'
import { readAliases } from '../../pinned.ts'
import type { House } from '../../platform.ts'
import { isFinal, timelineOf, type Row } from '../../rows.ts'
import { createWriteOut, unwrittenIndex } from '../../write-out.ts'
import { idsFor } from '../ids.ts'
import { DIALECT, readLiterals } from '../literals.ts'
import { COLUMNS, createRows, createRowsOf } from './day-rows.ts'
import { createFilters, hookIndexes, hookTables, isUnfiltered, type Filters } from './filters.ts'
import { textsOf, type InteractionTexts } from './texts.ts'

export const interactionTables = `
  CREATE TABLE IF NOT EXISTS cxengage_interactions (
    key INTEGER PRIMARY KEY,
    tenant INTEGER NOT NULL,
    interaction_id TEXT NOT NULL,
    start INTEGER NOT NULL,
    final_at INTEGER NOT NULL,
    serial INTEGER,
    contact_id TEXT,
    details_at INTEGER,
    document TEXT,
    details TEXT
  ) STRICT;
  ${unwrittenIndex('cxengage_interactions')}
  ${hookTables}
`

export const interactionIndexes = `
  CREATE UNIQUE INDEX IF NOT EXISTS cxengage_interactions_id ON cxengage_interactions (interaction_id, tenant);
  CREATE INDEX IF NOT EXISTS cxengage_interactions_start ON cxengage_interactions (tenant, start);
  CREATE INDEX IF NOT EXISTS cxengage_interactions_contact ON cxengage_interactions (tenant, contact_id, start) WHERE contact_id IS NOT NULL;
  ${hookIndexes}
`

type InteractionRow = Row & { details: string, details_at: number }

/** An interaction as far as it has come; a literal document has no timeline. */
export interface Followed { interactionId: string, timeline: Timeline | undefined }

export interface Page { total: number, documents: string[] }

export type InteractionRepository = ReturnType<typeof createInteractionRepository>

/** The interactions of all tenants, newest first; what is still going on is told as of now. */
export function createInteractionRepository (house: House) {
  const { db, days, pinned } = house
  const literals = readLiterals(pinned)
  const findAlias = readAliases(pinned, DIALECT)
  const ledger = createLedger(db, 'cxengage_interactions')
  const filters = createFilters(db)

  const live = createLiveRows(days, present)

  const insertRow = createInsertion(db, COLUMNS)
  const writeTexts = db.prepare<[number, string, string, number]>(
    'UPDATE cxengage_interactions SET details_at = ?, document = ?, details = ? WHERE key = ?')
  const newest = db.prepare<[number, number], Row>(
    'SELECT key, serial, final_at, document FROM cxengage_interactions WHERE key <= ? ORDER BY key DESC LIMIT ?')
  const lasting = db.prepare<[number, number, number, number], Row>(`
    SELECT key, serial, final_at, document FROM cxengage_interactions
    WHERE tenant = ? AND start >= ? AND start < ? AND (final_at >= ? OR serial IS NULL) ORDER BY start DESC, key DESC`)
  const byId = db.prepare<[string, number, number, number], InteractionRow>(`
    SELECT key, serial, final_at, document, details, details_at FROM cxengage_interactions
    WHERE interaction_id = ? AND tenant = ? AND start >= ? AND start < ?`)
  const anyOfContact = db.prepare<[number, string], number>(
    'SELECT 1 FROM cxengage_interactions WHERE tenant = ? AND contact_id = ? LIMIT 1').pluck()

  function present (timeline: Timeline, day: readonly Timeline[]): InteractionTexts {
    return textsOf(timeline, idsFor(timeline, day))
  }

  const textOf = (population: Population, row: Row, now: number) => isFinal(row, now) ? row.document : live(population, row, now).document

  /** The interactions that start within the window, newest first, without counting them. */
  function page (population: Population, window: Window, offset: number, limit: number, now: number): Page {
    const first = ledger.rankOf(population.index, window.from)
    const total = Math.max(0, ledger.rankOf(population.index, window.until) - first)
    const length = Math.min(limit, total - offset)
    if (length <= 0) return { total, documents: [] }
    const rows = newest.all(ledger.keyAt(population.index, first + total - 1 - offset), length)
    return { total, documents: rows.map(row => textOf(population, row, now)) }
  }

  return {
    has: (population: Population, day: number) => ledger.has(population.index, day),

    pinnedDays: ({ index, calendar }: Population) => literals.filter(({ tenant }) => tenant === index).map(({ start }) => calendar.dayOf(start)),

    makeRows: createRows(house.scenario, pinned),

    enter ({ index: tenant }: Population, day: number, pour: (sink: RowSink) => number) {
      ledger.add(tenant, day, pour(insertRow))
    },

    rowsOf: createRowsOf(pinned),
    /** The texts of a timeline, whole or cut, that belongs to the day. */
    textsOf: present,
    ledger,

    writeOut: createWriteOut(house, 'cxengage_interactions', (key, timeline, day) => {
      const { details_at: at, document, details } = present(timeline, day)
      writeTexts.run(at, document, details, key)
    }),

    /** What starts within the window and satisfies the filters, newest first. */
    search (population: Population, window: Window, wanted: Filters, offset: number, limit: number, now: number): Page {
      if (isUnfiltered(wanted)) return page(population, window, offset, limit, now)
      const { total, rows } = filters.search(population.index, window, wanted, offset, limit, now)
      return { total, documents: rows.map(row => textOf(population, row, now)) }
    },

    /**
     * What starts within the window, newest first, without what was over before an instant; of literal documents nobody
     * knows when they are.
     */
    lasting: (population: Population, { from, until }: Window, instant: number, now: number): string[] =>
      lasting.all(population.index, from, until, instant).map(row => textOf(population, row, now)),

    /** @param id in lower case */
    find (population: Population, id: string, window: Window, now: number): InteractionTexts | undefined {
      const { index: tenant } = population
      const row = byId.get(findAlias(tenant, id) ?? id, tenant, window.from, window.until)
      return row === undefined || isFinal(row, now) ? row : live(population, row, now)
    },

    /**
     * The same interaction's timeline, cut at now; a literal document has none.
     * @param id in lower case
     */
    follow (population: Population, id: string, window: Window, now: number): Followed | undefined {
      const { index: tenant } = population
      const interactionId = findAlias(tenant, id) ?? id
      const row = byId.get(interactionId, tenant, window.from, window.until)
      if (row === undefined) return undefined
      const timeline = row.serial === null ? undefined : cut(timelineOf(row, days.of(population, dayOfKey(row.key))), now)
      return { interactionId, timeline }
    },

    knowsContact: (population: Population, contactId: string) => anyOfContact.get(population.index, contactId) !== undefined
  }
}
