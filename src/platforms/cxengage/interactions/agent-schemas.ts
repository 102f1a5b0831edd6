import Type, { type Static } from 'typebox'
import { assumed, inferred, ref, wire } from '../../../http/wire.ts'
import { SAMPLE } from './sources.ts'
import {
  AFTER_RECORD, Flag, None, Nothing, RECORD, Seconds, Text, Timestamp, Uuid, listOf2022, may, of2017, of2022
} from './value-schemas.ts'

/** What the times of an agent's work have in common. */
const PIECE = {
  tenantId: Uuid,
  agentId: Uuid,
  interactionAgentId: Uuid,
  endTimestamp: may(Timestamp, RECORD),
  interactionId: Uuid,
  startTimestamp: Type.String({ format: 'date-time' }),
  queueId: may(Uuid, RECORD)
}

export const AgentTalkSchema = wire({
  ...PIECE, interactionAgentTalkTimeId: Uuid, agentTalkTime: may(Seconds, RECORD)
}, { $id: 'AgentTalk', ...RECORD, description: 'The agent\'s conversation with the customer' })

export const AgentWrapUpSchema = wire({
  ...PIECE, interactionAgentWrapUpTimeId: Uuid, agentWrapUpTime: may(Seconds, RECORD)
}, { $id: 'AgentWrapUp', ...inferred('its sibling talkTimes'), description: 'What the agent did after it' })

export const InteractionAgentSchema = wire({
  agentId: Type.String({ format: 'uuid', ...SAMPLE }),
  agentName: Type.String({ ...SAMPLE }),
  interactionAgentId: Type.String({ format: 'uuid', ...SAMPLE }),
  interactionSegmentId: may(Uuid, SAMPLE),
  queueId: may(Uuid, SAMPLE),
  sessionId: Type.String({ format: 'uuid', ...SAMPLE }),
  platformAgentId: Type.Integer({ ...SAMPLE }),
  tenantAgentId: Type.Integer({ ...SAMPLE }),
  startTimestamp: Type.String({ format: 'date-time', ...SAMPLE }),
  endTimestamp: may(Timestamp, SAMPLE),
  agentWorkAccepted: may(Flag, SAMPLE),
  agentWorkRejected: of2017(Flag, assumed('the counterpart of agentWorkAccepted')),
  agentWorkOfferTime: may(Seconds, SAMPLE),
  agentWorkCancelTime:
    may(Type.Number({ minimum: 0, description: 'Of an offer that was missed: how long it lasted' }), RECORD),
  agentWorkAcceptedTime: may(Seconds, SAMPLE),
  agentConversationTime: may(Seconds, SAMPLE),
  agentTalkTime: may(Seconds, SAMPLE),
  agentReadTime: may(Seconds, SAMPLE),
  agentWrapUpTime: may(Seconds, SAMPLE),
  agentHandleTime: may(Seconds, SAMPLE),
  agentFocusTime: may(Seconds, SAMPLE),
  tenantId: of2022(Uuid, RECORD),
  interactionId: of2022(Uuid, RECORD),
  interactionQueueId: of2022(Uuid, RECORD),
  conversationStartTimestamp: of2022(Timestamp, RECORD),
  conversationEndTimestamp: of2022(Timestamp, RECORD),
  talkTimes: listOf2022(ref(AgentTalkSchema), RECORD),
  wrapUpTimes: listOf2022(ref(AgentWrapUpSchema), RECORD),
  dispositionId: of2022(Uuid, AFTER_RECORD),
  dispositionName: of2022(Text, AFTER_RECORD),
  agentWorkRejectedTime: of2022(Seconds, AFTER_RECORD),
  agentInitiatedHolds: of2022(Type.Integer({ minimum: 1, description: 'Of the customer, by the agent' }), AFTER_RECORD),
  agentInitiatedHoldTime: of2022(Seconds, AFTER_RECORD),
  agentHolds: of2022(Nothing, RECORD),
  agentHoldTime: of2022(Nothing, RECORD),
  holdTimes: listOf2022(None, RECORD),
  responseTimes: listOf2022(None, RECORD),
  scriptTimes: listOf2022(None, RECORD),
  agentReplyTime: of2022(Nothing, RECORD),
  agentInReplyTime: of2022(Nothing, RECORD),
  agentNoReply: of2022(Nothing, RECORD),
  lastAgentDisconnectedFirst: of2022(Nothing, RECORD),
  agentCustomerHoldAbandon: of2022(Nothing, RECORD)
}, {
  $id: 'InteractionAgent',
  description: 'From the allocation of an agent until their deallocation; an offer that was missed has one of its own'
})

export type InteractionAgent = Static<typeof InteractionAgentSchema>
export type AgentTalk = Static<typeof AgentTalkSchema>
export type AgentWrapUp = Static<typeof AgentWrapUpSchema>
