import { printable } from '../world/shown.ts'
import { obstacleTo } from './obstacle.ts'

/** A database file that cannot be served or made: the message is one line that says what to do. */
export class DatabaseError extends Error {
  constructor (file: string, cause: string, advice = 'name another file') {
    super(printable(`database: ${file} ${cause}; ${advice}`))
    this.name = 'DatabaseError'
  }
}

export const NOT_OURS = 'is not a ringback database'

/** SQLite and the system have no place for it, or may not write there. */
const NOT_WRITABLE = /^(SQLITE_(FULL|IOERR|READONLY|CANTOPEN)|(ENOSPC|EDQUOT|EIO|EACCES|EROFS)$)/

/** What went wrong while a file was written: a full disk is said to the person who named it, all else is a fault of the program. */
export function writingError (file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !NOT_WRITABLE.test(codeOf(error))) return error
  return obstructed(file, 'written', error) ?? new DatabaseError(file, `cannot be written (${error.message})`, 'make room, or name another file')
}

/** What is said when folders are missing, or rights (an exclusive lock is then an I/O error); the last one is the driver's. */
const OBSTRUCTED = /^(SQLITE_(CANTOPEN|READONLY|IOERR)|(ENOENT|ENOTDIR|EISDIR|EACCES|EPERM|EROFS)$)|directory does not exist/

function obstructed (file: string, what: 'opened' | 'written', error: Error): DatabaseError | undefined {
  const obstacle = OBSTRUCTED.test(codeOf(error) || error.message) ? obstacleTo(file) : undefined
  return obstacle && new DatabaseError(file, `cannot be ${what}: ${obstacle.cause}`, obstacle.advice)
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
    if (code.startsWith('SQLITE_BUSY')) throw new DatabaseError(file, 'is used by another process')
    if (code === 'SQLITE_NOTADB') throw new DatabaseError(file, NOT_OURS)
    if (!(error instanceof Error)) throw new DatabaseError(file, `cannot be opened (${String(error)})`)
    throw obstructed(file, 'opened', error) ?? new DatabaseError(file, `cannot be opened (${error.message})`)
  }
}
