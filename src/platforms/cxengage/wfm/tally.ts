import type { Event } from './events.ts'
import { addFigures, type Figures } from './figures.ts'

export const QUARTER = 15 * 60_000

export type Dimension = 'queue' | 'agent' | 'agent-queue'

/**
 * What happened in a quarter of an hour, by queue, by agent, and by both: keys as {@link keyOf} makes them, and only
 * the
 * figures that something was added to.
 */
export type Quarter = Readonly<Record<Dimension, Map<string, Partial<Figures>>>>

/** Quarters by their beginning. */
export type Tally = Map<number, Quarter>

/** Counts an event. Whatever has no queue or no agent is of no row that has one. */
export function addEvent (tally: Tally, { at, queueId, agentId, figures }: Event) {
  const from = at - at % QUARTER
  let quarter = tally.get(from)
  if (quarter === undefined) {
    tally.set(from, quarter = { queue: new Map(), agent: new Map(), 'agent-queue': new Map() })
  }
  if (queueId !== undefined) add(quarter.queue, queueId, figures)
  if (agentId !== undefined) add(quarter.agent, agentId, figures)
  if (queueId !== undefined && agentId !== undefined) add(quarter['agent-queue'], keyOf(agentId, queueId), figures)
}

export const keyOf = (agentId: string, queueId: string): string => `${agentId}/${queueId}`

function add (rows: Map<string, Partial<Figures>>, key: string, more: Partial<Figures>) {
  let figures = rows.get(key)
  if (figures === undefined) rows.set(key, figures = {})
  addFigures(figures, more)
}
