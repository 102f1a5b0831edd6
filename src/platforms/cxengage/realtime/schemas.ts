import Type, { type Static } from 'typebox'
import { UncheckedRequestSchema } from './filter-schemas.ts'
import { Nullable, assumed, documented, observed, ref, wire } from '../../../http/wire.ts'

const EXAMPLES = documented('Examples: Get a Count Statistic, a Time-Based Statistic, a Percentage-Based Statistic')
const TABLES = observed('tables of the vendor\'s console')
const DESKTOP = observed('the vendor\'s desktop and JavaScript SDK')
const STATES = documented('Getting Agent States: sample response')

const milliseconds = (evidence: object, description?: string) =>
  Type.Integer({ minimum: 0, ...(description === undefined ? {} : { description }), ...evidence })
const number = (evidence: object) => Type.Integer({ minimum: 0, ...evidence })
const text = (evidence: object) => Type.String({ ...evidence })
const orNull = (evidence: object) => Nullable(Type.String(), { ...evidence })
const id = (evidence: object) => Type.String({ format: 'uuid', ...evidence })

/** Observed: the console's monitoring reads these of interactions, agents and their capacity. */
const MONITORING = observed('agent and interaction monitoring of the vendor\'s console')

const WORK_MODES = ['inbound', 'outbound', 'agent-initiated']
const state = () => Type.Enum(['idle', 'busy', 'away', 'offline'], { ...MONITORING })

/** Why they are away: one of the tenant's reasons. */
const REASON = {
  reasonId: Nullable(Type.String({ format: 'uuid' }), { ...MONITORING }),
  reasonName: orNull(MONITORING),
  reasonListId: Nullable(Type.String({ format: 'uuid' }), { ...MONITORING })
}

/** What an agent belongs to. */
const MEMBERSHIPS = {
  groups: Type.Array(wire({ groupId: Type.String(), groupName: Type.String() }), { ...MONITORING }),
  skills: Type.Array(wire({ skillId: Type.String(), skillName: Type.String() }), { ...MONITORING })
}

const rate = (description: string) => Type.Number({ minimum: 0, maximum: 100, description, ...MONITORING })

export const CapacitySchema = wire({
  channels: wire({
    email: Type.Integer(),
    voice: Type.Integer(),
    workItem: Type.Integer(),
    messaging: Type.Integer(),
    sms: Type.Integer()
  },
  { description: 'Interactions that they have', ...STATES }),
  allocation: Type.Enum(['not-allocated', 'partially-allocated', 'fully-allocated'],
    { description: 'Assumed: partially-allocated', ...STATES }),
  load: Type.Number({ minimum: 0, maximum: 1, description: 'Assumed: the share of them that is taken', ...STATES }),
  capacity: Type.Integer({ ...STATES })
}, { $id: 'Capacity' })

export const ResourceCapacitySchema = wire({
  agentId: id(DESKTOP),
  agentName: text(DESKTOP),
  sessionId: Nullable(Type.String({ format: 'uuid' }), { ...MONITORING }),
  presence: Type.Enum(['ready', 'not-ready'], { ...DESKTOP }),
  state: state(),
  ...REASON,
  direction: Type.Enum(WORK_MODES, { description: 'Their work mode', ...MONITORING }),
  capacity: Type.Array(ref(CapacitySchema), { ...DESKTOP })
}, { $id: 'ResourceCapacity', description: 'Of an agent who is logged in' })

const STAGES = ['routing', 'queue', 'conversation', 'completed']

export const CurrentInteractionSchema = wire({
  interactionId: id(TABLES),
  channelType: text(TABLES),
  direction: text(TABLES),
  customer: text(TABLES),
  contactPoint: text(TABLES),
  flowId: id(TABLES),
  flowName: text(TABLES),
  queueId: orNull(TABLES),
  queueName: orNull(TABLES),
  startTimestamp: Type.String({ format: 'date-time', ...TABLES }),
  conversationStartTimestamp: Nullable(Type.String({ format: 'date-time' }), {
    description: 'Assumed: since when the conversation goes on; null where there is none',
    ...observed('the vendor\'s dashboards of 2021')
  }),
  interactionDuration: milliseconds(observed('the vendor\'s dashboards of 2021'),
    'Assumed: until now while it goes on'),
  state: Type.Enum(STAGES, { description: 'Assumed: as currentState', ...MONITORING }),
  currentState: Type.Enum(STAGES, { ...assumed('the names of the lists') }),
  currentStateDuration: Nullable(Type.Integer({ minimum: 0 }),
    { description: 'In ms; of what is completed, how long it took', ...TABLES }),
  agents: Type.Array(wire({ agentId: Type.String(), agentName: Type.String(), ...MEMBERSHIPS }), { ...TABLES }),
  monitors: Type.Array(wire({
    agentId: Type.String(),
    agentName: Type.String(),
    startTimestamp: Type.String({ format: 'date-time' }),
    endTimestamp: Nullable(Type.String({ format: 'date-time' }))
  }),
  { description: 'Assumed: the agent is the one who is listened to, as in the list of interactions', ...MONITORING })
}, { $id: 'CurrentInteraction' })

