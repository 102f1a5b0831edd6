import Type, { type Static } from 'typebox'
import { Nullable, documented, inferred, ref, wire } from '../../../http/wire.ts'
import { NoteSchema } from '../notes/schemas.ts'
import { AgentTalkSchema, AgentWrapUpSchema, InteractionAgentSchema } from './agent-schemas.ts'
import { DetailsAgentSchema, DetailsSchema } from './details-schemas.ts'
import { AttributeSchema, CUSTOM, HookSchema } from './hook-schemas.ts'
import { InteractionQueueSchema } from './queue-schemas.ts'
import { SegmentSchema } from './segment-schemas.ts'
import { CLIENT, NULLS, PAGE, SAMPLE } from './sources.ts'
import { HoldSchema, MonitorSchema, TalkSchema } from './times-schemas.ts'
import {
  AFTER_RECORD, Flag, None, Nothing, RECORD, Seconds, Text, Timestamp, Uuid, list, listOf2022, may, of2017, of2022
} from './value-schemas.ts'

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
    may(Type.String({
      format: 'date-time',
      description:
        'Some minutes after the end; of vintage 2022 in whole seconds. Assumed: when anything was last changed'
    }),
    CLIENT),
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
  thirdPartyTime: of2017(Seconds, NULLS),
  campaignId: may(Text, NULLS),
  leadId: may(Text, NULLS),
  monitors: list(ref(MonitorSchema), NULLS),
  segments: Type.Array(ref(SegmentSchema), { minItems: 1, ...PAGE }),
  agents: list(ref(InteractionAgentSchema), PAGE),
  queues: list(ref(InteractionQueueSchema), PAGE),
  hooks: list(ref(HookSchema), PAGE),
  interactionAttributes: list(ref(AttributeSchema), CUSTOM),
  messagingTranscript:
    may(Type.String({
      description: 'Assumed: what was written, a line for each message; known once the record is processed'
    }), PAGE),
  notes: may(Type.Union([Text, Type.Array(ref(NoteSchema), {
    'x-vintage': '2022', ...AFTER_RECORD, description: 'Assumed: as GET …/notes tells them'
  })]), PAGE),
  audioRecording:
    may(Type.Union([Type.String({
      description: 'A link to the recording, known once the record is processed. Assumed: a path without a host'
    }), Type.Literal(true, { 'x-vintage': '2022', ...RECORD })]), PAGE),
  artifactsSummary:
    may(Type.String({ description: 'What was kept: two spaces, the type, and how many of it' }), RECORD),
  dispositionId: may(Uuid, PAGE),
  dispositionName: may(Text, PAGE),
  channelSubType: of2022(Type.String({ description: 'Observed: twilio, of a call' }), RECORD),
  kills: listOf2022(None, RECORD),
  eckohs: listOf2022(None, RECORD),
  ivrs: listOf2022(None, RECORD),
  customAttributes: listOf2022(None, RECORD),
  ivrResolution: of2022(Nothing, RECORD),
  resolution: of2022(Nothing, RECORD),
  resolutionState: of2022(Nothing, RECORD),
  noEnqueuement: of2022(Nothing, RECORD),
  campaignVersion: of2022(Nothing, RECORD),
  campaignRunId: of2022(Nothing, RECORD)
}, { $id: 'Interaction' })

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

export type Interaction = Static<typeof InteractionSchema>

/** Everything that the contract refers to by name. */
export const interactionSchemas = [
  SegmentSchema, AgentTalkSchema, AgentWrapUpSchema, InteractionAgentSchema, InteractionQueueSchema, HookSchema,
  AttributeSchema, HoldSchema, TalkSchema, MonitorSchema, InteractionSchema, DetailsAgentSchema, DetailsSchema,
  InteractionWithDetailsSchema, InteractionPageSchema
]

export type { Segment } from './segment-schemas.ts'
export type { InteractionAgent } from './agent-schemas.ts'
export type { InteractionQueue } from './queue-schemas.ts'
export type { CustomerHold, CustomerTalk, Monitoring } from './times-schemas.ts'
export type { Details, DetailsAgent } from './details-schemas.ts'
