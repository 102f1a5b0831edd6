import type { Timeline, Transfer } from '../../../world/timeline.ts'
import type { InteractionIds } from '../ids.ts'
import type { Segment } from './schemas.ts'
import { between, timestamp } from './values.ts'

/** The legs of an interaction: the first one, and one for each transfer, cancelled ones included. */
export function presentSegments (timeline: Timeline, ids: InteractionIds): Segment[] {
  return [
    firstSegment(timeline, ids),
    ...timeline.transfers.map((transfer, place) => transferSegment(timeline, transfer, place + 1, ids))
  ]
}

/** The number of the segment to which a queue visit belongs; what an agent began himself belongs to the first. */
export function segmentOfVisit ({ transfers }: Timeline, visit: number | undefined): number {
  return visit === undefined ? 0 : transfers.findIndex(transfer => transfer.visit === visit) + 1
}

function firstSegment (timeline: Timeline, ids: InteractionIds): Segment {
  const { start, abandonment, engagements } = timeline
  const [first] = engagements
  const endedAt = abandonment?.at ?? first?.releasedAt ?? (first === undefined ? timeline.customerLeftAt : undefined)
  const disconnected = abandonment !== undefined
  return {
    ...NOTHING,
    segmentNumber: 0,
    interactionSegmentId: idAt(ids, 0),
    segmentStartType: 'interaction',
    startTimestamp: timestamp(start),
    endTimestamp: timestamp(endedAt),
    segmentEndType: endedAt === undefined ? null : disconnected ? 'customer-disconnect' : 'success',
    segmentTime: between(start, endedAt),
    segmentCancelled: disconnected || null,
    segmentCancelTime: disconnected ? between(start, endedAt) : null,
    segmentToAgentId: first?.connectedAt === undefined ? null : first.agent.id
  }
}

/**
 * QUIRK(cxengage) [observed: Searching Interactions by Date and Time]: a cancelled transfer never ends, and a successful
 * one ends at the same instant as the segment that it left. Test: "a transfer ends both segments at one instant".
 */
function transferSegment (timeline: Timeline, transfer: Transfer, number: number, ids: InteractionIds): Segment {
  const { startedAt, by, cancelled } = transfer
  const visit = transfer.visit === undefined ? undefined : timeline.visits[transfer.visit]
  const to = visit?.answeredBy === undefined ? undefined : timeline.engagements[visit.answeredBy]
  return {
    ...NOTHING,
    segmentNumber: number,
    interactionSegmentId: idAt(ids, number),
    segmentStartType: 'transfer',
    startTimestamp: timestamp(startedAt),
    endTimestamp: timestamp(to?.releasedAt),
    segmentEndType: to?.releasedAt === undefined ? null : 'success',
    segmentTime: between(startedAt, to?.releasedAt),
    segmentCancelled: cancelled || null,
    segmentToAgentId: to?.agent.id ?? null,
    agentId: timeline.engagements[by]?.agent.id ?? null,
    interactionAgentId: ids.agents[by] ?? null,
    transfer: true,
    transferTime: between(startedAt, visit?.leftAt)
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

function idAt ({ segments }: InteractionIds, number: number): string {
  const id = segments[number]
  if (id === undefined) throw new RangeError(`no id for segment ${number}`)
  return id
}
