import type { Database } from '../../../store/connection.ts'
import { pageOfParts, type Found } from '../../../store/parts.ts'
import { keysOfDay } from '../../../store/row-key.ts'
import type { Value } from '../../../store/rows.ts'
import type { Window } from '../../../world/history.ts'
import { rangesWithin, type View } from '../../../world/view.ts'
import { ROW, type Row } from '../../kit/interaction-store.ts'
import type { ReadAttached } from '../../kit/row-reader.ts'

export const HOOK_COLUMNS = ['tenant', 'key', 'place', 'at', 'type', 'sub_type', 'hook_id', 'name'] as const

const COLUMNS = ['type', 'sub_type', 'hook_id', 'name'] as const

export type HookColumn = typeof COLUMNS[number]

/** What is attached to interactions, for searching: hooks, and attributes, which the platform keeps as hooks. */
export const hookTables = `
  CREATE TABLE IF NOT EXISTS cxengage_hooks (
    tenant INTEGER NOT NULL,
    key INTEGER NOT NULL,
    place INTEGER NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    sub_type TEXT NOT NULL,
    hook_id TEXT NOT NULL,
    name TEXT,
    PRIMARY KEY (tenant, key, place)
  ) STRICT, WITHOUT ROWID;
`

export const hookIndexes = COLUMNS.map(column =>
  `CREATE INDEX IF NOT EXISTS cxengage_hooks_${column} ON cxengage_hooks (tenant, ${column}, at, key);`).join('\n')

export interface Filters {
  contactId?: string | undefined
  /** Each must be satisfied by some hook of the interaction, not all by the same one. */
  hooks: Partial<Record<HookColumn, string>>
}

export const isUnfiltered = ({ contactId, hooks }: Filters) =>
  contactId === undefined && Object.keys(hooks).length === 0

/** Filtered lists: their rows are counted, unlike those of a mere range. */
export function createFilters (db: Database) {
  const statements = new Map<string, ReturnType<typeof prepare>>()
  const anyOfContact = db.prepare<[number, string], number>(
    'SELECT 1 FROM cxengage_interactions WHERE tenant = ? AND contact_id = ? LIMIT 1').pluck()

  /** One statement for each combination of filters, prepared when it is first needed. */
  function prepare (contact: boolean, columns: readonly HookColumn[]) {
    const where = [
      'tenant = :tenant AND start >= :from AND start < :until',
      ...(contact ? ['contact_id = :contactId'] : []),
      ...columns.map(column =>
        `key IN (SELECT key FROM cxengage_hooks WHERE tenant = :tenant AND ${column} = :${column} AND at <= :now)`)
    ].join(' AND ')
    return {
      count: db.prepare<[object], number>(`SELECT count(*) FROM cxengage_interactions WHERE ${where}`).pluck(),
      page: db.prepare<[object], Row>(
        `SELECT ${ROW} FROM cxengage_interactions WHERE ${where} ORDER BY start DESC, key DESC LIMIT :limit OFFSET :offset`)
    }
  }

  return {
    /** The rows that satisfy all filters, newest first. */
    search (view: View, window: Window, { contactId, hooks }: Filters, skip: number, limit: number): Found<Row> {
      const columns = COLUMNS.filter(column => hooks[column] !== undefined)
      const shape = [contactId !== undefined, ...columns].join()
      const statement = statements.get(shape) ?? prepare(contactId !== undefined, columns)
      statements.set(shape, statement)
      const parts = rangesWithin(view, window).map(({ index, from, until }) => {
        const values = { tenant: index, from, until, now: view.now, contactId, ...hooks }
        return {
          count: statement.count.get(values) ?? 0,
          rows: (offset: number, limit: number) => statement.page.all({ ...values, limit, offset })
        }
      })
      return pageOfParts(parts.reverse(), skip, limit)
    },

    hasContact: (tenant: number, contactId: string): boolean => anyOfContact.get(tenant, contactId) !== undefined
  }
}

/** Returns the function that reads a day's hooks, for the invariants. */
export function createReadHooks (db: Database): ReadAttached {
  const hooks = db.prepare<[number, number, number], Value[]>(`
    SELECT ${HOOK_COLUMNS.join(', ')} FROM cxengage_hooks WHERE tenant = ? AND key >= ? AND key < ? ORDER BY key, place`)
    .raw()

  return function * readHooks ({ index }, day) {
    for (const values of hooks.iterate(index, ...keysOfDay(index, day))) {
      yield { table: 'cxengage_hooks', values }
    }
  }
}
