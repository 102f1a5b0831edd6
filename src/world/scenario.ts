import Type, { type Static } from 'typebox'
import { CaseSchema } from './cases/case.ts'

/** A scenario describes contact centres in numbers. It is input: checked by `parseScenario`, defaults filled in. */

const Name = Type.String({ minLength: 1 })
const Share = (description: string, fallback: number) =>
  Type.Number({ minimum: 0, maximum: 1, default: fallback, description })
const Seconds = (description: string, fallback?: number) =>
  Type.Number({ exclusiveMinimum: 0, description, ...(fallback === undefined ? {} : { default: fallback }) })
const Uuid = (description: string) => Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$', description
})
const Closed = { additionalProperties: false }

/** Values by the name of a platform and of a switch; the platform knows which it has. */
const Switches = (description: string) =>
  Type.Record(Type.String(), Type.Record(Type.String(), Type.Union([Type.String(), Type.Boolean(), Type.Number()])), {
    default: {}, description
  })

export const QueueSchema = Type.Object({
  name: Name,
  id: Type.Optional(Uuid('Drawn when not given')),
  number: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 999_999_999, description: 'The short number that some platforms show' })
  ),
  priority: Type.Integer({ default: 0, description: 'Queues of a higher one are served first' }),
  serviceLevel: Seconds('How soon a customer should be answered', 20),
  abandonThreshold: Type.Number({
    minimum: 0, default: 20, description: 'Who gives up within so many seconds does not count for the service level'
  }),
  breakoutAfter: Type.Optional(Seconds('How long the flow lets a caller wait before it gives up on them')),
  skill: Type.Optional(Type.String({
    description: 'What an agent must know to be offered its work; the queue\'s name when not given'
  }))
}, Closed)

export const FlowSchema = Type.Object({
  name: Name,
  id: Type.Optional(Uuid('Drawn when not given')),
  channel: Type.Enum(['voice', 'email', 'sms', 'messaging']),
  direction: Type.Enum(['inbound', 'outbound', 'internal'],
    { default: 'inbound', description: 'internal: from agent to agent' }),
  share: Type.Number({ exclusiveMinimum: 0, default: 1, description: 'Weight among the tenant\'s flows' }),
  contactPoint: Name,
  reportingGroup: Type.Optional(Name),
  queues:
    Type.Array(Name, { default: [], description: 'Where it may lead, by name; the tenant\'s first queue when empty' }),
  steps: Type.Array(Type.Object({ name: Name, kind: Name }, Closed), {
    default: [], maxItems: 100, description: 'The applets a caller passes before the queue'
  })
}, Closed)

const BACK_TO_READY = {
  afterNoAnswer: 'After an offer that rang out',
  afterLineBusy: 'After an offer that the agent has refused',
  afterInvalidNumber: 'Never happens here: platforms tell it among an agent\'s settings',
  afterNetworkIssue: 'Never happens here: platforms tell it among an agent\'s settings'
}
type BackToReady = keyof typeof BACK_TO_READY

/** How long an agent is offered nothing, in seconds. */
const backToReady = <Field extends object>(field: (description: string) => Field) =>
  Object.fromEntries(Object.entries(BACK_TO_READY).map(([name, description]) => [name, field(description)])) as
    Record<BackToReady, Field> // the same names
const AtMostAnHour = { exclusiveMinimum: 0, maximum: 3600 }

export const AgentSchema = Type.Object({
  name: Name,
  id: Type.Optional(Uuid('Drawn when not given')),
  number: Type.Optional(Type.Integer({ minimum: 0, maximum: 999_999_999 })),
  tenantNumber: Type.Optional(Type.Integer({ minimum: 0, maximum: 999_999_999 })),
  displayId: Type.Optional(Type.String({ minLength: 1 })),
  backToReady: Type.Optional(Type.Object(
    backToReady(description => Type.Optional(Type.Number({ ...AtMostAnHour, description }))),
    { ...Closed, description: 'Where it is not what the tenant\'s agents have, in seconds' }
  ))
}, Closed)

