import { text } from 'node:stream/consumers'
import { CATALOG, parametersOf, type Action, type ActionName } from '../actions/catalog.ts'
import { ActionError, act } from '../actions/connect.ts'
import type { Config } from '../config.ts'
import { meant } from '../world/did-you-mean.ts'
import { quoted } from '../world/shown.ts'
import { CommandError } from './command-error.ts'

const ACTIONS = Object.entries(CATALOG) as [ActionName, Action][] // of the catalog's own type

/**
 * Tells a running server something, and prints what it answers as JSON: `space open name=one`, `clock move
 * advance=PT1H`.
 * @param group the first word of the action's command
 */
export async function tell (
  group: string, words: readonly string[], { url, adminToken: token }: Pick<Config, 'url' | 'adminToken'>
): Promise<number> {
  const [name, action, rest] = findAction(group, words)
  const names = parametersOf(action.path)
  const missing = names[rest.length]
  if (missing !== undefined) {
    throw new CommandError(`${action.command} takes ${names.map(word => `<${word}>`).join(' ')}: <${missing}> is missing`)
  }
  const given = rest.slice(0, names.length)
  const last = await readInput(action, rest.slice(names.length))
  try {
    const answer = await act(url, name, [...given, ...last === undefined ? [] : [last]], { token })
    if (answer !== undefined) console.log(JSON.stringify(answer, null, 2))
    return 0
  } catch (error) {
    if (error instanceof ActionError) throw new CommandError(error.message, error.status === 400 ? 2 : 1)
    throw error
  }
}

/** What a clock can be told in two words: `clock advance PT1H`. */
const MOVES = ['advance', 'now', 'speed', 'real']

/** The action that is meant, and the words behind its own. */
function findAction (group: string, words: readonly string[]): [ActionName, Action, readonly string[]] {
  if (group === 'clock' && MOVES.includes(words[0] ?? '')) return ['moveClock', CATALOG.moveClock, words]
  const own = ACTIONS.filter(([, { command }]) => command.split(' ')[0] === group)
  for (const [name, action] of own) {
    const verbs = action.command.split(' ').slice(1)
    if (verbs.every((verb, index) => words[index] === verb)) return [name, action, words.slice(verbs.length)]
  }
  const verbs = [...own.map(([, { command }]) => command.slice(group.length + 1)), ...group === 'clock' ? MOVES : []]
  const [given] = words
  if (given === undefined) throw new CommandError(`${group} takes one of ${verbs.join(', ')}`)
  throw new CommandError(`${group} knows no ${quoted(given)}; ${meant(given, verbs)}`)
}

/** JSON, `-` for JSON on stdin, or pairs such as end=abandoned. */
async function readInput ({ takes, command }: Action, words: readonly string[]): Promise<unknown> {
  const [first] = words
  if (first === undefined) return undefined
  if (takes === undefined) throw new CommandError(`${command} takes no argument ${quoted(first)}`)
  if (words.length === 1 && first === '-') return parseJson(await text(process.stdin), 'stdin')
  if (words.length === 1 && /^\s*[[{]/.test(first)) return parseJson(first, quoted(first))
  if (MOVES.includes(first) && words.length <= 2) return { [first]: first === 'real' ? true : valueOf(words[1] ?? '') }
  return Object.fromEntries(words.map(word => {
    const [, key, value = ''] = /^([A-Za-z]+)=(.*)$/s.exec(word) ?? []
    if (key === undefined) throw new CommandError(`${command} takes JSON, or pairs such as name=one, not ${quoted(word)}`)
    return [key, valueOf(value)]
  }))
}

function parseJson (json: string, what: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new CommandError(`${what} is no JSON`)
  }
}

/** A text, unless it is JSON of something else. */
function valueOf (given: string): unknown {
  try {
    return JSON.parse(given)
  } catch {
    return given
  }
}
