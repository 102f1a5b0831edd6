import { realpathSync, statSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { hash32 } from '../world/random.ts'
import type { Database } from './connection.ts'
import { DatabaseError, explaining, isForeign } from './database-error.ts'
import { LOG_TABLE } from './log-table.ts'
import { ORIGIN_TABLE, readForeignOrigin, readOrigin, writeOrigin, type StoredOrigin } from './origin.ts'

/** How long another process may take to let go of the file, in ms. */
const PATIENCE = 1000

export interface Definition {
  /** The platforms' table definitions. */
  tables: readonly string[]
  /** Which program presents the documents: another one may tell them otherwise. */
  version: string
}

export interface DatabaseOptions extends Definition {
  /** A path, or `:memory:`. */
  file: string
  /** Leaves the file as it is; there must be one, and whoever wrote it must have closed it. */
  readOnly?: boolean
}

/** A database that is open and not altered yet, and what it was made from; nothing where it is new. */
export interface Inspected { db: Database, stored: StoredOrigin | undefined }

const MEMORY = ':memory:'

const LEDGER_TABLE = `
  CREATE TABLE IF NOT EXISTS ringback_days (
    tenant INTEGER NOT NULL,
    day INTEGER NOT NULL,
    source TEXT NOT NULL,
    rows INTEGER NOT NULL,
    PRIMARY KEY (tenant, day, source)
  ) STRICT, WITHOUT ROWID;
`

/**
 * Opens a database for this process alone, and leaves it as it is. Throws {@link DatabaseError} when it holds something
 * else.
 */
export function inspectDatabase ({ file, readOnly = false, ...definition }: DatabaseOptions): Inspected {
  const inFile = file !== MEMORY
  const db = explaining(file, () => {
    if (readOnly && inFile) refuseUnclosed(file)
    return new BetterSqlite3(file, { timeout: PATIENCE, fileMustExist: readOnly && inFile })
  })
  try {
    const stored = explaining(file, () => {
      db.pragma('locking_mode = EXCLUSIVE')
      if (isEmpty(db) && !readOnly) return undefined
      check(db, file, definition)
      return readOrigin(db)
    })
    return { db, stored }
  } catch (error) {
    db.close()
    throw error
  }
}

/** Makes a database ready for use: a new one gets its tables and its origin. Throws {@link DatabaseError}. */
export function prepareDatabase (
  { db, stored }: Inspected, { file, readOnly, ...definition }: DatabaseOptions, origin: StoredOrigin
) {
  explaining(file, () => {
    if (readOnly === true) db.pragma('query_only = ON')
    else if (file !== MEMORY) db.pragma('journal_mode = WAL')
    tune(db)
    if (stored === undefined) define(db, definition, origin)
  })
}

/** What is in them, SQLite moves into the file, or takes back from it, as soon as somebody opens or closes it. */
const UNFINISHED = ['-wal', '-journal']

function refuseUnclosed (file: string) {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) {
    throw new DatabaseError(file, 'missing', 'does not exist')
  }
  const real = realpathSync(file) // SQLite follows links, too
  const left = UNFINISHED.find(ending => (statSync(real + ending, { throwIfNoEntry: false })?.size ?? 0) > 0)
  if (left !== undefined) {
    throw new DatabaseError(file, 'unclosed', `was not closed: the last changes are in ${real}${left}`)
  }
}

function isEmpty (db: Database): boolean {
  return markOf(db) === 0 && db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
}

const markOf = (db: Database) => db.pragma('user_version', { simple: true })

function check (db: Database, file: string, definition: Definition) {
  const isOurs = db.prepare('SELECT count(*) FROM sqlite_schema WHERE name = ?').pluck().get('ringback_origin') === 1
  if (!isOurs) throw isForeign(file)
  if (markOf(db) === markFor(definition)) return
  throw new DatabaseError(file, 'other-version', 'was made by another version of ringback', readForeignOrigin(db))
}

function tune (db: Database) {
  db.pragma('synchronous = NORMAL')
  db.pragma('cache_size = -65536')
  db.pragma('mmap_size = 2147483648')
  db.pragma('temp_store = MEMORY')
}

const sqlOf = ({ tables }: Definition) => [ORIGIN_TABLE, LEDGER_TABLE, LOG_TABLE, ...tables].join('\n')

const markFor = (definition: Definition) => hash32(`${definition.version}\n${sqlOf(definition)}`) >>> 1

/** Makes the tables of an empty database, and writes down what made it and from what. */
export function define (db: Database, definition: Definition, origin: StoredOrigin) {
  db.transaction(() => {
    db.exec(sqlOf(definition))
    writeOrigin(db, origin)
    db.pragma(`user_version = ${markFor(definition)}`)
  })()
}
