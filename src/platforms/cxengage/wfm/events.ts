import type { Queue } from '../../../world/centre.ts'
import { parseInstant } from '../../../world/instants.ts'
import type { Interaction, InteractionAgent, InteractionQueue } from '../interactions/schemas.ts'
import { serviceOf, thresholdsOf, type Service } from './service-level.ts'

/** What is added up, times in ms. */
export interface Figures extends Service {
  /** Customers who entered the queue, and the longest it was then. */
  entered: number
  longest: number
  /** Visits that ended, and how long they took. */
  left: number
  queued: number
  longestQueued: number
  answered: number
  untilAnswer: number
  abandoned: number
  untilAbandoned: number
  longestAbandoned: number
  /** Work that agents were offered, and what they have done with it. */
  offered: number
  handled: number
  conversation: number
  wrapUp: number
  handling: number
}

/** Something that counts for the interval in which it happened. */
export interface Event {
  at: number
  queueId: string | undefined
  agentId: string | undefined
  figures: Partial<Figures>
}

/**
 * What an interaction adds to its intervals. Assumed: everything counts for the interval in which it was over, but for
 * entries and offers, which count at once; so an interval that is over does not change any more, but for times to
 * answer, which are not known before an e-mail is read or a message replied to.
 */
export const eventsOf = ({ queues, agents }: Interaction, known: readonly Queue[]): Event[] =>
  [
    ...(queues ?? []).flatMap(visit => eventsOfQueue(visit, known)), ...(agents ?? []).flatMap(eventsOfAgent)
  ].filter(({ at }) => !Number.isNaN(at))

function eventsOfQueue (visit: InteractionQueue, known: readonly Queue[]): Event[] {
  const index = { queueId: visit.queueId, agentId: undefined }
  const queued = ms(visit.queueTime)
  const left = { left: 1, queued, longestQueued: queued, ...serviceOf(visit, thresholdsOf(known, visit.queueId)) }
  const end = { ...index, at: instant(visit.endTimestamp) }
  const { agentId, timeToAnswer } = visit
  const ends: Event[] = visit.queueExitType === 'success'
    ? [{ ...end, agentId: agentId ?? undefined, figures: { ...left, answered: 1, untilAnswer: ms(timeToAnswer) } }]
    : visit.queueExitType === 'abandon'
      ? [{ ...end, figures: { ...left, abandoned: 1, untilAbandoned: queued, longestAbandoned: queued } }]
      : []
  const figures = { entered: 1, longest: visit.queueEntryLength }
  return [{ ...index, at: instant(visit.startTimestamp), figures }, ...ends]
}

function eventsOfAgent (agent: InteractionAgent): Event[] {
  const index = { queueId: agent.queueId ?? undefined, agentId: agent.agentId }
  const handled = agent.agentHandleTime == null
    ? {}
    : {
        handled: 1,
        conversation: ms(agent.agentConversationTime),
        wrapUp: ms(agent.agentWrapUpTime),
        handling: ms(agent.agentHandleTime)
      }
  return [
    { ...index, at: instant(agent.startTimestamp), figures: { offered: 1 } },
    { ...index, at: instant(agent.endTimestamp), figures: handled }
  ]
}

const instant = (timestamp: string | null | undefined): number =>
  (timestamp == null ? undefined : parseInstant(timestamp)) ?? NaN

/** Whole milliseconds add up exactly. */
const ms = (seconds: number | null | undefined): number => Math.round((seconds ?? 0) * 1000)
