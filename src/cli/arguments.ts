import { parseArgs } from 'node:util'
import { quoted, shown } from '../world/shown.ts'
import { CommandError } from './command-error.ts'
import { commands, DEFAULT_COMMAND, type Command, type ConfigKey } from './commands.ts'
import { flagOf, isSwitch } from './names.ts'

export interface Arguments {
  name: string
  command: Command
  /** Whether a command was named, or the default one is meant. */
  named: boolean
  help: boolean
  version: boolean
  /** What was given on the command line, by configuration key. */
  flags: ReadonlyMap<ConfigKey, string>
  positionals: readonly string[]
}

const SHORT: Partial<Record<ConfigKey, string>> = { port: 'p' }

/** Reads a command line. Throws {@link CommandError} on what the command does not take. */
export function parseArguments (args: readonly string[]): Arguments {
  const keys = new Map([...commands.values()].flatMap(({ keys }) => keys.map(key => [flagOf(key).slice(2), key])))
  const typeOf = (key: ConfigKey) => isSwitch(key) ? 'boolean' as const : 'string' as const
  const options = Object.fromEntries([...keys].map(([flag, key]) => [flag, { type: typeOf(key), ...shortOf(key) }]))
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...options, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } },
    strict: false, // what is wrong is said below, in one line
    tokens: true
  })

  const words = tokens.flatMap(token => token.kind === 'positional' ? [token.value] : [])
  const [name = DEFAULT_COMMAND, ...positionals] = words
  const command = commands.get(name)
  if (command === undefined) {
    throw new CommandError(`knows no command ${quoted(name)}; it has ${[...commands.keys()].join(', ')}`)
  }

  const flags = new Map<ConfigKey, string>()
  const switches = new Set<string>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const key = keys.get(token.name)
    if (token.name === 'help' || token.name === 'version') {
      if (token.value !== undefined) throw new CommandError(`${token.rawName} takes no value`)
      switches.add(token.name)
    } else if (key === undefined || !command.keys.includes(key)) {
      throw new CommandError(`${name} knows no option ${shown(token.rawName)}; see "ringback ${name} --help"`)
    } else if (isSwitch(key)) {
      if (token.value !== undefined) throw new CommandError(`${token.rawName} takes no value`)
      flags.set(key, 'true')
    } else if (token.value === undefined) {
      throw new CommandError(`${token.rawName} takes a value`)
    } else if (!token.inlineValue && token.value.startsWith('-')) {
      throw new CommandError(
        `${token.rawName} takes a value; one that begins with a dash is written ${flagOf(key)}=${shown(token.value)}`
      )
    } else {
      flags.set(key, token.value)
    }
  }

  const [help, version] = [switches.has('help'), switches.has('version')]
  if (!help && !version) checkPositionals(name, command, positionals)
  return { name, command, named: words.length > 0, help, version, flags, positionals }
}

export const shortOf = (key: ConfigKey): { short?: string } => SHORT[key] === undefined ? {} : { short: SHORT[key] }

function checkPositionals (name: string, { takes, mayTake = [], takesWords }: Command, given: readonly string[]) {
  if (takesWords === true) return
  const extra = given[takes.length + mayTake.length]
  if (extra !== undefined) throw new CommandError(`${name} takes no argument ${quoted(extra)}`)
  const missing = takes[given.length]
  if (missing !== undefined) {
    throw new CommandError(`${name} takes the name of a ${missing}; see "ringback ${name} --help"`)
  }
}
