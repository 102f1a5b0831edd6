import type { Database } from '../../../store/connection.ts'
import { ROW, type Row } from '../../kit/interaction-store.ts'
import type { ReadAttached } from '../../kit/row-reader.ts'
import { keysOfDay } from '../../../store/row-key.ts'
import type { Value } from '../../../store/rows.ts'
import { reachOf, type Include } from '../search.ts'

/** Start, end and processing, numbered so that each `include` takes its own kind and those before it. */
export const KINDS = { Started: 0, StartedOrEnded: 1, Processed: 2 } as const satisfies Record<Include, number>

export const changeTables = `
  CREATE TABLE IF NOT EXISTS vcc_changes (
    tenant INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    key INTEGER NOT NULL,
    PRIMARY KEY (tenant, at, kind, key)
  ) STRICT, WITHOUT ROWID;
`

/** Changes with from <= at < until, of kinds up to `last`, of interactions with oldest <= key <= newest. */
export interface ChangeRange {
  tenant: number
  from: number
  until: number
  last: number
  oldest: number
  newest: number
}

/** When interactions started, ended and were processed: what a poller asks for. */
export function createChanges (db: Database) {
  const within = `FROM vcc_changes
    WHERE tenant = :tenant AND at >= :from AND at < :until AND kind <= :last AND key BETWEEN :oldest AND :newest`
  const count = db.prepare<[ChangeRange], number>(`SELECT count(DISTINCT key) ${within}`).pluck()
  const rows = db.prepare<[ChangeRange & { skip: number, limit: number }], Row>(`
    SELECT ${ROW}
    FROM (SELECT DISTINCT key ${within} ORDER BY key LIMIT :limit OFFSET :skip) JOIN vcc_interactions USING (key) ORDER BY key`)

  return {
    /** How many interactions changed. */
    count: (range: ChangeRange): number => count.get(range) ?? 0,
    /** Their rows, in the order of their starts. */
    rows: (range: ChangeRange, skip: number, limit: number): Row[] => rows.all({ ...range, skip, limit })
  }
}

/** Returns the function that reads a day's changes, for the invariants. */
export function createReadChanges (db: Database): ReadAttached {
  const changes = db.prepare<[number, number, number, number, number], Value[]>(
    'SELECT tenant, at, kind, key FROM vcc_changes WHERE tenant = ? AND at >= ? AND at < ? AND key >= ? AND key < ?')
    .raw()

  /** The table is ordered by instant: only so much of it is read as the day's changes can lie in. */
  return function * readChanges ({ index, centre: { calendar } }, day) {
    const until = calendar.startOf(day + 1) + reachOf('Processed')
    for (const values of changes.iterate(index, calendar.startOf(day), until, ...keysOfDay(index, day))) {
      yield { table: 'vcc_changes', values }
    }
  }
}
