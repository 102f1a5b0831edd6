import { printable } from '../world/shown.ts'
import { obstacleTo, type Obstacle } from './obstacle.ts'

/** Why a database file cannot be served or made. */
export type Reason =
  | Obstacle['reason']
  | 'missing' | 'exists' | 'busy' | 'in-the-making' | 'unclosed'
  | 'foreign' | 'other-version' | 'other-origin' | 'altered'
  | 'unreadable' | 'unwritable'

/** What a file was made from, or should have been, as far as it is known. */
export interface MadeFrom { scenario?: string, seed?: string, days?: number, perDay?: number }

/**
 * A database file that cannot be served or made. The message is one line that says why; what to do depends on the
 * reason.
 */
export class DatabaseError extends Error {
  readonly file: string
  readonly reason: Reason
  readonly made: MadeFrom

  /** @param why the rest of a sentence that begins with the file */
  constructor (file: string, reason: Reason, why: string, made: MadeFrom = {}) {
    super(printable(`database: ${file} ${why}`))
    this.name = 'DatabaseError'
    this.file = file
    this.reason = reason
    this.made = made
  }
}

export const isForeign = (file: string) => new DatabaseError(file, 'foreign', 'is not a ringback database')

/** SQLite and the system have no place for it, or may not write there. */
const NOT_WRITABLE = /^(SQLITE_(FULL|IOERR|READONLY|CANTOPEN)|(ENOSPC|EDQUOT|EIO|EACCES|EROFS)$)/

/**
 * What went wrong while a file was written: a full disk is said to the person who named it, all else is a fault of the
 * program.
 */
export function writingError (file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !NOT_WRITABLE.test(codeOf(error))) return error
  return obstructed(file, 'written', error) ??
    new DatabaseError(file, 'unwritable', `cannot be written (${error.message})`)
}

/** What is said when folders are missing, or rights: without them, an exclusive lock is an I/O error. */
const OBSTRUCTED = /^(SQLITE_(CANTOPEN|READONLY|IOERR)|(ENOENT|ENOTDIR|EISDIR|EACCES|EPERM|EROFS)$)/
/** SQLite's driver looks for the folder itself, and its error has no code. */
const NO_FOLDER = /directory does not exist/

function obstructed (file: string, what: 'opened' | 'written', error: Error): DatabaseError | undefined {
  const code = codeOf(error)
  const isObstructed = code === '' ? NO_FOLDER.test(error.message) : OBSTRUCTED.test(code)
  const obstacle = isObstructed ? obstacleTo(file) : undefined
  return obstacle && new DatabaseError(file, obstacle.reason, `cannot be ${what}: ${obstacle.cause}`)
}

/** What SQLite or the system calls an error; nothing for one that comes from elsewhere. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** Does something with a file; what SQLite says of it is said to the person who named it. */
export function explaining<T> (file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    const code = codeOf(error)
    if (code.startsWith('SQLITE_BUSY')) throw new DatabaseError(file, 'busy', 'is used by another process')
    if (code === 'SQLITE_NOTADB') throw isForeign(file)
    if (!(error instanceof Error)) throw new DatabaseError(file, 'unreadable', `cannot be opened (${String(error)})`)
    throw obstructed(file, 'opened', error) ??
      new DatabaseError(file, 'unreadable', `cannot be opened (${error.message})`)
  }
}
