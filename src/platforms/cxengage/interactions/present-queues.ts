import type { Engagement, Instant, QueueVisit, Timeline } from '../../../world/timeline.ts'
import { slaOf } from '../configuration/slas.ts'
import { idAt } from './id-at.ts'
import type { InteractionIds } from './ids.ts'
import { segmentOfVisit } from './present-segments.ts'
import { lengthAfter } from './queue-lengths.ts'
import type { InteractionQueue } from './schemas.ts'
import { between, timestamp, toSeconds } from './values.ts'
import { vintageOf } from './vintage.ts'

/** The platform knows no other way to leave a queue unanswered. */
const isAbandoned = ({ result }: QueueVisit): boolean => result === 'abandoned' || result === 'breakout'

/** @param day all interactions of its day */
export function presentQueue (
  timeline: Timeline, visit: QueueVisit, index: number, ids: InteractionIds, day: readonly Timeline[]
): InteractionQueue {
  const { queue, enteredAt, leftAt, result } = visit
  const waited = between(enteredAt, leftAt)
  const abandoned = isAbandoned(visit)
  const answeredBy = visit.answeredBy === undefined ? undefined : timeline.engagements[visit.answeredBy]
  // A re-queue after a transfer has neither.
  const timeToAnswer = visit.entry === 'ivr' && answeredBy !== undefined
    ? answerTime(timeline, visit, answeredBy)
    : null
  return {
    queueId: queue.id,
    queueName: queue.name,
    queueType: 'queue',
    interactionQueueId: idAt(ids.queues, index),
    interactionSegmentId: idAt(ids.segments, segmentOfVisit(timeline, index)),
    platformQueueId: queue.number,
    queueEntryType: visit.entry,
    queueEntryLength: visit.length,
    queueExitType: result === undefined ? null : abandoned ? 'abandon' : 'success',
    startTimestamp: timestamp(enteredAt),
    endTimestamp: timestamp(leftAt),
    queueTime: waited,
    agentId: answeredBy?.agent.id ?? null,
    queueAbandoned: abandoned || null,
    slaAbandoned: abandoned || null,
    queueAbandonTime: abandoned ? waited : null,
    slaTime: abandoned ? waited : timeToAnswer,
    timeToAnswer,
    ...(vintageOf(timeline.centre.tenant) === '2022' ? queueOf2022(timeline, visit, ids, day) : {})
  }
}

/** What the vintage of 2022 tells besides. Callbacks from a queue are not emulated. */
function queueOf2022 (
  { centre }: Timeline, visit: QueueVisit, ids: InteractionIds, day: readonly Timeline[]
): Partial<InteractionQueue> {
  const { queue, entry, enteredAt, leftAt = enteredAt } = visit
  const sla = slaOf(centre, queue)
  const [abandoned, waited] = [isAbandoned(visit), leftAt - enteredAt]
  return {
    tenantId: centre.tenant.id,
    interactionId: ids.interaction,
    queueExitLength: visit.leftAt === undefined ? null : lengthAfter(day, queue, visit.leftAt),
    rootQueue: entry === 'ivr' || null,
    slaId: sla.id,
    slaVersionId: sla.versionId,
    slaVersionName: 'v1',
    slaThreshold: sla.threshold / 1000,
    slaAbandonThreshold: sla.abandonThreshold / 1000,
    // Observed in the vendor's console: this one leaves out short abandons, as the service level here does.
    slaAbandonType: 'ignore-abandons',
    slaShortAbandoned: (abandoned && waited <= sla.abandonThreshold) || null,
    slaAbandonedInSla: (abandoned && waited <= sla.threshold) || null
  }
}

/**
 * From the queue until the customer has somebody: who talks (voice), who has read (email), who has replied (messages).
 */
function answerTime ({ channel }: Timeline, { enteredAt, leftAt }: QueueVisit, engagement: Engagement): number | null {
  const { talkFrom, readTo, repliedAt } = engagement
  if (channel === 'voice') return between(enteredAt, talkFrom)
  if (channel !== 'email') return between(enteredAt, repliedAt)
  // Observed: the moment between accepting and opening the message does not count.
  const known: Instant[] = [leftAt, talkFrom, readTo]
  return known.includes(undefined) ? null : toSeconds((leftAt ?? 0) - enteredAt + (readTo ?? 0) - (talkFrom ?? 0))
}
