import Type, { type Static } from 'typebox'
import { CaseSchema } from './cases/case.ts'
import { BehaviourSchema } from './scenario-behaviour.ts'
import { Closed, LONGEST_NAME, Seconds, Uuid } from './scenario-types.ts'

/** A scenario describes contact centres in numbers. It is input: checked by `parseScenario`, defaults filled in. */

/** A text that is a name of something; the length is a bound for whoever compares and shows names. */
const Name = (description: string) => Type.String({ minLength: 1, maxLength: LONGEST_NAME, description })
const Instant = (description: string) => Type.String({ format: 'instant', description })
const Numbered = (description: string) => Type.Integer({ minimum: 0, maximum: 999_999_999, description })

/** How many tenants a scenario can have. */
export const MOST_TENANTS = 500

/** Values by the name of a platform and of a switch; the platform knows which it has. */
const Switches = (description: string) =>
  Type.Record(Type.String(), Type.Record(Type.String(),
    Type.Union([Type.String(), Type.Boolean(), Type.Number()],
      { errorMessage: 'must be a text, a number, true or false' }), { maxProperties: 100 }), {
    default: {}, maxProperties: 100, description
  })

export const QueueSchema = Type.Object({
  name: Name('Unique in the tenant'),
  id: Type.Optional(Uuid('Drawn when not given')),
  number: Type.Optional(
    Numbered('The short number that some platforms show')
  ),
  priority: Type.Integer({ default: 0, description: 'Queues of a higher one are served first' }),
  serviceLevel: Seconds('How soon a customer should be answered', 20),
  abandonThreshold: Type.Number({
    minimum: 0, default: 20, description: 'Who gives up within so many seconds does not count for the service level'
  }),
  breakoutAfter: Type.Optional(Seconds('How long the flow lets a caller wait before it gives up on them')),
  skill: Type.Optional(Type.String({
    maxLength: LONGEST_NAME,
    description: 'What an agent must know to be offered its work; the queue\'s name when not given'
  }))
}, Closed)

const StepKind = Type.String({
  minLength: 1,
  maxLength: LONGEST_NAME,
  description: 'The type of the applet; any other is as good, but these take the time that they are known to take. CallRecording ' +
    'has a call recorded, a call out as well; DataCollector records what the caller says to it',
  examples: ['Announcement', 'CallRecording', 'DataCollector', 'Menu', 'SkillTagger']
})

export const FlowSchema = Type.Object({
  name: Name('Unique in the tenant'),
  id: Type.Optional(Uuid('Drawn when not given')),
  channel: Type.Enum(['voice', 'email', 'sms', 'messaging'], { description: 'What its interactions are' }),
  direction: Type.Enum(['inbound', 'outbound', 'internal'],
    { default: 'inbound', description: 'internal: from agent to agent' }),
  share: Type.Number({ exclusiveMinimum: 0, default: 1, description: 'Weight among the tenant\'s flows' }),
  contactPoint: Name('The number or address of the tenant that customers reach; use one that is reserved'),
  reportingGroup: Type.Optional(Name('A label that some platforms show')),
  queues:
    Type.Array(Name('A queue of the tenant'), {
      default: [], maxItems: 1000, description: 'Where it may lead, by name; the tenant\'s first queue when empty'
    }),
  steps: Type.Array(Type.Object({ name: Name('As it is shown'), kind: StepKind }, Closed), {
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
  name: Name('First and last name'),
  id: Type.Optional(Uuid('Drawn when not given')),
  number: Type.Optional(Numbered('The short number that some platforms show')),
  tenantNumber: Type.Optional(Numbered('The short number of the tenant that some platforms show beside it')),
  displayId: Type.Optional(Name('The id that supervisors see; "01", "02" and so on when not given')),
  backToReady: Type.Optional(Type.Object(
    backToReady(description => Type.Optional(Type.Number({ ...AtMostAnHour, description }))),
    { ...Closed, description: 'Where it is not what the tenant\'s agents have, in seconds' }
  ))
}, Closed)

export const HistorySchema = Type.Union([
  Type.Object({
    days: Type.Integer({ minimum: 0, maximum: 3660, description: 'Days before today; they move with the clock' })
  }, Closed),
  Type.Object({ from: Instant('The first instant'), to: Instant('The first instant after it') }, Closed)
], {
  default: { days: 30 },
  description: 'The last days before now, or an absolute range: from <= start < to',
  errorMessage: 'must be { "days": … } or { "from": …, "to": … }'
})

export const VolumeSchema = Type.Union([
  Type.Object({
    perDay: Type.Number({ minimum: 0, maximum: 20_000, description: 'On the average day of a week without spikes' })
  }, Closed),
  Type.Object({
    total: Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'Exactly, in all of an absolute history' })
  }, Closed)
], {
  errorMessage: 'must be { "perDay": … } or { "total": … }',
  default: { perDay: 100 },
  description: 'Interactions on an average day, or exactly so many in an absolute history'
})

