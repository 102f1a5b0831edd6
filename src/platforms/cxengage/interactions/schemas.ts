import Type, { type Static } from 'typebox'
import { Nullable, assumed, documented, inferred, observed, ref, wire } from '../../../http/wire.ts'
import { AttributeSchema, CUSTOM, HookSchema } from './hook-schemas.ts'
import { Flag, Seconds, Text, Timestamp, Uuid, list, may } from './value-schemas.ts'

/** Where the facts about interactions come from. */
const PAGE = documented('Get a Specific Interaction: response parameters')
const SAMPLE = documented('Get a Specific Interaction, Searching Interactions by Date and Time: samples')
const NULLS = documented('Example: Null Values in a Response')
const DICTIONARY = documented('Data Dictionary')
const CLIENT = observed('a public client reads it')

export const SegmentSchema = wire({
  segmentNumber: Type.Integer({ minimum: 0, ...DICTIONARY }),
  interactionSegmentId: Type.String({ format: 'uuid', ...SAMPLE }),
  segmentStartType: Type.Enum(['interaction', 'transfer', 'add-participant'], { ...DICTIONARY }),
  startTimestamp: Type.String({ format: 'date-time', ...SAMPLE }),
  endTimestamp: may(Timestamp, SAMPLE),
  segmentEndType: may(Type.Enum(['success', 'customer-disconnect', 'interaction-end', 'cancelled']), DICTIONARY),
  segmentTime: may(Seconds, SAMPLE),
  segmentCancelled: may(Flag, SAMPLE),
  segmentCancelTime: may(Seconds, SAMPLE),
  segmentToAgentId: may(Uuid, SAMPLE),
  agentId: may(Uuid, SAMPLE),
  interactionAgentId: may(Uuid, SAMPLE),
  transfer: may(Flag, SAMPLE),
  transferTime: may(Seconds, SAMPLE),
  addParticipant: may(Flag, NULLS),
  addParticipantTime: may(Seconds, NULLS),
  addParticipantHandedOff: may(Flag, NULLS),
  segmentConsultTime: may(Seconds, NULLS),
  segmentThirdParty: may(Text, NULLS),
  segmentExtensionType: may(Text, NULLS),
  segmentExtensionValue: may(Text, NULLS)
}, { $id: 'Segment', description: 'A leg of the interaction that is tied to one agent and queue' })

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
  agentWorkRejected: may(Flag, assumed('the counterpart of agentWorkAccepted')),
  agentWorkOfferTime: may(Seconds, SAMPLE),
  agentWorkAcceptedTime: may(Seconds, SAMPLE),
  agentConversationTime: may(Seconds, SAMPLE),
  agentTalkTime: may(Seconds, SAMPLE),
  agentReadTime: may(Seconds, SAMPLE),
  agentWrapUpTime: may(Seconds, SAMPLE),
  agentHandleTime: may(Seconds, SAMPLE),
  agentFocusTime: may(Seconds, SAMPLE)
}, { $id: 'InteractionAgent', description: 'From the allocation of an agent until their deallocation' })

export const InteractionQueueSchema = wire({
  queueId: Type.String({ format: 'uuid', ...SAMPLE }),
  queueName: Type.String({ ...SAMPLE }),
  queueType: Type.Literal('queue', { ...SAMPLE }),
  interactionQueueId: Type.String({ format: 'uuid', ...SAMPLE }),
  interactionSegmentId: Type.String({ format: 'uuid', ...SAMPLE }),
  platformQueueId: Type.Integer({ ...SAMPLE }),
  queueEntryType: Type.Enum(['ivr', 'transfer'], { ...SAMPLE }),
  queueEntryLength: Type.Integer({ minimum: 1, ...SAMPLE }),
  queueExitType: may(Type.Enum(['success', 'abandon']), SAMPLE),
  startTimestamp: Type.String({ format: 'date-time', ...SAMPLE }),
  endTimestamp: may(Timestamp, SAMPLE),
  queueTime: may(Seconds, SAMPLE),
  agentId: may(Uuid, SAMPLE),
  queueAbandoned: may(Flag, SAMPLE),
  slaAbandoned: may(Flag, SAMPLE),
  queueAbandonTime: may(Seconds, SAMPLE),
  slaTime: may(Seconds, SAMPLE),
  timeToAnswer: may(Seconds, SAMPLE)
}, { $id: 'InteractionQueue', description: 'From entering a queue until an agent accepts or the customer gives up' })

