import { createRandom } from '../../../world/random.ts'
import type { Engagement, Instant, QueueVisit, Timeline } from '../../../world/timeline.ts'
import { artifactOf, filePath } from '../artifacts/artifact.ts'
import { customerName, transcriptOf, transcriptText } from '../artifacts/transcript.ts'
import type { InteractionIds } from './ids.ts'
import { presentAttributes, presentHooks } from './present-hooks.ts'
import { presentMonitors, presentNewer } from './present-newer.ts'
import { presentSegments, segmentOfVisit } from './present-segments.ts'
import type { Interaction, InteractionAgent, InteractionQueue } from './schemas.ts'
import { between, sum, timestamp, toSeconds } from './values.ts'

/** What the platform tells of at all: agents who call each other are nobody's interaction. */
export const isSupported = <Told extends { direction: string }>(told: Told): told is Told & {
  direction: 'inbound' | 'outbound'
} => told.direction !== 'internal'

/**
 * A timeline as an interaction of the list, with null where there is nothing (yet). The relations between its figures
 * are those of the documentation's samples.
 */
export function presentInteraction (timeline: Timeline, ids: InteractionIds): Interaction {
  if (!isSupported(timeline)) throw new RangeError('an internal call is not told')
  const { centre, direction, engagements, visits, wrapUp, abandonment } = timeline
  const endedAt = timeline.endLost && timeline.flagged ? undefined : timeline.closedAt
  const disposition = timeline.correction?.disposition ?? wrapUp?.disposition
  const holds = engagements.flatMap(engagement => engagement.holds)
  const conversation = timeline.channel === 'voice' && timeline.customerLeftAt !== undefined
    ? sum(engagements.map(({ talkFrom, talkTo }) => between(talkFrom, talkTo)))
    : null
  const artifact = artifactOf(timeline, ids.interaction)
  const inIvr = abandonment?.where === 'ivr' ? between(timeline.start, abandonment.at) : null

  return {
    tenantId: centre.tenant.id,
    interactionId: ids.interaction,
    startTimestamp: timestamp(timeline.start),
    endTimestamp: timestamp(endedAt),
    interactionTime: between(timeline.start, endedAt),
    channelType: timeline.channel,
    direction,
    contactPoint: timeline.contactPoint,
    customer: timeline.customer,
    contactId: timeline.contact?.id ?? null,
    flowId: timeline.flow.id,
    flowName: timeline.flow.name,
    flagged: timeline.flagged || null,
    ivrTime: inIvr ?? ivrTime(timeline),
    ivrAbandoned: inIvr === null ? null : true,
    ivrAbandonTime: inIvr,
    // Assumed: who was answered before has not been left alone from the beginning.
    customerAbandonTime: engagements.length > 0 ? null : between(timeline.start, abandonment?.at),
    customerHolds: holds.length,
    customerHoldTime: sum(holds.map(({ from, to }) => between(from, to))),
    customerHoldAbandoned: null,
    customerTransfers: timeline.handovers.filter(({ kind }) => kind === 'transfer').length || null,
    customerConversationTime: conversation,
    customerTalkTime: conversation,
    customerResponseTimes: [],
    customerSatisfactionScore: timeline.satisfaction?.score ?? null,
    thirdPartyTime: null,
    campaignId: null,
    leadId: null,
    monitors: presentMonitors(timeline),
    segments: presentSegments(timeline, ids),
    agents: engagements.map((engagement, index) => presentAgent(timeline, engagement, index, ids)),
    queues: visits.map((visit, index) => presentQueue(timeline, visit, index, ids)),
    hooks: presentHooks(timeline, ids),
    interactionAttributes: presentAttributes(timeline, ids),
    messagingTranscript: artifact?.type === 'messaging-transcript'
      ? transcriptText(transcriptOf(timeline, ids.interaction), customerName(timeline.contact, timeline.customer))
      : null,
    notes: wrapUp?.note?.body ?? null,
    audioRecording: artifact?.type === 'audio-recording' ? filePath(centre.tenant.id, ids.interaction, artifact) : null,
    dispositionId: disposition?.id ?? null,
    dispositionName: disposition?.name ?? null,
    ...presentNewer(timeline, artifact)
  }
}

/** From the start until the first queue; a call that an agent makes hears no IVR. */
function ivrTime ({ direction, start, visits }: Timeline): number | null {
  return direction === 'outbound' ? 0 : between(start, visits[0]?.enteredAt)
}

function presentAgent (
  timeline: Timeline, engagement: Engagement, index: number, ids: InteractionIds
): InteractionAgent {
  const { agent, offeredAt, acceptedAt, talkFrom, talkTo, releasedAt } = engagement
  const { centre, day } = timeline
  const visit = engagement.visit === undefined ? undefined : timeline.visits[engagement.visit]
  // Who calls a customer in vain has taken on the work all the same.
  const workedUntil = acceptedAt ?? (visit === undefined ? releasedAt : undefined)
  const accepted = workedUntil === undefined ? null : true
  const wrapUp = between(talkTo, releasedAt)
  return {
    agentId: agent.id,
    agentName: agent.name,
    interactionAgentId: idAt(ids.agents, index),
    interactionSegmentId: idAt(ids.segments, segmentOfVisit(timeline, engagement.visit)),
    queueId: visit?.queue.id ?? null,
    sessionId: idAt(ids.sessions, index),
    platformAgentId: agent.number,
    tenantAgentId: agent.tenantNumber,
    startTimestamp: timestamp(offeredAt),
    endTimestamp: timestamp(releasedAt),
    agentWorkAccepted: accepted,
    agentWorkRejected: null,
    agentWorkOfferTime: between(offeredAt, workedUntil),
    agentWorkAcceptedTime: between(offeredAt, workedUntil),
    agentConversationTime: between(talkFrom, talkTo),
    agentTalkTime: between(talkFrom, talkTo),
    agentReadTime: between(talkFrom, engagement.readTo),
    agentWrapUpTime: wrapUp === 0 ? null : wrapUp,
    agentHandleTime: between(talkFrom, releasedAt),
    // One figure for all of a session's interactions.
    agentFocusTime: accepted && createRandom(`${centre.key}/focus/${day}`, agent.index).int(600, 6000) / 10
  }
}

function presentQueue (timeline: Timeline, visit: QueueVisit, index: number, ids: InteractionIds): InteractionQueue {
  const { queue, enteredAt, leftAt, result } = visit
  const waited = between(enteredAt, leftAt)
  // The platform knows no other way to leave a queue unanswered.
  const abandoned = result === 'abandoned' || result === 'breakout'
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
    timeToAnswer
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

function idAt (ids: string[], index: number): string {
  const id = ids[index]
  if (id === undefined) throw new RangeError(`no id at ${index}`)
  return id
}
