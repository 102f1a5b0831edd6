import { equal, holds, within } from '../../proof.ts'
import {
  abandonedOf, agentOf, agentsOf, answeredOf, at, evidence, firstSegment, hasEnd, lasts, lengthOf, lostItsEnd, ms, nothing, queuesOf, relation, segmentOf
} from './subject.ts'

/** The interaction as a whole, and its segments. */
export const interactionRelations = [
  relation('interactionTime is end minus start, and there with the end', i => [
    equal(nothing(i.interactionTime), nothing(i.endTimestamp)),
    ...(hasEnd(i) ? [lasts(i.interactionTime, lengthOf(i))] : [])
  ]),
  relation('only a flagged record has lost its end', i => nothing(i.endTimestamp) && agentsOf(i).some(hasEnd) && agentsOf(i).every(hasEnd) && i.channelType !== 'voice'
    ? [equal(i.flagged, true)]
    : []),
  relation('ivrTime lasts until the queue', i => queuesOf(i).filter(q => q.queueEntryType === 'ivr').map(q =>
    lasts(i.ivrTime, at(q.startTimestamp) - at(i.startTimestamp)))),
  relation('customerTransfers counts the transfer segments', i => [
    equal(i.customerTransfers ?? 0, i.segments.filter(s => s.segmentStartType === 'transfer').length)
  ]),
  relation('holds are counted and timed', i => [
    holds(i.customerHolds > 0 || nothing(i.customerHoldTime), 'no hold time without a hold', i.customerHoldTime)
  ], evidence.DICTIONARY),
  relation('the customer talks as long as the agents', i => nothing(i.customerConversationTime)
    ? []
    : [lasts(i.customerConversationTime, agentsOf(i).reduce((sum, a) => sum + ms(a.agentConversationTime), 0)), equal(i.customerTalkTime, i.customerConversationTime)]),
  relation('an abandoned customer waited as long as his segment lasted', i => abandonedOf(i).flatMap(q => [
    equal(i.customerAbandonTime, firstSegment(i).segmentTime), lasts(i.customerAbandonTime, ms(i.ivrTime) + ms(q.queueAbandonTime))
  ])),
  relation('abandon: the interaction ends 5 to 80 ms after its segment', i => abandonedOf(i).length > 0 && hasEnd(i)
    ? [within(at(i.endTimestamp) - at(firstSegment(i).endTimestamp), 5, 80)]
    : []),
  relation('email: the interaction ends 344 to 522 ms after an agent has it', i => i.channelType === 'email' && hasEnd(i)
    ? answeredOf(i).slice(0, 1).map(q => within(at(i.endTimestamp) - at(q.endTimestamp), 344, 522))
    : []),
  relation('voice: segments cover the call', i => i.channelType === 'voice' && hasEnd(i)
    ? [within(Math.max(...i.segments.filter(hasEnd).map(s => at(s.endTimestamp))), at(i.endTimestamp) - 80, Infinity)]
    : []),
  relation('every part begins within its interaction', i => [...i.segments, ...agentsOf(i), ...queuesOf(i)].map(part =>
    within(at(part.startTimestamp), at(i.startTimestamp), Infinity)))
]

