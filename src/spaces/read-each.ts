import { isServable, parseInstant } from '../world/instants.ts'
import { quoted } from '../world/shown.ts'
import { refused, type SpaceProblem } from './space-error.ts'

/** What is to be one of something, and where it is in what was sent. */
export interface Sent { given: unknown, pointer: string, index: number }

/** What is sent as one of something or as a list of them. */
export interface OneOrMany<Wanted> {
  /** In a word: a case, an event. */
  what: string
  /** How many there can be. */
  most: number
  /** Where they are in what was sent. */
  within?: string
  /** Reads one, or says what is wrong with it and returns undefined. */
  read (sent: Sent, problems: SpaceProblem[]): Wanted | undefined
}

/** Reads one of something or a list of them. Throws a SpaceError with all that is wrong. */
export function readEach<Wanted> (body: unknown, { what, most, within = '', read }: OneOrMany<Wanted>): Wanted[] {
  const isList = Array.isArray(body)
  const all: unknown[] = isList ? body : [body]
  if (all.length === 0 || all.length > most) {
    throw refused([{ pointer: within, expected: `must be one ${what}, or a list of 1 to ${most}` }])
  }
  const problems: SpaceProblem[] = []
  const wanted = all.flatMap((given, index) =>
    read({ given, index, pointer: isList ? `${within}/${index}` : within }, problems) ?? [])
  if (problems.length > 0) throw refused(problems)
  return wanted
}

/** Reads an instant, or `now`, which is found out later; undefined where it is neither, and then that is a problem. */
export function readWhen (given: unknown, pointer: string, problems: SpaceProblem[]): number | 'now' | undefined {
  if (given === 'now') return given
  const instant = typeof given === 'string' ? parseInstant(given) : undefined
  if (isServable(instant)) return instant
  problems.push({ pointer, expected: 'must be "now" or an ISO 8601 instant', given: quoted(given) })
  return undefined
}
