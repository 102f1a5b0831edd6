import type { Random } from '../random.ts'
import { ANSWERS, CLOSINGS, GOODBYES, GREETINGS, OPENINGS, QUESTIONS, inTurn, type Phrase } from './phrases.ts'

/** An agent has a customer on the line; in a pause they do not hear each other. */
export interface Talk extends Span { pauses: readonly Span[] }

export interface Span { from: number, to: number }

/** Something that was said. */
export interface Utterance extends Span {
  phrase: Phrase
  /** The index of the talk in which it was said, and which of the two said it. */
  talk: number
  by: 'agent' | 'customer'
}

type Line = Pick<Utterance, 'phrase' | 'by'>

/** How long it takes to say something, in ms. */
const A_LETTER = 65
const SHORTEST = 500
/** How soon the agent says something, in ms. */
const AT_ONCE: [number, number] = [200, 1500]
/** How much of a talk is filled with words, if they have so many. */
const FILLED = 0.7

/** What was said in one talk after the other; they do not overlap. Nobody interrupts anybody. */
export function speechOf (random: Random, talks: readonly Talk[]): Utterance[] {
  const [question, answer] = [random.int(0, QUESTIONS.length - 1), random.int(0, ANSWERS.length - 1)]
  let turn = 0

  function linesFor (time: number, isFirst: boolean): Line[] {
    const head: Line[] = [
      { by: 'agent', phrase: random.pick(GREETINGS) },
      ...isFirst ? [{ by: 'customer' as const, phrase: random.pick(OPENINGS) }] : []
    ]
    const tail: Line[] = [
      { by: 'customer', phrase: random.pick(CLOSINGS) }, { by: 'agent', phrase: random.pick(GOODBYES) }
    ]
    const middle: Line[] = []
    const last = turn + Math.max(QUESTIONS.length, ANSWERS.length)
    for (; turn < last; turn++) {
      const exchange: Line[] = [
        { by: 'customer', phrase: inTurn(QUESTIONS, question + turn) },
        { by: 'agent', phrase: inTurn(ANSWERS, answer + turn) }
      ]
      if (timeOf([...head, ...middle, ...exchange, ...tail]) > time * FILLED) break
      middle.push(...exchange)
    }
    const lines = [...head, ...middle, ...tail]
    while (timeOf(lines) > time) lines.pop()
    return lines
  }

  return talks.flatMap((talk, index) => {
    const free = freeOf(talk)
    const time = free.reduce((sum, { from, to }) => sum + to - from, 0)
    return spread(random, linesFor(time, index === 0), free, time).map(line => ({ ...line, talk: index }))
  })
}

const durationOf = ({ phrase }: Line): number => Math.max(SHORTEST, phrase.text.length * A_LETTER)

const timeOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + durationOf(line), 0)

/** What the pauses leave of a talk. */
function freeOf ({ from, to, pauses }: Talk): Span[] {
  const free: Span[] = []
  let at = from
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    if (pause.from > at) free.push({ from: at, to: Math.min(pause.from, to) })
    at = Math.max(at, pause.to)
  }
  if (at < to) free.push({ from: at, to })
  return free.filter(span => span.from < span.to)
}

/** Silence is between the lines, by chance; what a pause would cut in two is not said. */
function spread (
  random: Random, lines: readonly Line[], free: readonly Span[], time: number
): (Line & Span)[] {
  const silence = time - timeOf(lines)
  const gaps = lines.map((_, index) =>
    index === 0 ? random.int(Math.min(AT_ONCE[0], silence), Math.min(AT_ONCE[1], silence)) : random.int(0, silence))
  const before = gaps.sort((a, b) => a - b)
  let said = 0
  return lines.flatMap((line, index) => {
    const start = (before[index] ?? 0) + said
    said += durationOf(line)
    const place = locate(free, start)
    const to = place === undefined ? Infinity : place.at + durationOf(line)
    return place === undefined || to > place.until ? [] : [{ ...line, from: place.at, to }]
  })
}

/** Where in time so many ms of talk are over, and until when there is no pause. */
function locate (free: readonly Span[], time: number): { at: number, until: number } | undefined {
  let left = time
  for (const { from, to } of free) {
    if (left < to - from) return { at: from + left, until: to }
    left -= to - from
  }
  return undefined
}
