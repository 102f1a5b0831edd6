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
  presence: Type.Enum(['ready', 'not-ready'], { ...DESKTOP }),
  direction: orNull(DESKTOP),
  capacity: Type.Array(ref(CapacitySchema), { ...DESKTOP })
}, { $id: 'ResourceCapacity', description: 'Of an agent who is logged in' })

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
  currentState: Type.Enum(['routing', 'queue', 'conversation', 'completed'], { ...assumed('the names of the lists') }),
  currentStateDuration: Nullable(Type.Integer({ minimum: 0 }),
    { description: 'In ms; of what is completed, how long it took', ...TABLES }),
  agents: Type.Array(wire({ agentId: Type.String(), agentName: Type.String() }), { ...TABLES })
}, { $id: 'CurrentInteraction' })

export const ResourceStateSchema = wire({
  agentId: id(TABLES),
  agentName: text(TABLES),
  currentState: Type.Enum(['ready', 'busy', 'away', 'offline'],
    { ...assumed('the console shows Idle, Busy, Away and Offline') }),
  currentStateDuration: Nullable(Type.Integer({ minimum: 0 }),
    { description: 'In ms; null of who has long been offline', ...TABLES }),
  agentReasonName: orNull(TABLES),
  direction: orNull(TABLES),
  offeredWorkOffers: number(TABLES),
  acceptedWorkOffers: number(TABLES)
}, { $id: 'ResourceState' })

export const ResourceDetailsSchema = wire({
  agentId: id(TABLES),
  agentName: text(TABLES),
  conversationStarts: number(TABLES),
  avgResourceTalkTime: milliseconds(TABLES),
  avgResourceWrapUpDuration: milliseconds(TABLES),
  avgHandleTime: milliseconds(TABLES),
  avgTimeToAnswer: milliseconds(TABLES)
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

export const AvailableSchema = Type.Record(Type.String(), wire({
  name: Type.String({ ...BATCH }),
  type: Type.String({ description: 'Assumed but for interaction-count', ...BATCH }),
  userFriendlyName: Type.String({ ...BATCH })
}), { $id: 'AvailableStatistics', description: 'By name', ...BATCH })

export const realtimeSchemas = [
  CapacitySchema, ResourceCapacitySchema, CurrentInteractionSchema,
  ResourceStateSchema, ResourceDetailsSchema, QueueDetailsSchema, StatisticSchema, BatchSchema, AvailableSchema
]

export type Capacity = Static<typeof CapacitySchema>
export type StatisticResults = Static<typeof StatisticSchema>['results']
