import { createInsertion } from '../../../store/insertion.ts'
import { createLedger } from '../../../store/ledger.ts'
import type { RowSink } from '../../../store/rows.ts'
import { dayOfKey, rowKey } from '../../../store/row-key.ts'
import { intersect, visibleAt, type Window } from '../../../world/history.ts'
import type { Population } from '../../../world/population.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { createLiveRows } from '../../live-rows.ts'
import { readAliases } from '../../pinned.ts'
import type { House } from '../../platform.ts'
import { isFinal, timelineOf, type Row } from '../../rows.ts'
import { createWriteOut, unwrittenIndex } from '../../write-out.ts'
import { LONGEST_AFTER_DAY } from '../day-lists.ts'
import { DIALECT, readLiterals } from '../literals.ts'
import type { Page } from '../page.ts'
import type { Include } from '../search.ts'
import type { Settings } from '../settings.ts'
import { KINDS, createChanges } from './changes.ts'
import { COLUMNS, createRows, createRowsOf } from './day-rows.ts'
import { endOf } from './present.ts'
import { textOf } from './text.ts'

export const interactionTables = `
  CREATE TABLE IF NOT EXISTS vcc_interactions (
    key INTEGER PRIMARY KEY,
    tenant INTEGER NOT NULL,
    guid TEXT NOT NULL,
    start INTEGER NOT NULL,
    final_at INTEGER NOT NULL,
    serial INTEGER,
    document TEXT
  ) STRICT;
  ${unwrittenIndex('vcc_interactions')}
`

export const interactionIndexes = `
  CREATE UNIQUE INDEX IF NOT EXISTS vcc_interactions_guid ON vcc_interactions (guid);
  CREATE INDEX IF NOT EXISTS vcc_interactions_start ON vcc_interactions (tenant, start);
`

type FoundRow = Row & { tenant: number, start: number }

interface Found { total: number, rows: Row[] }

export type InteractionRepository = ReturnType<typeof createInteractionRepository>

/** The interactions of all accounts, oldest first; what is still going on is told as of now. */
export function createInteractionRepository (house: House, settings: Settings) {
  const { db, days, pinned } = house
  const ledger = createLedger(db, 'vcc_interactions')
  const changes = createChanges(db)
  const literals = readLiterals(pinned)
  const findAlias = readAliases(pinned, DIALECT)

  const insertRow = createInsertion(db, COLUMNS)
  const writeText = db.prepare<[string, number]>('UPDATE vcc_interactions SET document = ? WHERE key = ?')
  const from = db.prepare<[number, number], Row>(
    'SELECT key, serial, final_at, document FROM vcc_interactions WHERE key >= ? ORDER BY key LIMIT ?')
  const byGuid = db.prepare<[string], FoundRow>(
    'SELECT key, tenant, start, serial, final_at, document FROM vcc_interactions WHERE guid = ?')

  const unfinished = db.prepare<[{ first: number, until: number, now: number }], Row>(`
    SELECT key, serial, final_at, document FROM vcc_interactions
    WHERE key >= :first AND key < :until AND start <= :now AND final_at > :now ORDER BY key`)

  const live = createLiveRows(days, (timeline, day) => textOf(timeline, day, settings))

  const told = (population: Population, row: Row, now: number) => isFinal(row, now) ? row.document : live(population, row, now)

  const literalsOf = (population: Population) => literals.filter(({ tenant }) => tenant === population.index)

  /** What starts within the window is not counted: the ranks are known. */
  function startedWithin (population: Population, window: Window, skip: number, limit: number, now: number): Found {
    const { index: tenant } = population
    const { from: first, until } = intersect(visibleAt(population, now), window)
    const rank = ledger.rankOf(tenant, first)
    const total = Math.max(0, ledger.rankOf(tenant, until) - rank)
    return { total, rows: skip < total ? from.all(ledger.keyAt(tenant, rank + skip), Math.min(limit, total - skip)) : [] }
  }

  /** What starts, ends or is processed within the window: changes of kinds up to `last`. */
  function changedWithin (population: Population, window: Window, last: number, skip: number, limit: number, now: number): Found {
    const { index: tenant, calendar } = population
    const visible = visibleAt(population, now)
    // A history begins with a business day, so the smallest key of that day bounds it.
    const oldest = visible.from === -Infinity ? 0 : rowKey(tenant, calendar.dayOf(visible.from), 0)
    const range = { tenant, from: window.from, until: Math.min(window.until, visible.until), last, oldest }
    const total = changes.count(range)
    return { total, rows: skip < total ? changes.rows(range, skip, limit) : [] }
  }

  /** What a literal document leaves open is never over; of the simulated ones only the latest can go on. */
  function ongoingRows (population: Population, now: number): Row[] {
    const { index: tenant, calendar } = population
    const { from: first, until } = visibleAt(population, now)
    const oldest = Math.max(0, calendar.dayOf(Math.max(first, now - LONGEST_AFTER_DAY)))
    const recent = unfinished.all({ first: rowKey(tenant, oldest, 0), until: rowKey(tenant, calendar.dayOf(now) + 1, 0), now })
    const open = literalsOf(population).filter(({ start, end }) => end === undefined && start >= first && start < until)
    return [
      ...recent.filter(row => (endOf(timelineOf(row, days.of(population, dayOfKey(row.key)))) ?? now) > now),
      ...open.flatMap(({ guid }) => byGuid.get(guid) ?? [])
    ].sort((a, b) => a.key - b.key)
  }

  return {
    has: (population: Population, day: number) => ledger.has(population.index, day),

    pinnedDays: (population: Population) => literalsOf(population).map(({ start }) => population.calendar.dayOf(start)),

    makeRows: createRows(house.scenario, pinned),

    enter ({ index: tenant }: Population, day: number, pour: (sink: RowSink) => number) {
      ledger.add(tenant, day, pour(insertRow))
    },

    rowsOf: createRowsOf(house.scenario, pinned),
    /** The text of a timeline, whole or cut, that belongs to the day. */
    textOf: (timeline: Timeline, day: readonly Timeline[]) => textOf(timeline, day, settings),
    ledger,

    writeOut: createWriteOut(house, 'vcc_interactions', (key, timeline, day) => {
      writeText.run(textOf(timeline, day, settings), key)
    }),

    /** A page of what the window includes, oldest first. */
    page (population: Population, window: Window, include: Include, skip: number, limit: number, now: number): Page {
      const { total, rows } = include === 'Started'
        ? startedWithin(population, window, skip, limit, now)
        : changedWithin(population, window, KINDS[include], skip, limit, now)
      return { total, documents: rows.map(row => told(population, row, now)) }
    },

    /** A page of what is going on, oldest first. */
    ongoing (population: Population, skip: number, limit: number, now: number): Page {
      const rows = ongoingRows(population, now)
      return { total: rows.length, documents: rows.slice(skip, skip + limit).map(row => told(population, row, now)) }
    },

    /** @param guid in lower case */
    find (population: Population, guid: string, now: number): string | undefined {
      const row = byGuid.get(findAlias(population.index, guid) ?? guid)
      const { from: first, until } = visibleAt(population, now)
      if (row === undefined || row.tenant !== population.index || row.start < first || row.start >= until) return undefined
      return told(population, row, now)
    }
  }
}
