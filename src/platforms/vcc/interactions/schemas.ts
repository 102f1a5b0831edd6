import Type, { type Static } from 'typebox'
import { Nullable, assumed, documented, observed, ref, wire } from '../../../http/wire.ts'

/** Where the facts about interactions come from. */
const SAMPLE = observed('Insights Stats API: Get a single interaction, example response')
const ONGOING = observed('Insights Stats API: Get ongoing interactions, example response')
const ENVELOPE = documented('Insights Stats API: Responses')

const Milliseconds = Type.Integer({ minimum: 0 })
const guid = (evidence: object, description: string) => Type.String({ format: 'uuid', description, ...evidence })

const PlanPropertiesSchema = wire({
  reportingGroup: Type.String({ ...SAMPLE })
}, { $id: 'InteractionPlanProperties' })

const AppletPropertiesSchema = wire({
  appletType: Type.String({ description: 'Announcement, CallRecording, Menu, SkillTagger, ACD', ...SAMPLE })
}, { $id: 'AppletProperties' })

const QueuePropertiesSchema = wire({
  interactionPlan: Type.String({ description: 'The address that was contacted', ...SAMPLE }),
  interactionPlanName: Type.String({ ...SAMPLE }),
  presentedSkills: Type.Array(Type.String(), { ...SAMPLE }),
  result: Nullable(Type.Enum(['Delivered', 'HangUpInQueue', 'Breakout']), {
    description: 'null while waiting',
    ...assumed('Delivered is in the example; the others come from a neighbouring vocabulary')
  })
}, { $id: 'QueueProperties' })

const DispositionPropertiesSchema = wire({ disposition: Type.String({ ...SAMPLE }) }, { $id: 'DispositionProperties' })

const CallRatingPropertiesSchema = wire({
  classification: Type.String({ description: 'A number, as text', ...SAMPLE })
}, { $id: 'CallRatingProperties' })

export const EventSchema = wire({
  type: Type.Enum([
    'Ringing', 'Connected', 'InteractionPlan', 'Applet', 'Queue', 'CallRecording', 'Wrap', 'Disposition', 'CallRating'
  ], { ...SAMPLE }),
  offset: Type.Integer({
    minimum: 0,
    description: 'Milliseconds from the start of the interaction, not of the channel',
    ...SAMPLE
  }),
  name: Nullable(Type.String(), { ...SAMPLE }),
  duration: Nullable(Milliseconds, { description: 'null while it goes on', ...ONGOING }),
  properties: Nullable(Type.Union([
    ref(PlanPropertiesSchema), ref(AppletPropertiesSchema), ref(QueuePropertiesSchema),
    ref(DispositionPropertiesSchema), ref(CallRatingPropertiesSchema)
  ]), { ...SAMPLE })
}, { $id: 'Event' })

export const PartySchema = wire({
  id: Nullable(Type.String(), { description: 'The agent\'s display id; null for the customer', ...SAMPLE }),
  role: Type.Enum(['External', 'Agent'], { ...SAMPLE }),
  touchpoint: Type.String({ description: 'Where the party is reached', ...ONGOING })
}, { $id: 'Party' })

export const ChannelSchema = wire({
  guid: guid(SAMPLE, 'The first channel has the interaction\'s, also where it is an agent\'s who calls a colleague'),
  offset: Type.Integer({ minimum: 0, description: 'Milliseconds from the start of the interaction', ...SAMPLE }),
  duration: Nullable(Milliseconds, { description: 'null while it is open', ...ONGOING }),
  endReason: Nullable(Type.String(), {
    description: 'Released, or NoAnswer where nobody was connected; null while it is open',
    ...assumed('Released is in the example; NoAnswer is an outcome of calls in a neighbouring vocabulary')
  }),
  integrationType: Nullable(Type.String(), { ...SAMPLE }),
  party: ref(PartySchema),
  events: Type.Array(ref(EventSchema), { description: 'By ascending offset', ...SAMPLE })
}, { $id: 'Channel' })

export const PlanMappingSchema = wire({
  addressName: Type.String({ ...SAMPLE }),
  mappingName: Type.String({ ...SAMPLE }),
  interactionPlanName: Type.String({ ...SAMPLE }),
  reportingGroup: Type.String({ ...SAMPLE })
}, { $id: 'InteractionPlanMapping' })

export const InteractionSchema = wire({
  status: Type.Enum(['Ongoing', 'Completed', 'InternalError'], {
    description: 'InternalError where post-processing failed',
    ...assumed(
      'Ongoing and Completed are in examples; the third is documented of agent activities'
    )
  }),
  medium: Type.String({ description: 'Phone, Email', ...SAMPLE }),
  mediumManager: Type.String({ ...SAMPLE }),
  start: Type.String({ format: 'date-time', ...SAMPLE }),
  guid: guid(SAMPLE, 'The unique identifier for the interaction'),
  conversationGuid: guid(SAMPLE, 'Shared by interactions that belong together'),
  duration: Nullable(Milliseconds, { description: 'Wrap included; null while ongoing', ...ONGOING }),
  direction: Type.Enum(['Inbound', 'Outbound', 'Internal'], { ...documented('Insights Stats API: Interactions') }),
  serviceName: Nullable(Type.String(), { ...assumed('null without an interaction plan') }),
  connectTo: Type.String({ description: 'The address that was contacted; the telephone of a colleague', ...SAMPLE }),
  connectFrom:
    Type.String({ description: 'The address of whoever began; the name of an agent who calls a colleague', ...SAMPLE }),
  categorizedAt: Nullable(Type.String({ format: 'date-time' }), {
    description: 'null unless its recording was categorised, which is assumed to happen with post-processing',
    ...ONGOING
  }),
  outcome: Type.Optional(Nullable(Type.String(), {
    description:
      'Handled by agent, Abandoned, No answer; null while ongoing. Only with the switch settings.vcc.outcome',
    ...assumed('the key and its first value are in the page\'s current revision; the other values are guesses')
  })),
  interactionPlanMapping: Nullable(ref(PlanMappingSchema), { ...assumed('null without an interaction plan') }),
  channels: Type.Array(ref(ChannelSchema), { minItems: 1, ...SAMPLE })
}, { $id: 'Interaction' })

export const MetaSchema = wire({
  page: Type.Integer({ minimum: 1, ...ENVELOPE }),
  count: Type.Integer({ minimum: 0, description: 'Items in this answer', ...ENVELOPE }),
  pageCount:
    Type.Integer({ minimum: 0, description: '0 when there is nothing', ...observed('a public client relies on it') }),
  totalCount: Type.Integer({ minimum: 0, ...ENVELOPE })
}, { $id: 'Meta' })

export const InteractionPageSchema = wire({
  meta: ref(MetaSchema),
  items: Type.Array(ref(InteractionSchema),
    { description: 'By ascending start', ...documented('Insights Stats API: Interactions') }),
  upTo: Type.String({ format: 'date-time', description: 'The instant of the request', ...ENVELOPE })
}, { $id: 'InteractionPage' })

export type Event = Static<typeof EventSchema>
export type Channel = Static<typeof ChannelSchema>
export type PlanMapping = Static<typeof PlanMappingSchema>
export type Interaction = Static<typeof InteractionSchema>

/** Everything that the contract refers to by name. */
export const interactionSchemas = [
  PlanPropertiesSchema, AppletPropertiesSchema, QueuePropertiesSchema,
  DispositionPropertiesSchema, CallRatingPropertiesSchema,
  EventSchema, PartySchema, ChannelSchema, PlanMappingSchema, InteractionSchema, MetaSchema, InteractionPageSchema
]