export const SpikeSchema = Type.Object({
  from: Instant('Its first instant'),
  to: Instant('The first instant after it'),
  factor: Type.Number({ minimum: 0, maximum: 100, description: 'How many times as many; those that overlap multiply' })
}, { ...Closed, description: 'A time in which so many times as many customers come' })

export const PinnedSchema = Type.Object({
  platform: Name('Whose documents these are'),
  documents: Type.String({
    minLength: 1,
    description: 'A JSON file beside the scenario: an array of that platform\'s static documents'
  }),
  aliases:
    Type.Record(Type.String(), Type.String(),
      { default: {}, maxProperties: 10_000, description: 'Other ids under which a document is found' })
}, Closed)

export const TenantSchema = Type.Object({
  id: Uuid('Also the account of the platforms that know no tenant id'),
  aliases: Type.Array(Uuid('Another id that names this tenant in a path'), {
    default: [], maxItems: 100, description: 'Other ids that name this tenant in a path'
  }),
  name: Type.String({ minLength: 1, maxLength: LONGEST_NAME, default: 'Contact Centre', description: 'As it is shown' }),
  timezone: Type.String({ format: 'timezone', default: 'UTC', description: 'Whose local time its hours are in' }),
  country:
    Type.Enum(['us', 'gb'], { default: 'us', description: 'Whose telephone numbers reserved for fiction are used' }),
  dayStart:
    Type.Integer({ minimum: 0, maximum: 12, default: 4, description: 'Local hour at which a business day begins' }),
  history: HistorySchema,
  volume: VolumeSchema,
  week: Type.Array(Type.Number({ minimum: 0, maximum: 1000, description: 'Relative to the others' }), {
    minItems: 7,
    maxItems: 7,
    default: [
      0.3, 1.2, 1.15, 1.1, 1.1, 1.05, 0.5
    ],
    description: 'Weight of each weekday, Sunday first'
  }),
  spikes: Type.Array(SpikeSchema, { default: [], maxItems: 1000, description: 'Times in which more come, or fewer' }),
  open: Type.Integer({
    minimum: 0,
    maximum: 23,
    default: 8,
    description: 'Local hour; 0 to 24 is a centre that never closes'
  }),
  close: Type.Integer({ minimum: 1, maximum: 24, default: 20, description: 'Local hour; later than open' }),
  queues: Type.Array(QueueSchema,
    { minItems: 1, maxItems: 1000, default: [{ name: 'Support' }], description: 'Where customers wait' }),
  flows: Type.Array(FlowSchema,
    {
      minItems: 1,
      maxItems: 1000,
      default: [{ name: 'Main Line', channel: 'voice', contactPoint: '+12125550100' }],
      description: 'By which way interactions come or go: at least one'
    }),
  agents: Type.Object({
    count: Type.Integer({ minimum: 1, maximum: 2000, default: 10, description: 'Everybody, on shift or not' }),
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
    screenRecording: Type.Boolean({ default: false, description: 'Their screens are recorded while they are on a call' }),
    backToReady: Type.Object(
      backToReady(description => Type.Number({ ...AtMostAnHour, default: 120, description })),
      { ...Closed, default: {}, description: 'How long an agent is offered nothing, in seconds' }
    ),
    named: Type.Array(AgentSchema, { default: [], maxItems: 2000, description: 'The first agents; the rest is drawn' })
  }, { ...Closed, default: {}, description: 'Who answers' }),
  contacts:
    Type.Integer({ minimum: 1, maximum: 100_000, default: 1000, description: 'Customers with a contact record' }),
  dispositions: Type.Array(Name('As agents choose it'), {
    minItems: 1,
    maxItems: 1000,
    uniqueItems: true,
    default: ['Resolved', 'Follow-up needed', 'Callback promised', 'Wrong number'],
    description: 'What agents can say of an interaction\'s outcome'
  }),
  behaviour: BehaviourSchema,
  recordingAnalysis:
    Type.Boolean({ default: true, description: 'Recordings of calls are transcribed and categorised' }),
  interactions:
    Type.Array(CaseSchema, { default: [], maxItems: 1000, description: 'Cases that happen for certain, besides the volume' }),
  pinned: Type.Array(PinnedSchema,
    { default: [], maxItems: 100, description: 'Static documents, which are served as they are' }),
  settings: Switches('What a platform does otherwise for this tenant, by the platform\'s name')
}, Closed)

