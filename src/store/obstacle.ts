import { accessSync, constants, statSync, type Stats } from 'node:fs'
import path from 'node:path'
// For nothing but the number of the user: whoever starts the server in a program is to be told it as well.
import process from 'node:process'

/** What stands in the way of a file; the cause is the rest of a sentence. */
export interface Obstacle {
  reason: 'no-folder' | 'not-a-folder' | 'is-a-folder' | 'read-only' | 'no-rights'
  cause: string
}

const { W_OK, R_OK, X_OK } = constants

/**
 * Why a database cannot be at a path: its folder is missing, or may not be written to. SQLite keeps journals beside a
 * database, so the folder counts as much as the file. Undefined when it is none of this.
 */
export function obstacleTo (file: string): Obstacle | undefined {
  const folder = path.dirname(path.resolve(file))
  try {
    const index = statSync(folder, { throwIfNoEntry: false })
    if (index === undefined) return { reason: 'no-folder', cause: `the folder ${folder} does not exist` }
    if (!index.isDirectory()) return { reason: 'not-a-folder', cause: `${folder} is not a folder` }
    accessSync(folder, W_OK | X_OK)
  } catch (error) {
    return refusal(`the folder ${folder}`, error)
  }
  return obstacleAt(file, statSync(file, { throwIfNoEntry: false }))
}

function obstacleAt (file: string, found: Stats | undefined): Obstacle | undefined {
  if (found === undefined) return undefined
  if (found.isDirectory()) return { reason: 'is-a-folder', cause: 'it is a folder' }
  try {
    accessSync(file, R_OK | W_OK)
    return undefined
  } catch (error) {
    return refusal('the file', error)
  }
}

/** What the system says of using it. */
function refusal (what: string, error: unknown): Obstacle {
  if (error instanceof Error && 'code' in error && error.code === 'EROFS') {
    return { reason: 'read-only', cause: `${what} is on a read-only file system` }
  }
  const uid = process.getuid?.()
  const user = uid === undefined ? 'this user' : `user ${uid}`
  return { reason: 'no-rights', cause: `${what} is not writable by ${user}` }
}
