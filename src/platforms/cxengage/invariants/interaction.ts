import { equal, holds, within, type Check } from '../../invariants.ts'
import type { CustomerHold, Interaction } from '../interactions/schemas.ts'
import {
  abandonedOf, agentsOf, answeredOf, at, evidence, firstSegment,
  hasEnd, lasts, lengthOf, ms, nothing, queuesOf, relation, workedOf
} from './subject.ts'

/** The interaction as a whole. */
export const interactionRelations = [
  relation('interactionTime is end minus start, and there with the end', i => [
    equal(nothing(i.interactionTime), nothing(i.endTimestamp)),
    ...(hasEnd(i) ? [lasts(i.interactionTime, lengthOf(i))] : [])
  ]),
  relation('only a flagged record has lost its end', i =>
    nothing(i.endTimestamp) && workedOf(i).some(hasEnd) && workedOf(i).every(hasEnd) && i.channelType !== 'voice'
      ? [equal(i.flagged, true)]
      : []),
  relation('ivrTime lasts until the queue', i => queuesOf(i).filter(q => q.queueEntryType === 'ivr').map(q =>
    lasts(i.ivrTime, at(q.startTimestamp) - at(i.startTimestamp)))),
  relation('customerTransfers counts the transfer segments', i => [
    equal(i.customerTransfers ?? 0, i.segments.filter(s => s.segmentStartType === 'transfer').length)
  ]),
  relation('holds are counted and timed', i => [
    holds(i.customerHolds > 0 || nothing(i.customerHoldTime), 'no hold time without a hold', i.customerHoldTime),
    ...(i.customerHoldTimes == null ? [] : compareHolds(i, i.customerHoldTimes))
  ], evidence.DICTIONARY),
  relation('the customer talks as long as the agents', i => nothing(i.customerConversationTime)
    ? []
    : [lasts(i.customerConversationTime, workedOf(i).reduce((sum, a) => sum + ms(a.agentConversationTime), 0)),
        equal(i.customerTalkTime, i.customerConversationTime)]),
  relation('an abandoned customer waited as long as their segment lasted', i =>
    abandonedOf(i).filter(q => q.queueEntryType === 'ivr').flatMap(q => [
      equal(i.customerAbandonTime, firstSegment(i).segmentTime), lasts(i.customerAbandonTime,
        ms(i.ivrTime) + ms(q.queueAbandonTime))
    ])),
  relation('who gives up while they are transferred was answered before', i =>
    abandonedOf(i).filter(q => q.queueEntryType === 'transfer').map(() => equal(i.customerAbandonTime ?? null, null)),
  evidence.UNSEEN),
  relation('abandon: the interaction ends 5 to 80 ms after its segment', i => abandonedOf(i).length > 0 && hasEnd(i)
    ? [within(at(i.endTimestamp) - at(firstSegment(i).endTimestamp), 5, 80)]
    : []),
  relation('email: the interaction ends 344 to 522 ms after an agent has it', i =>
    i.channelType === 'email' && hasEnd(i)
      ? answeredOf(i).slice(0, 1).map(q => within(at(i.endTimestamp) - at(q.endTimestamp), 344, 522))
      : []),
  relation('voice: segments cover the call', i => i.channelType === 'voice' && hasEnd(i)
    ? [within(Math.max(...i.segments.filter(s => s.segmentCancelled !== true || hasEnd(s)).map(s =>
        hasEnd(s) ? at(s.endTimestamp) : Infinity)), at(i.endTimestamp) - 80, Infinity)]
    : []),
  relation('every part begins within its interaction', i => [...i.segments, ...agentsOf(i), ...queuesOf(i)].map(part =>
    within(at(part.startTimestamp), at(i.startTimestamp), Infinity)))
]

/** The hold times are of holds that are over. */
function compareHolds ({ customerHolds, customerHoldTime }: Interaction, list: readonly CustomerHold[]): Check[] {
  const lengths = list.flatMap(({ customerHoldTime: time }) => time == null ? [] : [ms(time)])
  return [equal(customerHolds, list.length), equal(ms(customerHoldTime ?? 0),
    lengths.reduce((sum, length) => sum + length, 0))]
}
