import { ConfigSchema } from '../config.ts'
import { shortOf, type Arguments } from './arguments.ts'
import { commands, type Command, type ConfigKey } from './commands.ts'
import { columns } from './columns.ts'
import { flagOf, variableOf } from './names.ts'

const INTRODUCTION = 'ringback stands in for the APIs of two contact-centre platforms, played from one simulated contact centre.'

/** The help text of one command, or of all of them when none was named. */
export function help ({ name, command, named }: Pick<Arguments, 'name' | 'command' | 'named'>): string {
  const usage = ['ringback', named ? name : '[command]', ...command.takes.map(word => `<${word}>`), '[options]'].join(' ')
  const verbs = [...commands].map(([verb, { summary, takes }]) => [[verb, ...takes.map(word => `<${word}>`)].join(' '), summary])
  return [
    named ? `${command.summary}.` : INTRODUCTION,
    `Usage: ${usage}`,
    ...(named ? [] : [`Commands:\n${columns(verbs)}`]),
    `${named ? 'Options' : `Options of ${name}`}:\n${columns(options(command))}`,
    ...(command.keys.length === 0 ? [] : ['A flag wins over its environment variable; an empty variable counts as absent.'])
  ].join('\n\n')
}

function options ({ keys }: Command): string[][] {
  const own = keys.map(key => [flagText(key), variableOf(key), describe(key)])
  const gap = own.length === 0 ? [] : ['']
  return [...own, ['-h, --help', ...gap, 'Prints this'], ['    --version', ...gap, 'Prints the version']]
}

function flagText (key: ConfigKey): string {
  const { short } = shortOf(key)
  return `${short === undefined ? '   ' : `-${short},`} ${flagOf(key)} <value>`
}

function describe (key: ConfigKey): string {
  const { description, default: fallback } = ConfigSchema.properties[key] as { description?: string, default?: unknown } // TypeBox keeps them untyped
  return `${description}${fallback === undefined ? '' : ` (default: ${fallback})`}`
}
