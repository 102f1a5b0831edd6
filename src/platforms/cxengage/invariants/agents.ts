import { equal, holds, within } from '../../invariants.ts'
import {
  agentOf, agentsOf, answeredOf, at, evidence, hasEnd, lasts, lengthOf, missedOf, ms, nothing, queuesOf, relation,
  segmentOf, workedOf
} from './subject.ts'

/** From the allocation of an agent until their deallocation. */
export const agentRelations = [
  relation('handle time is conversation plus wrap-up', i => agentsOf(i).filter(a => a.agentHandleTime != null).map(a =>
    lasts(a.agentHandleTime, ms(a.agentConversationTime) + ms(a.agentWrapUpTime ?? 0)))),
  relation('talk time is conversation time, accepted time is offer time', i => workedOf(i).flatMap(a => [
    equal(a.agentTalkTime, a.agentConversationTime), equal(a.agentWorkAcceptedTime, a.agentWorkOfferTime)
  ])),
  relation('an agent ends with their segment', i => agentsOf(i).filter(a => a.interactionSegmentId != null).map(a =>
    equal(a.endTimestamp, segmentOf(i, a)?.endTimestamp))),
  relation('the queue ends 276 to 385 ms after the accept', i => answeredOf(i).flatMap(q => {
    const agent = agentOf(i, q)
    return agent === undefined
      ? []
      : [within(at(q.endTimestamp) - at(agent.startTimestamp) - ms(agent.agentWorkOfferTime), 276, 385)]
  })),
  relation('the conversation begins 828 to 1152 ms after the accept', i =>
    agentsOf(i).filter(a => hasEnd(a) && a.agentHandleTime != null).map(a =>
      within(at(a.endTimestamp) - at(a.startTimestamp) - ms(a.agentWorkOfferTime) - ms(a.agentHandleTime), 828, 1152))),
  relation('email: reading is 1387 to 2064 ms shorter than the conversation', i =>
    agentsOf(i).filter(a => a.agentReadTime != null && a.agentConversationTime != null).map(a =>
      within(ms(a.agentConversationTime) - ms(a.agentReadTime), 1387, 2064))),
  relation('only an e-mail is read', i =>
    agentsOf(i).filter(a => a.agentReadTime != null).map(() => equal(i.channelType, 'email'))),
  relation('what an agent accepted was offered', i => agentsOf(i).filter(a => a.agentWorkAccepted === true).map(a =>
    holds(a.agentWorkOfferTime != null, 'agentWorkOfferTime', a.agentWorkOfferTime))),
  relation('a missed offer lasts from its start to its end, and nothing comes of it', i => missedOf(i).flatMap(a => [
    lasts(a.agentWorkOfferTime, lengthOf(a)),
    lasts(a.agentWorkCancelTime, lengthOf(a)),
    equal(nothing(a.agentWorkAcceptedTime) && nothing(a.agentConversationTime) && nothing(a.agentHandleTime), true)
  ]), evidence.RECORD),
  relation('a missed offer lies within a visit to its queue', i => missedOf(i).map(a => holds(
    queuesOf(i).some(q => q.queueId === a.queueId && at(q.startTimestamp) <= at(a.startTimestamp) &&
      (nothing(q.endTimestamp) || at(a.endTimestamp) <= at(q.endTimestamp)) &&
      (a.interactionQueueId === undefined || a.interactionQueueId === q.interactionQueueId)),
    'a visit', a.interactionAgentId)), evidence.RECORD)
]
