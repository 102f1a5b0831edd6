import type { Platform } from '../platforms/platform.ts'
import type { Database } from '../store/connection.ts'
import { DatabaseError } from '../store/database-error.ts'
import { inspectDatabase, prepareDatabase } from '../store/database.ts'
import type { StoredOrigin } from '../store/origin.ts'
import { version } from '../version.ts'
import { ExportError } from './export-error.ts'
import { loadOrigin, resumeOrigin, storeOrigin, type Asked, type Origin } from './origin.ts'

/** A database and what it is made from. */
export interface OpenedHistory { db: Database, origin: Origin }

/** The tables of all platforms, and who fills them. */
export const definitionOf =
  (platforms: readonly Platform[]) => ({ tables: platforms.map(({ tables }) => tables), version })

/** What an export was made from, and what the export is called. */
export interface ExportedOrigin { name: string, origin: StoredOrigin }

/** Throws {@link ExportError} where something else was asked for. */
function exportedOrigin ({ name, origin }: ExportedOrigin, asked: Asked, platforms: readonly Platform[]): Origin {
  try {
    return resumeOrigin(name, origin, asked, platforms)
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    throw new ExportError(name, error.reason === 'altered'
      ? 'has been altered: it is not what its own mark says'
      : 'was made from another scenario, seed or size than was asked for')
  }
}

/** That of the database where it has one, or else that of an export, or else what was asked for. */
function originOf (
  file: string, stored: StoredOrigin | undefined, asked: Asked, platforms: readonly Platform[],
  from: ExportedOrigin | undefined
): Origin {
  if (stored !== undefined && from !== undefined && stored.id !== from.origin.id) {
    throw new ExportError(from.name, `was made from another scenario or seed than ${file}`)
  }
  if (stored !== undefined) return resumeOrigin(file, stored, asked, platforms)
  return from === undefined ? loadOrigin(asked, platforms) : exportedOrigin(from, asked, platforms)
}

/**
 * Opens a database that carries on with what it was made from, or makes one. Throws DatabaseError and ScenarioError,
 * and leaves the file as it was.
 */
export function openHistory (
  file: string, asked: Asked, platforms: readonly Platform[], readOnly = false, from?: ExportedOrigin
): OpenedHistory {
  const options = { file, readOnly, ...definitionOf(platforms) }
  const inspected = inspectDatabase(options)
  const { db, stored } = inspected
  try {
    const origin = originOf(file, stored, asked, platforms, from)
    prepareDatabase(inspected, options, storeOrigin(origin))
    return { db, origin }
  } catch (error) {
    db.close()
    throw error
  }
}
