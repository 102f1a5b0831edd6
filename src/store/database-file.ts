import { closeSync, existsSync, fstatSync, fsync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import BetterSqlite3 from 'better-sqlite3'
import { DatabaseError, codeOf, explaining } from './database-error.ts'
import type { Database } from './connection.ts'
import { define, type Definition } from './database.ts'
import type { StoredOrigin } from './origin.ts'

/** A database file in the making: nobody sees it under its name before it is whole. */
export interface DatabaseFile {
  readonly db: Database
  /** Sees it safely on the disk, closes it, and gives it its name, unless the signal is given before. */
  publish (signal: AbortSignal): Promise<void>
  /** Throws away what is there so far; also what could not be published. */
  discard (): void
}

export interface DatabaseFileOptions extends Definition {
  file: string
  origin: StoredOrigin
}

/** What SQLite keeps beside a database. Left over from a deleted one, it would be taken for a part of the new one. */
const COMPANIONS = ['-wal', '-shm', '-journal']

/** Where a file lies until it is whole. */
const partialOf = (file: string) => `${file}.partial`

/**
 * Begins a database file. It is written under another name, without a journal and without waiting for the disk: after a
 * crash there is only a file to be thrown away, and the next attempt does so.
 * Throws {@link DatabaseError} when there is such a file already, or none can be.
 */
export function createDatabaseFile ({ file, origin, ...definition }: DatabaseFileOptions): DatabaseFile {
  refuseExisting(file)
  const partial = partialOf(file)
  refuseHeld(partial, file)
  const { handle, db } = explaining(file, () => openAnew(partial))

  // Another process that has seen no lock yet may have put its own file there. The handle stays open to the end,
  // so that no other file can get the number of this one.
  const isOurs = () => statSync(partial, { throwIfNoEntry: false })?.ino === fstatSync(handle).ino
  const refuseAnothers = () => { if (!isOurs()) throw beingMade(file) }

  const created: DatabaseFile = {
    db,
    async publish (signal) {
      await promisify(fsync)(handle)
      signal.throwIfAborted()
      // At one go: once it is closed, another process may take it for a left-over. A file handle that is closed lets go
      // of it, too.
      db.close()
      refuseExisting(file)
      for (const companion of COMPANIONS) rmSync(file + companion, { force: true })
      refuseAnothers()
      renameSync(partial, file)
      await syncFolder(path.dirname(file))
      closeSync(handle)
    },
    discard () {
      db.close()
      if (isOurs()) rmSync(partial)
      closeSync(handle)
    }
  }
  try {
    explaining(file, () => define(db, definition, origin))
    refuseAnothers()
    return created
  } catch (error) {
    created.discard()
    throw error
  }
}

function refuseExisting (file: string) {
  if (existsSync(file)) throw new DatabaseError(file, 'exists', 'exists already')
}

const beingMade = (file: string) => new DatabaseError(file, 'in-the-making', 'is being made by another process')

function refuseHeld (partial: string, file: string) {
  if (existsSync(partial) && explaining(partial, () => isHeld(partial))) throw beingMade(file)
}

/** Takes the place of what a killed attempt has left. */
function openAnew (partial: string): { handle: number, db: Database } {
  rmSync(partial, { force: true })
  const handle = openSync(partial, 'wx')
  const db = new BetterSqlite3(partial)
  db.pragma('page_size = 16384') // most documents fit into a page with some others
  db.unsafeMode() // or a journal cannot be off
  db.pragma('journal_mode = OFF')
  db.unsafeMode(false)
  db.pragma('synchronous = OFF')
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('cache_size = -65536')
  db.pragma('temp_store = MEMORY')
  return { handle, db }
}

/** Whether another process is writing the file, whatever is in it. */
function isHeld (partial: string): boolean {
  const db = new BetterSqlite3(partial, { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE; ROLLBACK')
    return false
  } catch (error) {
    return error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')
  } finally {
    db.close()
  }
}

/** What systems and file systems answer that do not open or sync folders. */
const NO_FOLDER_SYNC = ['EPERM', 'EISDIR', 'EINVAL', 'EACCES']

/**
 * A name is on the disk when its folder is, where folders can be synced: elsewhere the file has its name all the same.
 */
async function syncFolder (folder: string) {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!NO_FOLDER_SYNC.includes(codeOf(error))) throw error
  }
}
