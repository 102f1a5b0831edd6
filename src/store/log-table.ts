import type { Database } from './connection.ts'

/** What a server was told, in its order: what is shown depends on it, beside scenario, seed and clock. */
export const LOG_TABLE = `
  CREATE TABLE IF NOT EXISTS ringback_log (
    position INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    space TEXT,
    kind TEXT NOT NULL,
    entry TEXT NOT NULL
  ) STRICT;
`

/** @property at the machine's time @property entry JSON */
export interface LogRow { position: number, at: number, space: string | null, kind: string, entry: string }

export function createLogTable (db: Database) {
  const insert = db.prepare<[number, number, string | null, string, string]>(
    'INSERT INTO ringback_log (position, at, space, kind, entry) VALUES (?, ?, ?, ?, ?)')
  const last = db.prepare<[], number>('SELECT coalesce(max(position), 0) FROM ringback_log').pluck()
  const page = db.prepare<[{ after: number, space: string | null, kind: string | null, limit: number }], LogRow>(`
    SELECT position, at, space, kind, entry FROM ringback_log
    WHERE position > :after AND (:space IS NULL OR space = :space) AND (:kind IS NULL OR kind = :kind)
    ORDER BY position LIMIT :limit`)

  return {
    insert: ({ position, at, space, kind, entry }: LogRow) => { insert.run(position, at, space, kind, entry) },
    last: (): number => last.get() ?? 0,
    page: (after: number, limit: number, space?: string, kind?: string): LogRow[] =>
      page.all({ after, limit, space: space ?? null, kind: kind ?? null })
  }
}
