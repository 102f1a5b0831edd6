import type { Database } from '../../../store/database.ts'
import type { Window } from '../../../world/history.ts'
import type { Row } from '../../rows.ts'

const COLUMNS = ['type', 'sub_type', 'hook_id', 'name'] as const

export type HookColumn = typeof COLUMNS[number]

/** What is attached to interactions, for searching: hooks, and attributes, which the platform keeps as hooks. */
export const hookTables = `
  CREATE TABLE IF NOT EXISTS cxengage_hooks (
    tenant INTEGER NOT NULL,
    key INTEGER NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    sub_type TEXT NOT NULL,
    hook_id TEXT NOT NULL,
    name TEXT
  ) STRICT;
`

export const hookIndexes = COLUMNS.map(column =>
  `CREATE INDEX IF NOT EXISTS cxengage_hooks_${column} ON cxengage_hooks (tenant, ${column}, at, key);`).join('\n')

export interface Filters {
  contactId?: string | undefined
  /** Each must be satisfied by some hook of the interaction, not all by the same one. */
  hooks: Partial<Record<HookColumn, string>>
}

export const isUnfiltered = ({ contactId, hooks }: Filters) => contactId === undefined && Object.keys(hooks).length === 0

/** Filtered lists: their rows are counted, unlike those of a mere range. */
export function createFilters (db: Database) {
  const statements = new Map<string, ReturnType<typeof prepare>>()

  /** One statement for each combination of filters, prepared when it is first needed. */
  function prepare (contact: boolean, columns: readonly HookColumn[]) {
    const where = [
      'tenant = :tenant AND start >= :from AND start < :until',
      ...(contact ? ['contact_id = :contactId'] : []),
      ...columns.map(column => `key IN (SELECT key FROM cxengage_hooks WHERE tenant = :tenant AND ${column} = :${column} AND at <= :now)`)
    ].join(' AND ')
    return {
      count: db.prepare<[object], number>(`SELECT count(*) FROM cxengage_interactions WHERE ${where}`).pluck(),
      page: db.prepare<[object], Row>(
        `SELECT key, serial, final_at, document FROM cxengage_interactions WHERE ${where} ORDER BY start DESC, key DESC LIMIT :limit OFFSET :offset`)
    }
  }

  return {
    /** The rows that satisfy all filters, newest first. */
    search (tenant: number, { from, until }: Window, { contactId, hooks }: Filters, offset: number, limit: number, now: number): { total: number, rows: Row[] } {
      const columns = COLUMNS.filter(column => hooks[column] !== undefined)
      const shape = [contactId !== undefined, ...columns].join()
      const statement = statements.get(shape) ?? prepare(contactId !== undefined, columns)
      statements.set(shape, statement)
      const values = { tenant, from, until, now, contactId, ...hooks }
      return { total: statement.count.get(values) ?? 0, rows: statement.page.all({ ...values, limit, offset }) }
    }
  }
}
