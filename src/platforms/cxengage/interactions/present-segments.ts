import type { Handover, Timeline } from '../../../world/timeline.ts'
import { idAt } from './id-at.ts'
import type { InteractionIds } from './ids.ts'
import type { Segment } from './schemas.ts'
import { between, timestamp } from './values.ts'
import { vintageOf } from './vintage.ts'

/** The segments of an interaction: the first one, and one for each handover, cancelled transfers included. */
export function presentSegments (timeline: Timeline, ids: InteractionIds): Segment[] {
  const segments = [
    firstSegment(timeline, ids),
    ...timeline.handovers.map((handover, index) => handoverSegment(timeline, handover, index + 1, ids))
  ]
  const { tenant } = timeline.centre
  if (vintageOf(tenant) === '2017') return segments
  return segments.map(segment => ({ ...segment, tenantId: tenant.id, interactionId: ids.interaction }))
}

/** The number of the segment to which a queue visit belongs; what an agent began themselves belongs to the first. */
export function segmentOfVisit ({ handovers }: Timeline, visit: number | undefined): number {
  return visit === undefined ? 0 : handovers.findIndex(handover => handover.visit === visit) + 1
}

function firstSegment (timeline: Timeline, ids: InteractionIds): Segment {
  const { start, abandonment, engagements } = timeline
  const [first] = engagements
  const disconnected = abandonment !== undefined && first === undefined
  const endedAt = disconnected ? abandonment.at : first === undefined ? timeline.customerLeftAt : first.releasedAt
  return {
    ...NOTHING,
    segmentNumber: 0,
    interactionSegmentId: idAt(ids.segments, 0),
    segmentStartType: 'interaction',
    startTimestamp: timestamp(start),
    endTimestamp: timestamp(endedAt),
    // Assumed: a call that nobody answers.
    segmentEndType: endedAt === undefined
      ? null
      : disconnected
        ? 'customer-disconnect'
        : first?.connectedAt === undefined ? 'interaction-end' : 'success',
    segmentTime: between(start, endedAt),
    segmentCancelled: disconnected || null,
    segmentCancelTime: disconnected ? between(start, endedAt) : null,
    segmentToAgentId: first?.connectedAt === undefined ? null : first.agent.id
  }
}

/**
 * QUIRK(cxengage) [observed: Searching Interactions by Date and Time]: a cancelled transfer never ends, and a
 * successful one ends at the same instant as the segment that it left. Test: "a transfer ends both segments at one
 * instant".
 */
function handoverSegment (timeline: Timeline, handover: Handover, number: number, ids: InteractionIds): Segment {
  const { startedAt, by, cancelled } = handover
  const visit = handover.visit === undefined ? undefined : timeline.visits[handover.visit]
  const to = visit?.answeredBy === undefined ? undefined : timeline.engagements[visit.answeredBy]
  // Assumed: the customer who is not answered by a second agent disconnects from the queue.
  const endedAt = to === undefined ? visit?.leftAt : to.releasedAt
  return {
    ...NOTHING,
    segmentNumber: number,
    interactionSegmentId: idAt(ids.segments, number),
    startTimestamp: timestamp(startedAt),
    endTimestamp: timestamp(endedAt),
    segmentEndType: endedAt === undefined ? null : to === undefined ? 'customer-disconnect' : 'success',
    segmentTime: between(startedAt, endedAt),
    segmentCancelled: cancelled || null,
    segmentToAgentId: to?.agent.id ?? null,
    agentId: timeline.engagements[by]?.agent.id ?? null,
    interactionAgentId: ids.agents[by] ?? null,
    ...(handover.kind === 'transfer'
      ? {
          segmentStartType: 'transfer',
          transfer: true,
          transferTime: to === undefined ? null : between(startedAt, visit?.leftAt),
          // Assumed: the time in which the agents talk before the first one leaves.
          segmentConsultTime: between(to?.talkFrom, handover.consultedTo)
        }
      // The keys are documented; no sample has one.
      : {
          segmentStartType: 'add-participant',
          addParticipant: true,
          addParticipantTime: to === undefined ? null : between(startedAt, visit?.leftAt)
        })
  }
}

/** What no segment of the simulation has. */
const NOTHING = {
  segmentCancelTime: null,
  agentId: null,
  interactionAgentId: null,
  transfer: null,
  transferTime: null,
  addParticipant: null,
  addParticipantTime: null,
  addParticipantHandedOff: null,
  segmentConsultTime: null,
  segmentThirdParty: null,
  segmentExtensionType: null,
  segmentExtensionValue: null
} satisfies Partial<Segment>
