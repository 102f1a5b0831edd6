import { globSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const TEST = path.join(import.meta.dirname, '..')

/**
 * Runs all tests of some folders in one process, one after the other: to start a process and to load the server takes
 * longer than most of them. Each file can be run alone as well.
 */
export async function suite (...folders: string[]) {
  const files = folders.flatMap(folder => globSync(`${folder}/**/*.test.ts`, { cwd: TEST }).sort())
  for (const file of files) await import(pathToFileURL(path.join(TEST, file)).href)
}
