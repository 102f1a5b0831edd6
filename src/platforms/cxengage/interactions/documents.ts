import { createWriter, newer, plain, seconds, text, word, type Field } from '../wire/writer.ts'
import type { Hook, InteractionAttribute } from './hook-schemas.ts'
import type { CustomerHold, CustomerTalk, Details, DetailsAgent, Interaction, InteractionAgent, InteractionQueue, Monitoring, Segment } from './schemas.ts'

/** How each kind of object is written: which fields it has and what each is. */

const segments = createWriter<Segment>({
  segmentNumber: plain,
  interactionSegmentId: word,
  segmentStartType: word,
  startTimestamp: word,
  endTimestamp: word,
  segmentEndType: word,
  segmentTime: seconds,
  segmentCancelled: plain,
  segmentCancelTime: seconds,
  segmentToAgentId: word,
  agentId: word,
  interactionAgentId: word,
  transfer: plain,
  transferTime: seconds,
  addParticipant: plain,
  addParticipantTime: seconds,
  addParticipantHandedOff: plain,
  segmentConsultTime: seconds,
  segmentThirdParty: text,
  segmentExtensionType: text,
  segmentExtensionValue: text
})

const agents = createWriter<InteractionAgent>({
  agentId: word,
  agentName: text,
  interactionAgentId: word,
  interactionSegmentId: word,
  queueId: word,
  sessionId: word,
  platformAgentId: plain,
  tenantAgentId: plain,
  startTimestamp: word,
  endTimestamp: word,
  agentWorkAccepted: plain,
  agentWorkRejected: plain,
  agentWorkOfferTime: seconds,
  agentWorkAcceptedTime: seconds,
  agentConversationTime: seconds,
  agentTalkTime: seconds,
  agentReadTime: seconds,
  agentWrapUpTime: seconds,
  agentHandleTime: seconds,
  agentFocusTime: seconds
})

const queues = createWriter<InteractionQueue>({
  queueId: word,
  queueName: text,
  queueType: word,
  interactionQueueId: word,
  interactionSegmentId: word,
  platformQueueId: plain,
  queueEntryType: word,
  queueEntryLength: plain,
  queueExitType: word,
  startTimestamp: word,
  endTimestamp: word,
  queueTime: seconds,
  agentId: word,
  queueAbandoned: plain,
  slaAbandoned: plain,
  queueAbandonTime: seconds,
  slaTime: seconds,
  timeToAnswer: seconds
})

const hooks = createWriter<Hook>({
  interactionHookId: word,
  hookType: text,
  hookSubType: text,
  hookId: text,
  hookName: text,
  hookedBy: text,
  agentId: word,
  timestamp: word
})

const attributes = createWriter<InteractionAttribute>({
  tenantId: word,
  interactionId: word,
  interactionHookId: word,
  hookId: word,
  hookType: word,
  hookSubType: word,
  hookName: text,
  hookBy: word,
  timestamp: word,
  agentId: word
})

const holds = createWriter<CustomerHold>({ startTimestamp: word, endTimestamp: word, holdTime: seconds })

const talks = createWriter<CustomerTalk>({ agentId: word, startTimestamp: word, endTimestamp: word, talkTime: seconds })

const monitors =
  createWriter<Monitoring>({ agentId: word, startTimestamp: word, endTimestamp: word, monitorTime: seconds })

/** A list that is not emulated yet: only a static document can have elements. */
const emptyList: Field<readonly unknown[] | undefined> = { write: value => JSON.stringify(value), nothing: '[]' }

export const interactionWriter = createWriter<Interaction>({
  tenantId: word,
  interactionId: word,
  startTimestamp: word,
  endTimestamp: word,
  interactionTime: seconds,
  channelType: word,
  direction: word,
  contactPoint: text,
  customer: text,
  contactId: word,
  flowId: word,
  flowName: text,
  flagged: plain,
  flagType: newer(word),
  flagTimestamp: newer(word),
  updated: newer(word),
  ivrTime: seconds,
  ivrAbandoned: plain,
  ivrAbandonTime: seconds,
  customerAbandonTime: seconds,
  customerHolds: plain,
  customerHoldTime: seconds,
  customerHoldTimes: newer(holds.list),
  customerHoldAbandoned: plain,
  customerTransfers: plain,
  customerConversationTime: seconds,
  customerTalkTime: seconds,
  customerTalkTimes: newer(talks.list),
  customerResponseTimes: emptyList,
  customerSatisfactionScore: plain,
  thirdPartyTime: seconds,
  campaignId: text,
  leadId: text,
  monitors: monitors.list,
  segments: segments.list,
  agents: agents.list,
  queues: queues.list,
  hooks: hooks.list,
  interactionAttributes: newer(attributes.list),
  messagingTranscript: text,
  notes: text,
  audioRecording: text,
  artifactsSummary: newer(word),
  dispositionId: word,
  dispositionName: text
})

const detailsAgents = createWriter<DetailsAgent>({
  resourceId: word,
  agentName: text,
  conversationStartTimestamp: newer(word),
  conversationEndTimestamp: newer(word),
  dispositionName: text,
  noteTitle: text
}, { keepNulls: true })

export const detailsWriter = createWriter<Details>({
  interactionId: word,
  startTimestamp: word,
  endTimestamp: word,
  channelType: word,
  direction: word,
  contactPoint: text,
  customer: text,
  contactId: word,
  csat: plain,
  agents: detailsAgents.list
}, { keepNulls: true })
