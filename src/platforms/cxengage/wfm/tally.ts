import type { Window } from '../../../world/history.ts'
import type { Event, Figures } from './events.ts'

export const QUARTER = 15 * 60_000

/** One row: what happened in a quarter of an hour, and to whom. */
export interface Tally { from: number, queueId: string | undefined, agentId: string | undefined, figures: Figures }

export type Dimension = 'queue' | 'agent' | 'agent-queue'

const NOTHING: Figures = {
  entered: 0,
  longest: 0,
  left: 0,
  queued: 0,
  longestQueued: 0,
  answered: 0,
  answeredInTime: 0,
  untilAnswer: 0,
  abandoned: 0,
  abandonedInTime: 0,
  shortAbandons: 0,
  counted: 0,
  untilAbandoned: 0,
  longestAbandoned: 0,
  offered: 0,
  handled: 0,
  conversation: 0,
  wrapUp: 0,
  handling: 0
}

const MAXIMA: readonly string[] = ['longest', 'longestQueued', 'longestAbandoned'] satisfies (keyof Figures)[]

/** Adds up what happened within the range, by quarter and by queue, agent or both. */
export function tally (events: Iterable<Event>, { from, until }: Window, dimension: Dimension): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const { at, figures, ...whose } of events) {
    const queueId = dimension === 'agent' ? undefined : whose.queueId
    const agentId = dimension === 'queue' ? undefined : whose.agentId
    const isOfNone = (dimension !== 'agent' && queueId === undefined) ||
      (dimension !== 'queue' && agentId === undefined)
    if (isOfNone || at < from || at >= until) continue
    const quarter = at - at % QUARTER
    const key = keyOf(quarter, queueId, agentId)
    let found = tallies.get(key)
    if (found === undefined) tallies.set(key, found = emptyTally(quarter, queueId, agentId))
    add(found.figures, figures)
  }
  return tallies
}

export const keyOf = (from: number, queueId: string | undefined, agentId: string | undefined): string =>
  `${from}/${queueId}/${agentId}`

export const emptyTally = (from: number, queueId: string | undefined, agentId: string | undefined): Tally =>
  ({ from, queueId, agentId, figures: { ...NOTHING } })

function add (figures: Figures, more: Partial<Figures>) {
  for (const [name, value] of Object.entries(more)) {
    const key = name as keyof Figures // which its keys are
    figures[key] = MAXIMA.includes(name) ? Math.max(figures[key], value) : figures[key] + value
  }
}