export const ResourceStateSchema = wire({
  agentId: id(TABLES),
  agentName: text(TABLES),
  state: state(),
  currentState: Type.Enum(['ready', 'busy', 'away', 'offline'],
    { ...assumed('the console shows Idle, Busy, Away and Offline') }),
  currentStateDuration: Nullable(Type.Integer({ minimum: 0 }),
    { description: 'In ms; null of who has long been offline', ...TABLES }),
  agentReasonName: orNull(TABLES),
  ...REASON,
  direction:
    Nullable(Type.Enum(WORK_MODES), { description: 'Their work mode; null while they are offline', ...TABLES }),
  ...MEMBERSHIPS,
  groupIds: Type.Array(Type.String(), { ...MONITORING }),
  skillIds: Type.Array(Type.String(), { ...MONITORING }),
  offeredWorkOffers: number(TABLES),
  acceptedWorkOffers: number(TABLES),
  rejectedWorkOffers: Type.Integer({ minimum: 0, description: 'Assumed: not those that rang out', ...MONITORING }),
  acceptedWorkOffersRate: rate('Assumed: of all that were offered today'),
  awayTime: milliseconds(MONITORING, 'Of today'),
  awayRate: rate('Assumed: of the time for which they have been logged in today')
}, { $id: 'ResourceState' })

export const ResourceDetailsSchema = wire({
  agentId: id(TABLES),
  agentName: text(TABLES),
  conversationStarts: number(TABLES),
  avgResourceTalkTime: milliseconds(TABLES),
  avgResourceHoldDuration: milliseconds(TABLES),
  avgResourceWrapUpDuration: milliseconds(TABLES),
  avgHandleTime: milliseconds(TABLES),
  avgTimeToAnswer: milliseconds(TABLES),
  avgResourceLoggedInTime: milliseconds(TABLES, 'Assumed: of today\'s sessions, as much as is of today'),
  ...MEMBERSHIPS
}, { $id: 'ResourceDetails' })

export const QueueDetailsSchema = wire({
  queueId: id(TABLES),
  queueName: text(TABLES),
  queueLength: number(TABLES),
  abandonCount: number(TABLES),
  avgQueueDuration: milliseconds(TABLES),
  serviceLevel: Type.Number({ ...TABLES })
}, { $id: 'QueueDetails' })

const may = Type.Optional

export const StatisticSchema = wire({
  results: wire({
    count: may(Nullable(Type.Integer(), { description: 'Of a time: how many there are', ...EXAMPLES })),
    min: may(milliseconds(EXAMPLES)),
    max: may(milliseconds(EXAMPLES)),
    total: may(milliseconds(EXAMPLES)),
    avg: may(milliseconds(EXAMPLES)),
    percent: may(Type.Number({ ...EXAMPLES })),
    serviceLevel: may(Type.Number({ ...observed('dashboards of the vendor\'s console') })),
    time: may(Nullable(Type.Integer(), { description: 'In minutes', ...documented('Getting Estimated Wait Times') })),
    unit: may(Type.String({ description: 'count, millis, percentage, time', ...EXAMPLES })),
    interactions: may(Type.Array(ref(CurrentInteractionSchema), { ...TABLES })),
    details: may(Type.Array(ref(QueueDetailsSchema), { ...TABLES })),
    json: may(Type.Array(Type.Union([ref(ResourceStateSchema), ref(ResourceDetailsSchema)]), { ...TABLES })),
    resourceCapacity: may(Type.Array(ref(ResourceCapacitySchema), { ...DESKTOP })),
    queryWindow: wire({ start: Type.String({ format: 'date-time' }), end: Type.String({ format: 'date-time' }) },
      { description: 'The tenant\'s day, from midnight to midnight', ...EXAMPLES })
  }, { ...EXAMPLES, description: 'What a statistic has depends on its kind' }),
  queryTime: Type.Integer({ description: 'In ms. Nothing is measured: always the same', ...EXAMPLES })
}, { $id: 'Statistic' })

const BATCH = observed('the vendor\'s JavaScript SDK')

/** More than twice as many as all the vendor's dashboards together have. */
export const LARGEST_BATCH = 250

export const BatchBodySchema = Type.Object({
  requests: Type.Record(Type.String(), UncheckedRequestSchema, {
    maxProperties: LARGEST_BATCH,
    description: `By names of the client's own. Assumed: at most ${LARGEST_BATCH}`,
    ...BATCH
  })
})

export const BatchSchema = wire({
  results: Type.Record(Type.String(), wire({
    status: Type.Integer(),
    body: Type.Union([Type.Ref('Statistic'), Type.Ref('Error')])
  }), { description: 'By the same names, each with a status of its own', ...BATCH })
}, { $id: 'StatisticBatch' })

const TOOLBAR = observed('the menu of statistics of the vendor\'s desktop')

export const AvailableSchema = Type.Record(Type.String(), wire({
  name: Type.String({ ...BATCH }),
  type: Type.String({ description: 'Assumed but for interaction-count', ...BATCH }),
  userFriendlyName: Type.String({ ...BATCH }),
  optionalFilters: Type.Array(Type.String(), { description: 'By what it can be limited', ...TOOLBAR }),
  responseKeys: Type.Record(Type.String(), Type.String(), {
    description: 'What its results have, by the aggregate. Assumed: the unit', minProperties: 1, ...TOOLBAR
  })
}), { $id: 'AvailableStatistics', description: 'By name', ...BATCH })

export const realtimeSchemas = [
  CapacitySchema, ResourceCapacitySchema, CurrentInteractionSchema,
  ResourceStateSchema, ResourceDetailsSchema, QueueDetailsSchema, StatisticSchema, BatchSchema, AvailableSchema
]

export type Capacity = Static<typeof CapacitySchema>
export type StatisticResults = Static<typeof StatisticSchema>['results']