export const HistorySchema = Type.Union([
  Type.Object({ days: Type.Integer({ minimum: 0, maximum: 3660 }) }, Closed),
  Type.Object({ from: Type.String({ format: 'instant' }), to: Type.String({ format: 'instant' }) }, Closed)
], { default: { days: 30 }, description: 'The last days before now, or an absolute range: from <= start < to' })

export const VolumeSchema = Type.Union([
  Type.Object({ perDay: Type.Number({ minimum: 0, maximum: 20_000 }) }, Closed),
  Type.Object({ total: Type.Integer({ minimum: 0, maximum: 1_000_000 }) }, Closed)
], {
  default: { perDay: 100 },
  description: 'Interactions on an average day, or exactly so many in an absolute history'
})

export const SpikeSchema = Type.Object({
  from: Type.String({ format: 'instant' }),
  to: Type.String({ format: 'instant' }),
  factor: Type.Number({ minimum: 0, maximum: 100 })
}, { ...Closed, description: 'A time in which so many times as many customers come' })

export const BehaviourSchema = Type.Object({
  ivrAbandon: Share('Callers who hang up before any queue', 0.03),
  patience: Seconds('Mean patience of a caller in a queue', 300),
  talk: Seconds('Mean conversation of a voice call', 240),
  wrapUp: Seconds('Mean wrap-up after a conversation', 45),
  hold: Share('Conversations in which the customer is put on hold', 0.15),
  missedOffer: Share('Offers that an agent refuses or lets ring out', 0.02),
  transfer: Share('Voice calls handed to another agent when one is free', 0.06),
  warmTransfer: Share('Of these, those in which the agents talk first', 0.4),
  conference: Share('Voice calls to which a second agent is added', 0.02),
  cancelledTransfer: Share('Conversations with a transfer that is called off', 0.03),
  callAgain: Share('Callers who gave up and call again the same day; not where the total is exact', 0.2),
  callBack: Share('Callers who gave up and whom an agent calls back the same day; not where the total is exact', 0.05),
  noAnswer: Share('Calls of agents that nobody answers', 0.15),
  knownContact: Share('Customers whose address belongs to a contact record', 0.7),
  disposition: Share('Wrap-ups with a disposition', 0.8),
  note: Share('Wrap-ups with a note', 0.2),
  satisfaction: Share('Answered customers who leave a score', 0.1),
  flagged: Share('Records flagged as incomplete', 0.01),
  failed: Share('Records whose processing fails', 0.002),
  linked: Share('Answered customers whose interaction an agent links with a ticket or the like', 0.1),
  monitored: Share('Conversations of a call to which a supervisor listens', 0.005),
  attributed: Share('Interactions of which the flow notes an attribute', 0.15),
  late: Share('Records processed hours later, which only then have their disposition', 0.02),
  corrected: Share('Records whose disposition is corrected after that', 0.01)
}, { ...Closed, default: {} })

export const PinnedSchema = Type.Object({
  platform: Name,
  documents: Type.String({
    minLength: 1,
    description: 'A JSON file beside the scenario: an array of that platform\'s static documents'
  }),
  aliases:
    Type.Record(Type.String(), Type.String(), { default: {}, description: 'Other ids under which a document is found' })
}, Closed)

