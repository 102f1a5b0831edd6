import type { Database } from './connection.ts'

/** What a database was made from, as it is stored in it: the database needs no scenario file beside it. */
export interface StoredOrigin {
  /** A hash of the rest. */
  id: string
  /** The scenario's name, or the path that was given. */
  scenario: string
  seed: string
  /** The scenario with everything that it refers to, as JSON. */
  source: string
}

export const ORIGIN_TABLE =
  'CREATE TABLE IF NOT EXISTS ringback_origin (id TEXT NOT NULL, scenario TEXT NOT NULL, seed TEXT NOT NULL, source TEXT NOT NULL) STRICT;'

export const readOrigin = (db: Database): StoredOrigin | undefined =>
  db.prepare<[], StoredOrigin>('SELECT id, scenario, seed, source FROM ringback_origin').get()

export function writeOrigin (db: Database, { id, scenario, seed, source }: StoredOrigin) {
  db.prepare('INSERT INTO ringback_origin (id, scenario, seed, source) VALUES (?, ?, ?, ?)')
    .run(id, scenario, seed, source)
}

/** What another version has written down, as far as it has. */
export function readForeignOrigin (db: Database): Partial<Pick<StoredOrigin, 'scenario' | 'seed'>> {
  const row = db.prepare<[], Record<string, unknown>>('SELECT * FROM ringback_origin').get() ?? {}
  const { scenario, seed } = row
  return { ...(typeof scenario === 'string' ? { scenario } : {}), ...(typeof seed === 'string' ? { seed } : {}) }
}