export const CredentialSchema = Type.Object({
  platform: Name('Where it is valid'),
  id: Name('User name, key or client id; unique on its platform'),
  secret: Name('Password, key secret or client secret; of this server only, never a real one'),
  kind: Type.Enum(['user', 'api-key'], {
    default: 'user',
    description: 'Where a platform has keys for programs: a person, or one of them, of a single tenant'
  }),
  name: Type.Optional(Name('A person\'s; the id when not given')),
  role:
    Type.Optional(Name('One of the scenario\'s roles, whose grants these are')),
  grants:
    Type.Array(Name('A permission or scope of the platform, or * for all'), {
      default: [], maxItems: 200, description: 'Permissions or scopes, where there is no role; * for all'
    }),
  tenants: Type.Array(Uuid('A tenant of this scenario'),
    { minItems: 1, maxItems: 500, description: 'Whose data it may ask for, by id or alias' })
}, Closed)

export const ScenarioSchema = Type.Object({
  $schema: Type.Optional(Type.String({ description: 'For editors: where the schema of scenario files is' })),
  description: Type.String({ minLength: 1, maxLength: 2000, description: 'What it is for, in a line' }),
  seed: Type.String({
    maxLength: LONGEST_NAME, default: 'ringback', description: 'What all chance depends on: any text'
  }),
  tenants: Type.Array(TenantSchema,
    { maxItems: MOST_TENANTS, description: 'Customer organisations, each with a contact centre of its own' }),
  roles: Type.Record(Type.String({ minLength: 1 }),
    Type.Array(Name('A permission or scope, or * for all'), { maxItems: 200, description: 'The grants of the role' }),
    { default: {}, maxProperties: 500, description: 'Permissions or scopes by the name of the role' }),
  credentials: Type.Array(CredentialSchema,
    { default: [], maxItems: 5000, description: 'Who may ask; without any nobody can' }),
  settings: Switches('Switches of a platform, by its name')
}, { ...Closed, $id: 'Scenario' })

export type ScenarioQueue = Static<typeof QueueSchema>
export type ScenarioFlow = Static<typeof FlowSchema>
export type ScenarioTenant = Static<typeof TenantSchema>
export type Credential = Static<typeof CredentialSchema>
export type Scenario = Static<typeof ScenarioSchema>
