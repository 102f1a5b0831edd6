import type { StoredOrigin } from '../store/origin.ts'
import { readJsonFile } from './json-file.ts'
import { version } from '../version.ts'
import { shown } from '../world/shown.ts'
import { ExportError } from './export-error.ts'

/**
 * What a server was made from and told, as one file: enough to show the same anywhere.
 * @template Entry of the log
 * @template State of the server's clock
 */
export interface Exported<Entry = unknown, State = unknown> {
  /** The version that wrote it: another one may show something else. */
  ringback: string
  origin: StoredOrigin
  clock: State
  log: { at: number, entry: Entry }[]
}

/** Reads an export, or the file that it is in. Throws {@link ExportError}. */
export function readExport<Entry, State> (given: string | object): { name: string, exported: Exported<Entry, State> } {
  const name = typeof given === 'string' ? given : '(object)'
  const value = typeof given === 'string' ? valueIn(given) : given
  const { ringback, origin, clock, log } = (value ?? {}) as Partial<Exported<Entry, State>> // is looked at below
  if (typeof ringback !== 'string' || typeof origin?.source !== 'string' || clock === undefined || !Array.isArray(log)) {
    throw new ExportError(name, 'is no export of ringback; "ringback export" writes one')
  }
  if (ringback !== version) {
    throw new ExportError(name, `was written by version ${shown(ringback)}, and this is ${version}; ` +
      `"npx ringback@${shown(ringback)} --log ${shown(name)}" goes on with it`)
  }
  return { name, exported: { ringback, origin, clock, log } }
}

function valueIn (file: string): unknown {
  const read = readJsonFile(file)
  if ('wrong' in read) throw new ExportError(file, read.wrong)
  return read.value
}
