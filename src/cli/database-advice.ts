import { quote } from '../http/shell.ts'
import { OF_A_PROGRAM } from '../seeding/load-scenario.ts'
import { DEFAULT_SCENARIO } from '../seeding/origin.ts'
import type { DatabaseError, MadeFrom, Reason } from '../store/database-error.ts'
import { printable } from '../world/shown.ts'

const ANOTHER = 'name another file'
const REPLACE = `delete it, or ${ANOTHER}`

const ADVICE: Record<Reason, string> = {
  'no-folder': `make it, or ${ANOTHER}`,
  'not-a-folder': ANOTHER,
  'is-a-folder': ANOTHER,
  'read-only': `mount it writable, or ${ANOTHER}`,
  'no-rights': `give them the right to write there, or ${ANOTHER}`,
  missing: ANOTHER,
  exists: REPLACE,
  busy: ANOTHER,
  'in-the-making': ANOTHER,
  unclosed: 'end the server that has it, or else serve it once',
  foreign: ANOTHER,
  'other-version': REPLACE,
  'other-origin': REPLACE,
  altered: REPLACE,
  unreadable: ANOTHER,
  unwritable: `make room, or ${ANOTHER}`
}

/** Files that the same command makes anew. */
const OUTDATED: readonly Reason[] = ['other-version', 'other-origin', 'altered']

/** What to do about a database that cannot be served or made. */
export function databaseAdvice ({ file, reason, made }: DatabaseError): string {
  const command = OUTDATED.includes(reason) ? commandFor(file, made) : undefined
  return command === undefined ? ADVICE[reason] : printable(`${ADVICE[reason]}; to make it anew: ${command}`)
}

/** Undefined for a scenario that no command can name. */
function commandFor (file: string, { scenario = DEFAULT_SCENARIO, seed, days, perDay }: MadeFrom): string | undefined {
  if (scenario === OF_A_PROGRAM) return undefined
  const flags = [['--scenario', scenario], ['--seed', seed], ['--days', days], ['--per-day', perDay], ['--out', file]]
  return ['ringback seed', ...flags.flatMap(([flag, value]) =>
    value === undefined ? [] : [`${flag} ${quote(String(value))}`])].join(' ')
}
