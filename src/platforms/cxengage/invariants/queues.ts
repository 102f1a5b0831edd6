import { equal, within } from '../../invariants.ts'
import {
  abandonedOf, agentOf, agentsOf, answeredOf, at, firstSegment,
  hasEnd, lasts, lengthOf, lostItsEnd, ms, nothing, queuesOf, relation, segmentOf, workedOf
} from './subject.ts'

/** From entering a queue until an agent accepts or the customer gives up. */
export const queueRelations = [
  relation('queueTime is end minus start', i => queuesOf(i).filter(hasEnd).map(q => lasts(q.queueTime, lengthOf(q)))),
  relation('a queue visit has an end, a time and an exit type, or none of them', i => queuesOf(i).flatMap(q => [
    equal(nothing(q.queueTime), nothing(q.endTimestamp)), equal(nothing(q.queueExitType), nothing(q.endTimestamp))
  ])),
  relation('queue waits lie in their segment', i => lostItsEnd(i)
    ? []
    : queuesOf(i).flatMap(q => {
      const segment = segmentOf(i, q)
      return [
        within(at(q.startTimestamp), at(segment?.startTimestamp), Infinity),
        ...(segment !== undefined && hasEnd(segment)
          ? [within(at(q.endTimestamp), -Infinity, at(segment.endTimestamp))]
          : [])
      ]
    })),
  relation('a transferred customer is queued after 238 ms', i =>
    queuesOf(i).filter(q => q.queueEntryType === 'transfer').map(q =>
      equal(at(q.startTimestamp) - at(segmentOf(i, q)?.startTimestamp), 238))),
  relation('abandon: queueAbandonTime, queueTime and slaTime are one', i => abandonedOf(i).flatMap(q => [
    equal(q.queueAbandonTime, q.queueTime), equal(q.slaTime, q.queueTime), equal(q.endTimestamp,
      firstSegment(i).endTimestamp)
  ])),
  relation('abandon: slaAbandoned is queueAbandoned', i =>
    queuesOf(i).map(q => equal(q.slaAbandoned ?? false, q.queueAbandoned ?? false))),
  relation('success: timeToAnswer is slaTime, and a re-queue has neither', i =>
    answeredOf(i).map(q => q.queueEntryType === 'transfer'
      ? equal(q.slaTime ?? q.timeToAnswer, undefined)
      : equal(q.timeToAnswer ?? null, q.slaTime ?? null))),
  relation('success: queue, segment and agent name the same agent and queue', i => answeredOf(i).flatMap(q => [
    equal(segmentOf(i, q)?.segmentToAgentId, q.agentId),
    equal(agentOf(i, q)?.queueId, q.queueId)
  ])),
  relation('email: timeToAnswer is the queue plus the reading', i => i.channelType !== 'email'
    ? []
    : answeredOf(i).filter(q => q.queueEntryType === 'ivr' && q.timeToAnswer != null).map(q =>
      lasts(q.timeToAnswer, ms(q.queueTime) + ms(workedOf(i)[0]?.agentReadTime)))),
  relation('an offer comes at least 1386 ms after the queue', i => answeredOf(i).map(q =>
    within(Math.max(...agentsOf(i).filter(a => a.agentId === q.agentId).map(a =>
      at(a.startTimestamp) - at(q.startTimestamp))), 1386, Infinity)))
]
