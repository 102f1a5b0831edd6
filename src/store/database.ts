import BetterSqlite3 from 'better-sqlite3'
import { hash32 } from '../world/random.ts'

export type Database = BetterSqlite3.Database

/** A database file that cannot be served: the message is one line that says what to do. */
export class DatabaseError extends Error {
  constructor (file: string, cause: string, advice = 'name another file') {
    super(`database: ${file} ${cause}; ${advice}`)
    this.name = 'DatabaseError'
  }
}

const NOT_OURS = 'is not a ringback database'
const ANEW = 'delete it, or name another file, to have it made anew'

/** How long another process may take to let go of the file, in ms. */
const PATIENCE = 1000

export interface DatabaseOptions {
  /** A path, or `:memory:`. */
  file: string
  /** The platforms' table definitions. */
  tables: readonly string[]
  /** Which program presents the documents: another one may tell them otherwise. */
  version: string
  /** What the data were made from: a database made from anything else is refused. */
  origin: string
  /** Leaves the file as it is; there must be one. */
  readOnly?: boolean
}

const MEMORY = ':memory:'

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

/** Opens or makes the database, for this process alone. Throws {@link DatabaseError} when the file holds something else. */
export function openDatabase ({ file, tables, version, origin, readOnly = false }: DatabaseOptions): Database {
  const definition = [OWN_TABLES, ...tables].join('\n')
  const mark = hash32(`${version}\n${definition}`) >>> 1
  let db: Database | undefined
  try {
    db = new BetterSqlite3(file, { timeout: PATIENCE, fileMustExist: readOnly && file !== MEMORY })
    db.pragma('locking_mode = EXCLUSIVE')
    const isNew = isEmpty(db) && !readOnly
    if (!isNew) check(db, file, mark, origin)
    // What alters a file comes after the check.
    if (readOnly) db.pragma('query_only = ON')
    else if (file !== MEMORY) db.pragma('journal_mode = WAL')
    tune(db)
    if (isNew) create(db, definition, mark, origin)
    return db
  } catch (error) {
    db?.close()
    throw explain(error, file)
  }
}

function isEmpty (db: Database): boolean {
  return markOf(db) === 0 && db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
}

const markOf = (db: Database) => db.pragma('user_version', { simple: true })

function check (db: Database, file: string, mark: number, origin: string) {
  const isOurs = db.prepare('SELECT count(*) FROM sqlite_schema WHERE name = ?').pluck().get('ringback_origin') === 1
  if (!isOurs) throw new DatabaseError(file, NOT_OURS)
  if (markOf(db) !== mark) throw new DatabaseError(file, 'was made by another version of ringback', ANEW)
  if (db.prepare('SELECT origin FROM ringback_origin').pluck().get() !== origin) {
    throw new DatabaseError(file, 'was made from another scenario or seed', ANEW)
  }
}

function tune (db: Database) {
  db.pragma('synchronous = NORMAL')
  db.pragma('cache_size = -65536')
  db.pragma('mmap_size = 2147483648')
  db.pragma('temp_store = MEMORY')
}

function create (db: Database, definition: string, mark: number, origin: string) {
  db.transaction(() => {
    db.exec(definition)
    db.prepare('INSERT INTO ringback_origin (origin) VALUES (?)').run(origin)
    db.pragma(`user_version = ${mark}`)
  })()
}

/** What SQLite says, for the person who named the file. */
function explain (error: unknown, file: string): DatabaseError {
  if (error instanceof DatabaseError) return error
  const code = error instanceof BetterSqlite3.SqliteError ? error.code : ''
  if (code.startsWith('SQLITE_BUSY')) return new DatabaseError(file, 'is used by another process')
  if (code === 'SQLITE_NOTADB') return new DatabaseError(file, NOT_OURS)
  return new DatabaseError(file, `cannot be opened (${error instanceof Error ? error.message : String(error)})`)
}
