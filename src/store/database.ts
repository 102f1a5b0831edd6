import BetterSqlite3 from 'better-sqlite3'
import { hash32 } from '../world/random.ts'

export type Database = BetterSqlite3.Database

/** A database file that cannot be served: the message is one line that says what to do. */
export class DatabaseError extends Error {
  constructor (file: string, cause: string) {
    super(`database: ${file} ${cause}; delete it, or name another file, to have it made anew`)
    this.name = 'DatabaseError'
  }
}

export interface DatabaseOptions {
  /** A path, or `:memory:`. */
  file: string
  /** The platforms' table definitions. */
  tables: readonly string[]
  /** Which program presents the documents: another one may tell them otherwise. */
  version: string
  /** What the data were made from: a database made from anything else is refused. */
  origin: string
}

const OWN_TABLES = `
  CREATE TABLE IF NOT EXISTS ringback_origin (origin TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS ringback_days (
    tenant INTEGER NOT NULL,
    day INTEGER NOT NULL,
    source TEXT NOT NULL,
    rows INTEGER NOT NULL,
    PRIMARY KEY (tenant, day, source)
  ) STRICT, WITHOUT ROWID;
`

/** Opens or makes the database. Throws {@link DatabaseError} when the file holds something else. */
export function openDatabase ({ file, tables, version, origin }: DatabaseOptions): Database {
  const definition = [OWN_TABLES, ...tables].join('\n')
  const mark = hash32(`${version}\n${definition}`) >>> 1
  const db = open(file)
  try {
    const found = db.pragma('user_version', { simple: true })
    if (found === 0 && isEmpty(db)) create(db, definition, mark, origin)
    else if (found !== mark) throw new DatabaseError(file, 'was made by another version of ringback')
    else if (db.prepare('SELECT origin FROM ringback_origin').pluck().get() !== origin) {
      throw new DatabaseError(file, 'was made from another scenario or seed')
    }
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function open (file: string): Database {
  let db: Database | undefined
  try {
    db = new BetterSqlite3(file)
    if (file !== ':memory:') db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    db.pragma('cache_size = -65536')
    db.pragma('mmap_size = 2147483648')
    db.pragma('temp_store = MEMORY')
    return db
  } catch (error) {
    db?.close()
    throw new DatabaseError(file, `cannot be opened (${error instanceof Error ? error.message : String(error)})`)
  }
}

const isEmpty = (db: Database) => db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0

function create (db: Database, definition: string, mark: number, origin: string) {
  db.transaction(() => {
    db.exec(definition)
    db.prepare('INSERT INTO ringback_origin (origin) VALUES (?)').run(origin)
    db.pragma(`user_version = ${mark}`)
  })()
}
