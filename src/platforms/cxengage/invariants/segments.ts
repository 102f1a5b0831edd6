import { equal, holds } from '../../invariants.ts'
import { agentsOf, at, firstSegment, hasEnd, lasts, lengthOf, nothing, queuesOf, relation } from './subject.ts'

/** The segments of an interaction, each tied to an agent and a queue. */
export const segmentRelations = [
  relation('the first segment starts with the interaction', i =>
    [equal(firstSegment(i).startTimestamp, i.startTimestamp)]),
  relation('a segment has an end, a time and an end type, or none of them', i => i.segments.flatMap(s => [
    equal(nothing(s.segmentTime), nothing(s.endTimestamp)), equal(nothing(s.segmentEndType), nothing(s.endTimestamp))
  ])),
  relation('segmentTime is end minus start', i =>
    i.segments.filter(hasEnd).map(s => lasts(s.segmentTime, lengthOf(s)))),
  relation('segments are numbered by start', i => i.segments.toSorted((a, b) =>
    at(a.startTimestamp) - at(b.startTimestamp)).map((s, index) => equal(s.segmentNumber, index))),
  relation('segmentCancelTime is segmentTime', i =>
    i.segments.filter(s => s.segmentCancelTime != null).map(s => equal(s.segmentCancelTime, s.segmentTime))),
  relation('a cancelled transfer has no end', i =>
    i.segments.filter(s => s.transfer === true && s.segmentCancelled === true).map(s =>
      equal(s.endTimestamp ?? s.segmentCancelTime, undefined))),
  relation('a transfer is started by one of the agents', i =>
    i.segments.filter(s => s.segmentStartType !== 'interaction').map(s => holds(
      agentsOf(i).some(a => a.agentId === s.agentId && a.interactionAgentId === s.interactionAgentId),
      'an entry of agents', s.interactionAgentId))),
  relation('transferTime is the queue\'s end minus the segment\'s start', i =>
    i.segments.filter(s => s.transferTime != null).map(s =>
      lasts(s.transferTime, at(queuesOf(i).find(q =>
        q.interactionSegmentId === s.interactionSegmentId)?.endTimestamp) - at(s.startTimestamp)))),
  relation('a transfer ends both segments at one instant', i =>
    i.segments.filter(s => s.transferTime != null && hasEnd(s)).map(s =>
      equal(s.endTimestamp, firstSegment(i).endTimestamp)))
]