const SHAPE = assumed('the key is known of a public client, the shape is not')

export const HoldSchema = wire({
  startTimestamp: Type.String({ format: 'date-time' }),
  endTimestamp: may(Timestamp, SHAPE),
  holdTime: may(Seconds, SHAPE)
}, { $id: 'Hold', ...SHAPE, description: 'One time on hold' })

export const TalkSchema = wire({
  agentId: Uuid,
  startTimestamp: Type.String({ format: 'date-time' }),
  endTimestamp: may(Timestamp, SHAPE),
  talkTime: may(Seconds, SHAPE)
}, { $id: 'Talk', ...SHAPE, description: 'The customer\'s conversation with one agent' })

export const MonitorSchema = wire({
  agentId: Uuid,
  startTimestamp: Type.String({ format: 'date-time' }),
  endTimestamp: may(Timestamp, SHAPE),
  monitorTime: may(Seconds, SHAPE)
}, {
  $id: 'Monitor',
  ...assumed('the key is documented, the shape is not'),
  description: 'A supervisor listens to the agent'
})

export const InteractionSchema = wire({
  tenantId: Type.String({ format: 'uuid', ...PAGE }),
  interactionId: Type.String({ format: 'uuid', ...PAGE }),
  startTimestamp: Type.String({ format: 'date-time', ...PAGE }),
  endTimestamp: may(Timestamp, PAGE),
  interactionTime: may(Seconds, SAMPLE),
  channelType: Type.Enum(['voice', 'sms', 'email', 'messaging', 'work-item'], { ...PAGE }),
  direction: Type.Enum(['inbound', 'outbound', 'agent-initiated'], { ...PAGE }),
  contactPoint: Type.String({ ...PAGE }),
  customer: Type.String({ ...PAGE }),
  contactId: may(Uuid, PAGE),
  flowId: Type.String({ format: 'uuid', ...PAGE }),
  flowName: Type.String({ ...PAGE }),
  flagged: may(Flag, PAGE),
  flagType: may(Type.String({ description: 'Assumed: incomplete, the only one' }), CLIENT),
  flagTimestamp:
    may(Type.String({ format: 'date-time', description: 'Assumed: when the record was processed' }), CLIENT),
  updated:
    may(Type.String({ format: 'date-time', description: 'Assumed: when anything about it was last changed' }), CLIENT),
  ivrTime: may(Seconds, SAMPLE),
  ivrAbandoned: may(Flag, NULLS),
  ivrAbandonTime: may(Seconds, CLIENT),
  customerAbandonTime: may(Seconds, SAMPLE),
  customerHolds: Type.Integer({ minimum: 0, ...SAMPLE }),
  customerHoldTime: may(Seconds, SAMPLE),
  customerHoldTimes: list(ref(HoldSchema), CLIENT),
  customerHoldAbandoned: may(Flag, CLIENT),
  customerTransfers: may(Type.Integer({ minimum: 1 }), SAMPLE),
  customerConversationTime: may(Seconds, NULLS),
  customerTalkTime: may(Seconds, NULLS),
  customerTalkTimes: list(ref(TalkSchema), CLIENT),
  customerResponseTimes: list(Seconds, NULLS),
  customerSatisfactionScore: may(Type.Integer(), NULLS),
  thirdPartyTime: may(Seconds, NULLS),
  campaignId: may(Text, NULLS),
  leadId: may(Text, NULLS),
  monitors: list(ref(MonitorSchema), NULLS),
  segments: Type.Array(ref(SegmentSchema), { minItems: 1, ...PAGE }),
  agents: list(ref(InteractionAgentSchema), PAGE),
  queues: list(ref(InteractionQueueSchema), PAGE),
  hooks: list(ref(HookSchema), PAGE),
  interactionAttributes: list(ref(AttributeSchema), CUSTOM),
  messagingTranscript: may(Type.String({
    description: 'Assumed: what was written, a line for each message; known once the record is processed'
  }), PAGE),
  notes: may(Text, PAGE),
  audioRecording: may(Type.String({
    description: 'A link to the recording, known once the record is processed. Assumed: a path without a host'
  }), PAGE),
  artifactsSummary: may(Type.String({ description: 'Assumed: the type of what was kept' }), CLIENT),
  dispositionId: may(Uuid, PAGE),
  dispositionName: may(Text, PAGE)
}, { $id: 'Interaction' })

