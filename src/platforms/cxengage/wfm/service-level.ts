import type { Queue } from '../../../world/centre.ts'
import type { Visit } from '../courses/course.ts'

/** How soon a conversation should begin, and until when an abandon is a short one; in ms. */
export type Thresholds = Pick<Queue, 'serviceLevel' | 'abandonThreshold'>

/** Documented (About Service Level Agreements): of a queue without its own; only static documents name one here. */
const DEFAULT: Thresholds = { serviceLevel: 20_000, abandonThreshold: 20_000 }

/** Returns the function that finds the thresholds of a queue. */
export function thresholdsFor (queues: readonly Queue[]): (queueId: string) => Thresholds {
  const known = new Map(queues.map(queue => [queue.id, queue]))
  return queueId => known.get(queueId) ?? DEFAULT
}

type Left = Pick<Visit, 'exit' | 'queued' | 'slaTime' | 'answerKnownAt'>

/** What a queue visit adds to the figures of a service level: 0 or 1 each. */
export interface Service { answeredInTime: number, abandonedInTime: number, shortAbandons: number, counted: number }

/**
 * Documented (Service Level; About Service Level Agreements): the share of visits whose conversation began within the
 * threshold; who gives up within the abandon threshold does not count, who gives up later counts as not answered. The
 * time until the conversation is slaTime. Inferred: what has none does not count, so neither does a customer who was
 * answered after a transfer, nor one whom an agent has accepted and not yet attended to.
 */
export function serviceOf (visit: Left, { serviceLevel, abandonThreshold }: Thresholds, now = Infinity): Service {
  const { exit, queued, slaTime, answerKnownAt } = visit
  const [answered, abandoned] =
    [exit === 'success' && slaTime !== undefined && answerKnownAt <= now, exit === 'abandon']
  const short = abandoned && queued <= abandonThreshold
  return {
    answeredInTime: Number(answered && (slaTime ?? Infinity) <= serviceLevel),
    abandonedInTime: Number(abandoned && queued <= serviceLevel),
    shortAbandons: Number(short),
    counted: Number(answered || (abandoned && !short))
  }
}
