import BetterSqlite3 from 'better-sqlite3'

/** A database file that cannot be served or made: the message is one line that says what to do. */
export class DatabaseError extends Error {
  constructor (file: string, cause: string, advice = 'name another file') {
    super(`database: ${file} ${cause}; ${advice}`)
    this.name = 'DatabaseError'
  }
}

export const NOT_OURS = 'is not a ringback database'

/** What went wrong while a file was written: a full disk is said to the person who named it. */
export function writingError (file: string, error: unknown): unknown {
  return error instanceof BetterSqlite3.SqliteError ? new DatabaseError(file, `cannot be written (${error.message})`, 'make room, or name another file') : error
}

/** Does something with a file; what SQLite says of it is said to the person who named it. */
export function explaining<T> (file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    const code = error instanceof BetterSqlite3.SqliteError ? error.code : ''
    if (code.startsWith('SQLITE_BUSY')) throw new DatabaseError(file, 'is used by another process')
    if (code === 'SQLITE_NOTADB') throw new DatabaseError(file, NOT_OURS)
    throw new DatabaseError(file, `cannot be opened (${error instanceof Error ? error.message : String(error)})`)
  }
}
