import { createHash } from 'node:crypto'
import {
  constants, copyFileSync, existsSync, globSync, mkdirSync, mkdtempSync,
  readFileSync, readdirSync, renameSync, rmSync, statSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createRingback } from '../../src/server.ts'

interface Test { teardown: (done: () => void) => void }

const ROOT = path.join(import.meta.dirname, '..', '..')
const CACHE = path.join(ROOT, 'node_modules', '.cache', 'ringback-tests')

/**
 * A database that has the history of the default scenario at an instant, all texts written, for one test alone.
 * The history is made once and copied from then on, until anything changes that it could depend on.
 */
export async function storedHistory (t: Test, clock: string): Promise<string> {
  const kept = await madeHistory(clock)
  if (kept === undefined) return ':memory:'
  const folder = mkdtempSync(path.join(tmpdir(), 'ringback-history-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const copy = path.join(folder, 'default.db')
  copyFileSync(kept, copy, constants.COPYFILE_FICLONE)
  return copy
}

/** The file that is copied, made where there is none; undefined when it can have no name. */
export async function madeHistory (clock: string): Promise<string | undefined> {
  if (program() === undefined) return undefined
  const kept = path.join(CACHE, `${program()}-${Date.parse(clock)}.db`)
  if (!existsSync(kept)) await make(kept, clock)
  return kept
}

let hashed: { hash: string | undefined } | undefined

/**
 * A hash of everything that a history is made by and from: our code, the scenarios, the packages and Node.
 * Nothing when a file was changed after this process had begun, and may have read it: what it makes has no name then.
 */
function program (): string | undefined {
  hashed ??= {
    hash: hashOf(['package-lock.json', ...globSync(['src/**/*.ts', 'seeds/**/*.json'], { cwd: ROOT }).sort()])
  }
  return hashed.hash
}

function hashOf (files: readonly string[]): string | undefined {
  const hash = createHash('sha256').update(JSON.stringify(process.versions))
  for (const file of files) {
    const whole = path.join(ROOT, file)
    if (statSync(whole).ctimeMs > performance.timeOrigin) return undefined
    hash.update(JSON.stringify([file, readFileSync(whole, 'utf8')]))
  }
  return hash.digest('hex').slice(0, 32)
}

/** Under a name of its own until it is whole: other tests may be making the same. */
async function make (kept: string, clock: string) {
  mkdirSync(CACHE, { recursive: true })
  const ours = `${program()}-`
  for (const file of readdirSync(CACHE)) {
    if (!file.startsWith(ours)) rmSync(path.join(CACHE, file), { recursive: true, force: true })
  }
  const folder = mkdtempSync(path.join(CACHE, ours))
  try {
    const database = path.join(folder, 'history.db')
    const ringback = createRingback({ clock, database })
    await ringback.app.ready()
    await ringback.seed()
    await ringback.written()
    await ringback.close()
    renameSync(database, kept)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
