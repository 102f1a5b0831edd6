import type { Platform } from '../platforms/platform.ts'
import { openDatabase, type Database } from '../store/database.ts'
import { version } from '../version.ts'
import { howToMake, loadOrigin, resumeOrigin, storeOrigin, type Asked, type Origin } from './origin.ts'

/** A database and what it is made from. */
export interface History { db: Database, origin: Origin }

/** The tables of all platforms, and who fills them. */
export const definitionOf = (platforms: readonly Platform[]) => ({ tables: platforms.map(({ tables }) => tables), version })

/**
 * Opens a database that carries on with what it was made from, or makes one. Throws DatabaseError and ScenarioError, and
 * leaves the file as it was.
 */
export function openHistory (file: string, asked: Asked, platforms: readonly Platform[], readOnly = false): History {
  let origin: Origin | undefined
  const db = openDatabase({
    file,
    readOnly,
    ...definitionOf(platforms),
    origin (stored) {
      origin = stored === undefined ? loadOrigin(asked, platforms) : resumeOrigin(file, stored, asked, platforms)
      return storeOrigin(origin)
    },
    advice: made => howToMake(file, { scenario: asked.scenario ?? made.scenario, seed: asked.seed ?? made.seed })
  })
  if (origin === undefined) throw new Error('a database has an origin')
  return { db, origin }
}
