import { createLedger } from '../../../store/ledger.ts'
import { dayOfKey, rowKey } from '../../../store/row-key.ts'
import { intersect, visibleAt, type Window } from '../../../world/history.ts'
import type { Population } from '../../../world/population.ts'
import { finalInstant, type Timeline } from '../../../world/timeline.ts'
import { createLiveRows } from '../../live-rows.ts'
import { readAliases } from '../../pinned.ts'
import type { House } from '../../platform.ts'
import { isFinal, timelineOf, type Row } from '../../rows.ts'
import { createWriteOut, unwrittenIndex } from '../../write-out.ts'
import { LONGEST_AFTER_DAY } from '../day-lists.ts'
import { DIALECT, readLiterals, type Literal } from '../literals.ts'
import type { Page } from '../page.ts'
import type { Include } from '../search.ts'
import type { Settings } from '../settings.ts'
import { KINDS, createChanges, type Change } from './changes.ts'
import { mintIds } from './ids.ts'
import { endOf, isTold, presentInteraction } from './present.ts'
import type { Interaction } from './schemas.ts'

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

/** A row as it is entered; only a literal document brings its text along. */
export interface NewRow {
  key: number
  guid: string
  start: number
  finalAt: number
  serial: number | null
  document: string | null
  changes: Change[]
}

interface Found { total: number, rows: Row[] }

export type InteractionRepository = ReturnType<typeof createInteractionRepository>

/** The interactions of all accounts, oldest first; what is still going on is told as of now. */
export function createInteractionRepository (house: House, { outcome }: Settings) {
  const { db, days, pinned } = house
  const ledger = createLedger(db, 'vcc_interactions')
  const changes = createChanges(db)
  const literals = readLiterals(pinned)
  const findAlias = readAliases(pinned, DIALECT)

  const insert = db.prepare<[Omit<NewRow, 'changes'> & { tenant: number }]>(`
    INSERT INTO vcc_interactions (key, tenant, guid, start, final_at, serial, document)
    VALUES (:key, :tenant, :guid, :start, :finalAt, :serial, :document)`)
  const writeText = db.prepare<[string, number]>('UPDATE vcc_interactions SET document = ? WHERE key = ?')
  const from = db.prepare<[number, number], Row>(
    'SELECT key, serial, final_at, document FROM vcc_interactions WHERE key >= ? ORDER BY key LIMIT ?')
  const byGuid = db.prepare<[string], FoundRow>(
    'SELECT key, tenant, start, serial, final_at, document FROM vcc_interactions WHERE guid = ?')

  const unfinished = db.prepare<[{ first: number, until: number, now: number }], Row>(`
    SELECT key, serial, final_at, document FROM vcc_interactions
    WHERE key >= :first AND key < :until AND start <= :now AND final_at > :now ORDER BY key`)

  const live = createLiveRows(days, (timeline, day) => JSON.stringify(present(timeline, day)))

  function present (timeline: Timeline, day: readonly Timeline[]): Interaction {
    const caller = day[timeline.serial]?.engagements[0]?.agent.phone
    return presentInteraction(timeline, { ids: mintIds(timeline), caller, outcome })
  }

  const textOf = (population: Population, row: Row, now: number) => isFinal(row, now) ? row.document : live(population, row, now)

  const literalsOf = (population: Population) => literals.filter(({ tenant }) => tenant === population.index)

  /** The rows of a day, in the order of their keys. */
  function rowsOf (population: Population, day: number, timelines: readonly Timeline[]): NewRow[] {
    return [
      ...timelines.filter(isTold).map(rowOf),
      ...literalsOf(population).filter(({ start }) => population.calendar.dayOf(start) === day).map(rowOfLiteral)
    ]
      .sort((a, b) => a.start - b.start || (a.guid < b.guid ? -1 : 1))
      .map((row, place) => ({ ...row, key: rowKey(population.index, day, place) }))
  }

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

    /** Stores a day: what was simulated, yet without texts, and the literal documents that start in it. */
    enter (population: Population, day: number, timelines: readonly Timeline[]) {
      const { index: tenant } = population
      const rows = rowsOf(population, day, timelines)
      for (const { changes: ofRow, ...row } of rows) {
        insert.run({ ...row, tenant })
        changes.add(tenant, row.key, ofRow)
      }
      ledger.add(tenant, day, rows.length)
    },

    rowsOf,
    /** The text of a timeline, whole or cut, that belongs to the day. */
    textOf: (timeline: Timeline, day: readonly Timeline[]) => JSON.stringify(present(timeline, day)),
    ledger,

    writeOut: createWriteOut(house, 'vcc_interactions', (key, timeline, day) => {
      writeText.run(JSON.stringify(present(timeline, day)), key)
    }),

    /** A page of what the window includes, oldest first. */
    page (population: Population, window: Window, include: Include, skip: number, limit: number, now: number): Page {
      const { total, rows } = include === 'Started'
        ? startedWithin(population, window, skip, limit, now)
        : changedWithin(population, window, KINDS[include], skip, limit, now)
      return { total, documents: rows.map(row => textOf(population, row, now)) }
    },

    /** A page of what is going on, oldest first. */
    ongoing (population: Population, skip: number, limit: number, now: number): Page {
      const rows = ongoingRows(population, now)
      return { total: rows.length, documents: rows.slice(skip, skip + limit).map(row => textOf(population, row, now)) }
    },

    /** @param guid in lower case */
    find (population: Population, guid: string, now: number): string | undefined {
      const row = byGuid.get(findAlias(population.index, guid) ?? guid)
      const { from: first, until } = visibleAt(population, now)
      if (row === undefined || row.tenant !== population.index || row.start < first || row.start >= until) return undefined
      return textOf(population, row, now)
    }
  }
}

function rowOf (timeline: Timeline): Omit<NewRow, 'key'> {
  const { start, serial, processedAt, correction } = timeline
  return {
    guid: mintIds(timeline).interaction,
    start,
    finalAt: finalInstant(timeline),
    serial,
    document: null,
    changes: changesOf(start, endOf(timeline), [processedAt, correction?.at])
  }
}

const rowOfLiteral = ({ guid, start, end, categorizedAt, text }: Literal): Omit<NewRow, 'key'> =>
  ({ guid, start, finalAt: 0, serial: null, document: text, changes: changesOf(start, end, [categorizedAt]) })

function changesOf (start: number, end: number | undefined, processed: readonly (number | undefined)[]): Change[] {
  return [
    { kind: KINDS.Started, at: start },
    ...(end === undefined ? [] : [{ kind: KINDS.StartedOrEnded, at: end }]),
    ...processed.flatMap(at => at === undefined ? [] : [{ kind: KINDS.Processed, at }])
  ]
}