export const segmentRelations = [
  relation('the first segment starts with the interaction', i => [equal(firstSegment(i).startTimestamp, i.startTimestamp)]),
  relation('a segment has an end, a time and an end type, or none of them', i => i.segments.flatMap(s => [
    equal(nothing(s.segmentTime), nothing(s.endTimestamp)), equal(nothing(s.segmentEndType), nothing(s.endTimestamp))
  ])),
  relation('segmentTime is end minus start', i => i.segments.filter(hasEnd).map(s => lasts(s.segmentTime, lengthOf(s)))),
  relation('segments are numbered by start', i => i.segments.toSorted((a, b) => at(a.startTimestamp) - at(b.startTimestamp)).map((s, place) => equal(s.segmentNumber, place))),
  relation('segmentCancelTime is segmentTime', i => i.segments.filter(s => s.segmentCancelTime != null).map(s => equal(s.segmentCancelTime, s.segmentTime))),
  relation('a cancelled transfer has no end', i => i.segments.filter(s => s.transfer === true && s.segmentCancelled === true).map(s =>
    equal(s.endTimestamp ?? s.segmentCancelTime, undefined))),
  relation('a transfer is started by one of the agents', i => i.segments.filter(s => s.segmentStartType !== 'interaction').map(s => holds(
    agentsOf(i).some(a => a.agentId === s.agentId && a.interactionAgentId === s.interactionAgentId), 'an entry of agents', s.interactionAgentId))),
  relation('transferTime is the queue\'s end minus the segment\'s start', i => i.segments.filter(s => s.transferTime != null).map(s =>
    lasts(s.transferTime, at(queuesOf(i).find(q => q.interactionSegmentId === s.interactionSegmentId)?.endTimestamp) - at(s.startTimestamp)))),
  relation('a transfer ends both segments at one instant', i => i.segments.filter(s => s.transferTime != null && hasEnd(s)).map(s =>
    equal(s.endTimestamp, firstSegment(i).endTimestamp)))
]

export const queueRelations = [
  relation('queueTime is end minus start', i => queuesOf(i).filter(hasEnd).map(q => lasts(q.queueTime, lengthOf(q)))),
  relation('a queue visit has an end, a time and an exit type, or none of them', i => queuesOf(i).flatMap(q => [
    equal(nothing(q.queueTime), nothing(q.endTimestamp)), equal(nothing(q.queueExitType), nothing(q.endTimestamp))
  ])),
  relation('queue waits lie in their segment', i => lostItsEnd(i) ? [] : queuesOf(i).flatMap(q => {
    const segment = segmentOf(i, q)
    return [
      within(at(q.startTimestamp), at(segment?.startTimestamp), Infinity),
      ...(segment !== undefined && hasEnd(segment) ? [within(at(q.endTimestamp), -Infinity, at(segment.endTimestamp))] : [])
    ]
  })),
  relation('a transferred customer is queued after 238 ms', i => queuesOf(i).filter(q => q.queueEntryType === 'transfer').map(q =>
    equal(at(q.startTimestamp) - at(segmentOf(i, q)?.startTimestamp), 238))),
  relation('abandon: queueAbandonTime, queueTime and slaTime are one', i => abandonedOf(i).flatMap(q => [
    equal(q.queueAbandonTime, q.queueTime), equal(q.slaTime, q.queueTime), equal(q.endTimestamp, firstSegment(i).endTimestamp)
  ])),
  relation('abandon: slaAbandoned is queueAbandoned', i => queuesOf(i).map(q => equal(q.slaAbandoned ?? false, q.queueAbandoned ?? false))),
  relation('success: timeToAnswer is slaTime, and a re-queue has neither', i => answeredOf(i).map(q => q.queueEntryType === 'transfer'
    ? equal(q.slaTime ?? q.timeToAnswer, undefined)
    : equal(q.timeToAnswer ?? null, q.slaTime ?? null))),
  relation('success: queue, segment and agent name the same agent and queue', i => answeredOf(i).flatMap(q => [
    equal(segmentOf(i, q)?.segmentToAgentId, q.agentId),
    equal(agentOf(i, q)?.queueId, q.queueId)
  ])),
  relation('email: timeToAnswer is the queue plus the reading', i => i.channelType !== 'email'
    ? []
    : answeredOf(i).filter(q => q.queueEntryType === 'ivr' && q.timeToAnswer != null).map(q =>
      lasts(q.timeToAnswer, ms(q.queueTime) + ms(agentsOf(i)[0]?.agentReadTime)))),
  relation('an offer comes at least 1386 ms after the queue', i => answeredOf(i).map(q =>
    within(Math.max(...agentsOf(i).filter(a => a.agentId === q.agentId).map(a => at(a.startTimestamp) - at(q.startTimestamp))), 1386, Infinity)))
]
