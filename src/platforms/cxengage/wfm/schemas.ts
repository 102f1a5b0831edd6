import Type, { type Static } from 'typebox'
import { Nullable, assumed, documented, ref, wire } from '../../../http/wire.ts'

const SAMPLE = documented('Getting WFM Intervals (Queue): sample response')
const SERVICE_LEVEL = documented('Data Dictionary: Service Level; About Service Level Agreements')
const LIKELY = assumed('as in the intervals of queues; no sample has been seen')

const Instant = (evidence: object) => Type.String({ format: 'date-time', ...evidence })
const id = (evidence: object) => Type.String({ format: 'uuid', ...evidence })
const count = (evidence: object, description?: string) =>
  Type.Integer({ minimum: 0, ...(description === undefined ? {} : { description }), ...evidence })
const seconds = (evidence: object, description?: string) =>
  Type.Number({ minimum: 0, ...(description === undefined ? {} : { description }), ...evidence })
const none = (evidence: object) => Type.Literal(0, { description: 'Not emulated', ...evidence })
const unknown = (evidence: object) =>
  Nullable(Type.Number(), { description: 'Not emulated: null, as in the sample', ...evidence })

export const QueueIntervalSchema = wire({
  tenantId: id(SAMPLE),
  queueIntervalId: id(SAMPLE),
  queueId: id(SAMPLE),
  queueName: Type.String({ ...SAMPLE }),
  platformQueueId: Type.Integer({ ...SAMPLE }),
  startTimestamp: Instant(SAMPLE),
  endTimestamp: Instant(SAMPLE),
  offeredCallCount: count(SAMPLE, 'Entries into the queue'),
  queueInteractions: count(SAMPLE, 'Assumed: the same'),
  maxQueueCount: count(SAMPLE, 'The longest queue at an entry'),
  queueEndedCount: count(SAMPLE, 'Visits that ended'),
  queueTime: seconds(SAMPLE, 'Of those, in all'),
  maxQueueTime: seconds(SAMPLE),
  answeredCallCount: count(SAMPLE),
  answeredInSlaCount: count(SERVICE_LEVEL, 'With a slaTime within the queue\'s service level, by default 20 seconds'),
  answerTime: seconds(SAMPLE, 'The sum of timeToAnswer'),
  avgTimeToAnswer: seconds(SAMPLE),
  abandonedCallCount: count(SAMPLE),
  abandonedInSlaCount:
    count(SAMPLE, 'Within the service level of the queue, 20 seconds unless the scenario says otherwise'),
  abandonedTime: seconds(SAMPLE),
  maxAbandonedTime: seconds(SAMPLE),
  shortAbandonsCount: count(SERVICE_LEVEL, 'Within the queue\'s abandon threshold, by default 20 seconds'),
  inServiceLevelContacts: count(SAMPLE, 'Assumed: answered in time'),
  totalServiceLevelContacts: count(SERVICE_LEVEL, 'But for short abandons; assumed: those with a slaTime'),
  sla: Type.Number({ minimum: 0, maximum: 100, description: 'Per cent in time', ...SERVICE_LEVEL }),
  handledCallCount: count(SAMPLE, 'Agents who were done with an interaction of this queue'),
  conversationTime: seconds(SAMPLE, 'Of those, in all'),
  wrapUpTime: seconds(SAMPLE),
  agentWrapUpTime: seconds(SAMPLE),
  avgHandleTime: seconds(SAMPLE),
  workRejectedCount: none(SAMPLE),
  workOfferCancelledCount: none(SAMPLE),
  queueTimeoutCount: none(SAMPLE),
  queueCallbacksConfirmedCount: none(SAMPLE),
  availableAgents: none(SAMPLE),
  busyTime: unknown(SAMPLE),
  idleTime: unknown(SAMPLE)
}, { $id: 'QueueInterval' })

const work = {
  tenantId: id(LIKELY),
  startTimestamp: Instant(LIKELY),
  endTimestamp: Instant(LIKELY),
  agentId: id(LIKELY),
  agentName: Type.String({ ...LIKELY }),
  platformAgentId: Type.Integer({ ...LIKELY }),
  offeredCallCount: count(LIKELY, 'Work that they were offered'),
  answeredCallCount: count(LIKELY, 'Queue visits that they ended'),
  answerTime: seconds(LIKELY),
  avgTimeToAnswer: seconds(LIKELY),
  handledCallCount: count(LIKELY, 'Interactions they were done with'),
  conversationTime: seconds(LIKELY),
  agentWrapUpTime: seconds(LIKELY),
  avgHandleTime: seconds(LIKELY)
}

export const AgentIntervalSchema = wire({ agentIntervalId: id(LIKELY), ...work }, { $id: 'AgentInterval' })

export const AgentQueueIntervalSchema = wire({
  agentQueueIntervalId: id(LIKELY),
  ...work,
  queueId: id(LIKELY),
  queueName: Type.String({
    ...LIKELY
  }),
  platformQueueId: Type.Integer({ ...LIKELY })
}, { $id: 'AgentQueueInterval' })

const pageOf = (schema: Parameters<typeof ref>[0], $id: string) => wire({
  tenantId: id(SAMPLE),
  type: Type.String({ ...SAMPLE }),
  start: Instant(SAMPLE),
  end: Instant(SAMPLE),
  page: Type.Integer({ ...SAMPLE }),
  limit: Type.Integer({ ...SAMPLE }),
  offset: Type.Integer({ ...SAMPLE }),
  total: Type.Integer({ ...SAMPLE }),
  results: Type.Array(ref(schema), { description: 'Assumed: empty when there are none', ...SAMPLE })
}, { $id })

export const wfmSchemas = [
  QueueIntervalSchema, AgentIntervalSchema, AgentQueueIntervalSchema,
  pageOf(QueueIntervalSchema, 'QueueIntervalPage'), pageOf(AgentIntervalSchema, 'AgentIntervalPage'),
  pageOf(AgentQueueIntervalSchema, 'AgentQueueIntervalPage')
]

export type QueueInterval = Static<typeof QueueIntervalSchema>
export type AgentInterval = Static<typeof AgentIntervalSchema>
export type AgentQueueInterval = Static<typeof AgentQueueIntervalSchema>
