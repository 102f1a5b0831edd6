import { textOfNotes } from '../../../world/notes.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { artifactsOf, firstFilePath } from '../artifacts/artifact.ts'
import { customerName, transcriptOf, transcriptText } from '../artifacts/transcript.ts'
import type { InteractionIds } from './ids.ts'
import { presentOf2022 } from './present-2022.ts'
import { presentAgents } from './present-agents.ts'
import { presentAttributes, presentHooks } from './present-hooks.ts'
import { presentNewer } from './present-newer.ts'
import { presentQueue } from './present-queues.ts'
import { presentSegments } from './present-segments.ts'
import { presentMonitors } from './present-times.ts'
import type { Interaction } from './schemas.ts'
import { between, sum, timestamp } from './values.ts'
import { vintageOf } from './vintage.ts'

/** What the platform tells of at all: agents who call each other are nobody's interaction. */
export const isSupported = <Item extends { direction: string }>(item: Item): item is Item & {
  direction: 'inbound' | 'outbound'
} => item.direction !== 'internal'

/**
 * A timeline as an interaction of the list, with null where there is nothing (yet). The relations between its figures
 * are those of the documentation's samples.
 * @param day all interactions of its day
 */
export function presentInteraction (
  timeline: Timeline, ids: InteractionIds, day: readonly Timeline[]
): Interaction {
  if (!isSupported(timeline)) throw new RangeError('an internal call is not told')
  const { centre, direction, engagements, visits, wrapUp, abandonment } = timeline
  const endedAt = timeline.endLost && timeline.flagged ? undefined : timeline.closedAt
  const disposition = (timeline.correction ?? wrapUp)?.disposition
  const holds = engagements.flatMap(engagement => engagement.holds)
  const conversation = timeline.channel === 'voice' && timeline.customerLeftAt !== undefined
    ? sum(engagements.map(({ talkFrom, talkTo }) => between(talkFrom, talkTo)))
    : null
  const artifacts = artifactsOf(timeline, ids.interaction)
  const recording = artifacts.find(({ type }) => type === 'audio-recording')
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
    campaignId: null,
    leadId: null,
    monitors: presentMonitors(timeline),
    segments: presentSegments(timeline, ids),
    agents: presentAgents(timeline, ids),
    queues: visits.map((visit, index) => presentQueue(timeline, visit, index, ids, day)),
    hooks: presentHooks(timeline, ids),
    interactionAttributes: presentAttributes(timeline, ids),
    messagingTranscript: artifacts.some(({ type }) => type === 'messaging-transcript')
      ? transcriptText(transcriptOf(timeline, ids.interaction), customerName(timeline.contact, timeline.customer))
      : null,
    notes: textOfNotes(timeline),
    audioRecording: recording === undefined ? null : firstFilePath(centre.tenant.id, ids.interaction, recording),
    dispositionId: disposition?.id ?? null,
    dispositionName: disposition?.name ?? null,
    ...presentNewer(timeline, ids, artifacts),
    ...(vintageOf(centre.tenant) === '2022' ? presentOf2022(timeline, ids, recording !== undefined) : {})
  }
}

/** From the start until the first queue; a call that an agent makes hears no IVR. */
function ivrTime ({ direction, start, visits }: Timeline): number | null {
  return direction === 'outbound' ? 0 : between(start, visits[0]?.enteredAt)
}
