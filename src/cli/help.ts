import { ConfigSchema } from '../config.ts'
import { shortOf, type Arguments } from './arguments.ts'
import { commands, type Command, type ConfigKey } from './commands.ts'
import { columns } from './columns.ts'
import { flagOf, isSwitch, variableOf } from './names.ts'

const INTRODUCTION =
  'ringback stands in for the APIs of two contact-centre platforms, played from one simulated contact centre.'

/** The help text of one command, or of all of them when none was named. */
export function help ({ name, command, named }: Pick<Arguments, 'name' | 'command' | 'named'>): string {
  const usage = ['ringback', named ? name : '[command]', ...argumentsOf(command), '[options]'].join(' ')
  const verbs = [...commands].map(([verb, command]) => [[verb, ...argumentsOf(command)].join(' '), command.summary])
  return [
    named ? `${command.summary}.` : INTRODUCTION,
    `Usage: ${usage}`,
    ...(named ? [] : [`Commands:\n${columns(verbs)}`]),
    `${named ? 'Options' : `Options of ${name}`}:\n${columns(options(command))}`,
    ...(command.keys.length === 0
      ? []
      : ['A flag wins over its environment variable; an empty variable counts as absent.'])
  ].join('\n\n')
}

const argumentsOf = ({ takes, mayTake = [], takesWords }: Command) =>
  [...takes.map(word => `<${word}>`), ...mayTake.map(word => `[${word}]`), ...takesWords === true ? ['[words…]'] : []]

function options ({ keys, says = {} }: Command): string[][] {
  const own = keys.map(key => [flagText(key), variableOf(key), describe(key, says[key])])
  const gap = own.length === 0 ? [] : ['']
  return [...own, ['-h, --help', ...gap, 'Prints this'], ['    --version', ...gap, 'Prints the version']]
}

function flagText (key: ConfigKey): string {
  const { short } = shortOf(key)
  return `${short === undefined ? '   ' : `-${short},`} ${flagOf(key)}${isSwitch(key) ? '' : ' <value>'}`
}

/** @param own what the command says of it */
function describe (key: ConfigKey, own: string | undefined): string {
  const { description, default: fallback } =
    ConfigSchema.properties[key] as { description?: string, default?: unknown } // TypeBox keeps them untyped
  return `${own ?? description}${fallback === undefined || isSwitch(key) ? '' : ` (default: ${fallback})`}`
}
