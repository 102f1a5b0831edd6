import { readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Problem } from '../world/scenario-error.ts'
import { explainSyntax } from './json-places.ts'

/** A file as JSON, or what is wrong with it: words that begin after the file's name. */
export type JsonFile = { text: string, value: unknown } | { wrong: string, at?: Pick<Problem, 'line' | 'column'> }

/** Larger ones take seconds to read. */
const MOST_BYTES = 32 * 2 ** 20

/** Reads a file that somebody has named on the command line, or in a program. */
export function readJsonFile (file: string): JsonFile {
  try {
    const stat = statSync(file)
    if (stat.isFile() && stat.size > MOST_BYTES) return { wrong: `is larger than ${MOST_BYTES / 2 ** 20} MiB` }
    return parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) // some editors begin a file with a mark
  } catch (error) {
    return { wrong: `cannot be read (${codeOf(error)})` }
  }
}

/** Reads a file that a scenario names: a regular one below its folder, also when the way there has links. */
export function readJsonBeside (folder: string, name: string): JsonFile {
  try {
    const [root, file] = [realpathSync(folder), realpathSync(path.resolve(folder, name))]
    if (!file.startsWith(root.endsWith(path.sep) ? root : root + path.sep)) return OUTSIDE
    return statSync(file).isFile() ? readJsonFile(file) : { wrong: 'is no regular file' }
  } catch (error) {
    // Whether there is such a file is nobody's business either.
    const way = path.relative(path.resolve(folder), path.resolve(folder, name))
    return way.startsWith('..') || path.isAbsolute(way) ? OUTSIDE : { wrong: `cannot be read (${codeOf(error)})` }
  }
}

const OUTSIDE: JsonFile = { wrong: 'is outside of the scenario\'s folder' }

function parse (text: string): JsonFile {
  try {
    return { text, value: JSON.parse(text) as unknown }
  } catch {
    const { message, ...at } = explainSyntax(text)
    return { wrong: message, at }
  }
}

const codeOf = (error: unknown): string => error instanceof Error && 'code' in error ? String(error.code) : String(error)
