import type { Queue } from '../../../world/centre.ts'
import type { InteractionQueue } from '../interactions/schemas.ts'

/** How soon a conversation should begin, and until when an abandon is a short one; in ms. */
export type Thresholds = Pick<Queue, 'serviceLevel' | 'abandonThreshold'>

/** Documented (About Service Level Agreements): of a queue without its own; only static documents name one here. */
const DEFAULT: Thresholds = { serviceLevel: 20_000, abandonThreshold: 20_000 }

export const thresholdsOf = (known: readonly Queue[], queueId: string): Thresholds =>
  known.find(({ id }) => id === queueId) ?? DEFAULT

/** What a queue visit adds to the figures of a service level: 0 or 1 each. */
export interface Service { answeredInTime: number, abandonedInTime: number, shortAbandons: number, counted: number }

/**
 * Documented (Service Level; About Service Level Agreements): the share of visits whose conversation began within the
 * threshold; who gives up within the abandon threshold does not count, who gives up later counts as not answered. The
 * time until the conversation is slaTime. Inferred: what has none does not count, so neither does a customer who was
 * answered after a transfer, nor one whom an agent has accepted and not yet attended to.
 */
export function serviceOf (visit: InteractionQueue, { serviceLevel, abandonThreshold }: Thresholds): Service {
  const { queueExitType, queueTime, slaTime } = visit
  const [answered, abandoned] = [queueExitType === 'success' && slaTime != null, queueExitType === 'abandon']
  const short = abandoned && isWithin(queueTime, abandonThreshold)
  return {
    answeredInTime: Number(answered && isWithin(slaTime, serviceLevel)),
    abandonedInTime: Number(abandoned && isWithin(queueTime, serviceLevel)),
    shortAbandons: Number(short),
    counted: Number(answered || (abandoned && !short))
  }
}

const isWithin = (seconds: number | null | undefined, threshold: number): boolean =>
  seconds != null && Math.round(seconds * 1000) <= threshold
