import type { Platform } from '../platforms/platform.ts'
import type { Database } from '../store/connection.ts'
import { inspectDatabase, prepareDatabase } from '../store/database.ts'
import { version } from '../version.ts'
import { loadOrigin, resumeOrigin, storeOrigin, type Asked, type Origin } from './origin.ts'

/** A database and what it is made from. */
export interface OpenedHistory { db: Database, origin: Origin }

/** The tables of all platforms, and who fills them. */
export const definitionOf =
  (platforms: readonly Platform[]) => ({ tables: platforms.map(({ tables }) => tables), version })

/**
 * Opens a database that carries on with what it was made from, or makes one. Throws DatabaseError and ScenarioError,
 * and leaves the file as it was.
 */
export function openHistory (
  file: string, asked: Asked, platforms: readonly Platform[], readOnly = false
): OpenedHistory {
  const options = { file, readOnly, ...definitionOf(platforms) }
  const inspected = inspectDatabase(options)
  const { db, stored } = inspected
  try {
    const origin = stored === undefined ? loadOrigin(asked, platforms) : resumeOrigin(file, stored, asked, platforms)
    prepareDatabase(inspected, options, storeOrigin(origin))
    return { db, origin }
  } catch (error) {
    db.close()
    throw error
  }
}
