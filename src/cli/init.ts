import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { quote } from '../http/shell.ts'
import { CommandError } from './command-error.ts'
import { SCENARIO_SCHEMA } from './scenario-schema-file.ts'

const FILE = 'scenario.json'

/** A scenario that names no other file. */
const TEMPLATE = path.join(path.dirname(SCENARIO_SCHEMA), 'init', FILE)

/** How the template names its schema. */
const OWN_SCHEMA = '../scenario.schema.json'

/** Writes a small scenario to start from, which names its schema where this package has it. Overwrites nothing. */
export function init (file: string = FILE): number {
  try {
    const schema = schemaFrom(path.dirname(file))
    const text = readFileSync(TEMPLATE, 'utf8').replace(JSON.stringify(OWN_SCHEMA), () => JSON.stringify(schema))
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    throw explain(error, file) ?? error
  }
  // With a slash or a dot it is a path to `--scenario`, and no name.
  const named = /[./\\]/.test(file) ? file : `./${file}`
  console.log(`${file} is a scenario to start from; to play it: ringback --scenario ${quote(named)}`)
  return 0
}

/** The schema as a file in the folder names it: editors want slashes, and a URL where there is no way. */
function schemaFrom (folder: string): string {
  const way = path.relative(realpathSync(folder), SCENARIO_SCHEMA)
  if (path.isAbsolute(way)) return pathToFileURL(way).href // another drive
  const slashed = way.replaceAll(path.sep, '/')
  return slashed.startsWith('.') ? slashed : `./${slashed}`
}

/** What the system says about the file, for the person who named it. */
function explain (error: unknown, file: string): CommandError | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  const reason = code === 'EEXIST'
    ? 'exists already and is left as it is; name another file: ringback init <file>'
    : `cannot be written (${code})`
  return code === undefined ? undefined : new CommandError(`${file} ${reason}`)
}