export const TenantSchema = Type.Object({
  id: Uuid('Also the account of the platforms that know no tenant id'),
  aliases: Type.Array(Uuid('Another id that names this tenant in a path'), { default: [] }),
  name: Type.String({ minLength: 1, default: 'Contact Centre' }),
  timezone: Type.String({ format: 'timezone', default: 'UTC' }),
  country:
    Type.Enum(['us', 'gb'], { default: 'us', description: 'Whose telephone numbers reserved for fiction are used' }),
  dayStart:
    Type.Integer({ minimum: 0, maximum: 12, default: 4, description: 'Local hour at which a business day begins' }),
  history: HistorySchema,
  volume: VolumeSchema,
  week: Type.Array(Type.Number({ minimum: 0, maximum: 1000 }), {
    minItems: 7,
    maxItems: 7,
    default: [
      0.3, 1.2, 1.15, 1.1, 1.1, 1.05, 0.5
    ],
    description: 'Weight of each weekday, Sunday first'
  }),
  spikes: Type.Array(SpikeSchema, { default: [] }),
  open: Type.Integer({
    minimum: 0,
    maximum: 23,
    default: 8,
    description: 'Local hour; 0 to 24 is a centre that never closes'
  }),
  close: Type.Integer({ minimum: 1, maximum: 24, default: 20 }),
  queues: Type.Array(QueueSchema, { minItems: 1, default: [{ name: 'Support' }] }),
  flows: Type.Array(FlowSchema,
    { minItems: 1, default: [{ name: 'Main Line', channel: 'voice', contactPoint: '+12125550100' }] }),
  agents: Type.Object({
    count: Type.Integer({ minimum: 1, maximum: 2000, default: 10 }),
    onShift: Type.Optional(Type.Integer({
      minimum: 1,
      description: 'How many work on one business day at most; without it everybody works five days of seven'
    })),
    messages: Type.Integer({
      minimum: 1,
      maximum: 20,
      default: 3,
      description: 'Conversations by message that one agent has at once'
    }),
    backToReady: Type.Object(
      backToReady(description => Type.Number({ ...AtMostAnHour, default: 120, description })),
      { ...Closed, default: {}, description: 'How long an agent is offered nothing, in seconds' }
    ),
    named: Type.Array(AgentSchema, { default: [], description: 'The first agents; the rest is drawn' })
  }, { ...Closed, default: {} }),
  contacts: Type.Integer({ minimum: 1, maximum: 100_000, default: 1000 }),
  dispositions: Type.Array(Name,
    { minItems: 1, uniqueItems: true, default: ['Resolved', 'Follow-up needed', 'Callback promised', 'Wrong number'] }),
  behaviour: BehaviourSchema,
  recordingAnalysis:
    Type.Boolean({ default: true, description: 'Recordings of calls are transcribed and categorised' }),
  interactions:
    Type.Array(CaseSchema, { default: [], description: 'Cases that happen for certain, besides the volume' }),
  pinned: Type.Array(PinnedSchema, { default: [] }),
  settings: Switches('What a platform does otherwise for this tenant, by the platform\'s name')
}, Closed)

export const CredentialSchema = Type.Object({
  platform: Name,
  id: Name,
  secret: Name,
  kind: Type.Enum(['user', 'api-key'], {
    default: 'user',
    description: 'Where a platform has keys for programs: a person, or one of them, of a single tenant'
  }),
  name: Type.Optional(Type.String({ minLength: 1, description: 'A person\'s; the id when not given' })),
  role:
    Type.Optional(Type.String({ minLength: 1, description: 'One of the scenario\'s roles, whose grants these are' })),
  grants:
    Type.Array(Type.String(), { default: [], description: 'Permissions or scopes, where there is no role; * for all' }),
  tenants: Type.Array(Uuid('A tenant of this scenario'), { minItems: 1 })
}, Closed)

export const ScenarioSchema = Type.Object({
  $schema: Type.Optional(Type.String()),
  description: Name,
  seed: Type.String({ default: 'ringback' }),
  tenants: Type.Array(TenantSchema, { maxItems: 500 }),
  roles: Type.Record(Type.String({ minLength: 1 }), Type.Array(Type.String()),
    { default: {}, description: 'Permissions or scopes by the name of the role' }),
  credentials: Type.Array(CredentialSchema, { default: [] }),
  settings: Switches('Switches of a platform, by its name')
}, { ...Closed, $id: 'Scenario' })

export type ScenarioQueue = Static<typeof QueueSchema>
export type ScenarioFlow = Static<typeof FlowSchema>
export type ScenarioTenant = Static<typeof TenantSchema>
export type Behaviour = Static<typeof BehaviourSchema>
export type Credential = Static<typeof CredentialSchema>
export type Scenario = Static<typeof ScenarioSchema>