export const DetailsAgentSchema = wire({
  resourceId: Type.String({ format: 'uuid' }),
  agentName: Type.String(),
  conversationStartTimestamp: Type.Optional(Timestamp),
  conversationEndTimestamp: Type.Optional(Timestamp),
  dispositionName: Nullable(Text),
  noteTitle: Nullable(Text)
}, { $id: 'DetailsAgent', ...observed('a public client reads it') })

export const DetailsSchema = wire({
  interactionId: Uuid,
  startTimestamp: Timestamp,
  endTimestamp: Nullable(Timestamp),
  channelType: Text,
  direction: Text,
  contactPoint: Text,
  customer: Text,
  contactId: Nullable(Uuid),
  csat: Nullable(Type.Integer()),
  agents: Type.Array(ref(DetailsAgentSchema))
}, { $id: 'Details', ...SAMPLE, description: 'Never compacted: null where there is nothing' })

export const InteractionWithDetailsSchema = wire({
  ...InteractionSchema.properties,
  details: ref(DetailsSchema)
}, { $id: 'InteractionWithDetails' })

export const InteractionPageSchema = wire({
  page: Nullable(Type.Integer(),
    { description: 'As requested, null when it was not', ...documented('Get a List of Interactions') }),
  limit: Type.Integer({ ...documented('Get a List of Interactions') }),
  offset: Type.Integer({ ...documented('Get a List of Interactions') }),
  tenantId: Type.String({ format: 'uuid', ...documented('Get a List of Interactions') }),
  total: Type.Integer({ description: 'Interactions that match', ...documented('Get a List of Interactions') }),
  tenantName: Type.String({ ...documented('Get a List of Interactions') }),
  tenantTimezone:
    Type.String({ description: 'A name of the TZ database', ...documented('Get a List of Interactions') }),
  hookSubType:
    Type.Optional(Type.String({ description: 'As requested', ...documented('Example: Zendesk Interactions') })),
  results: Nullable(Type.Array(ref(InteractionSchema)),
    { description: 'null when there are none', ...inferred('three independent clients guard against it') })
}, { $id: 'InteractionPage' })

export type Segment = Static<typeof SegmentSchema>
export type InteractionAgent = Static<typeof InteractionAgentSchema>
export type InteractionQueue = Static<typeof InteractionQueueSchema>
export type CustomerHold = Static<typeof HoldSchema>
export type CustomerTalk = Static<typeof TalkSchema>
export type Monitoring = Static<typeof MonitorSchema>
export type Interaction = Static<typeof InteractionSchema>
export type DetailsAgent = Static<typeof DetailsAgentSchema>
export type Details = Static<typeof DetailsSchema>

/** Everything that the contract refers to by name. */
export const interactionSchemas = [
  SegmentSchema, InteractionAgentSchema, InteractionQueueSchema, HookSchema, AttributeSchema, HoldSchema, TalkSchema,
  MonitorSchema, InteractionSchema, DetailsAgentSchema, DetailsSchema,
  InteractionWithDetailsSchema, InteractionPageSchema
]
