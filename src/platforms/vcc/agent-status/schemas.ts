import Type, { type Static } from 'typebox'
import { Nullable, assumed, documented, inferred, observed, ref, wire } from '../../../http/wire.ts'
import { pageSchema } from '../page.ts'

const STATUS = documented('Insights Stats API: Get agent status')
const SAMPLE = observed('Insights Stats API: Get agent status, example response')

const since = Type.String({ format: 'date-time', ...SAMPLE })

const StatusPresenceSchema = wire({
  since,
  name: Type.String({ description: 'As people see it', ...SAMPLE }),
  description: Type.String({
    description: 'As people see it: Logged Out, Lunch',
    ...inferred('Agents API: a presence\'s description is for display, beside a categoryType')
  }),
  eligibleForRouting: Type.Boolean({
    description: 'Ready, but for Ready (Offline); also of who is on a call',
    ...observed('Insights Stats API: FAQ, an agent on a call; another example differs')
  })
}, { $id: 'StatusPresence' })

const StatusWorkloadSchema = wire({
  since,
  calls: Type.Integer({ minimum: 0, ...SAMPLE }),
  semiLive: Type.Integer({ minimum: 0, ...SAMPLE }),
  nonLive: Type.Integer({ minimum: 0, ...SAMPLE })
}, { $id: 'StatusWorkload' })

const StatusInteractionSchema = wire({
  guid: Type.String({ format: 'uuid', ...SAMPLE }),
  channelGuid: Nullable(Type.String({ format: 'uuid' }), { description: 'null where an offer was missed', ...SAMPLE }),
  since,
  medium: Type.String({ description: 'Phone, Email', ...SAMPLE }),
  mediumManager: Type.String({ ...SAMPLE }),
  direction: Type.String({ description: 'Inbound, Outbound, Internal', ...SAMPLE }),
  state: Type.Enum(['Ringing', 'Connected', 'Wrap', 'Unexpected', 'Failed'], { ...STATUS }),
  reason: Nullable(Type.String(), {
    description: 'Of Unexpected: NoAnswer, CallRejected', ...assumed('outcomes of calls in a neighbouring vocabulary')
  })
}, { $id: 'StatusInteraction' })

export const AgentStatusSchema = wire({
  agentId: Type.String({ description: 'The agent\'s display id', ...SAMPLE }),
  presence: ref(StatusPresenceSchema),
  workload: ref(StatusWorkloadSchema),
  interaction: Type.Array(ref(StatusInteractionSchema), { description: 'Empty when there is none', ...SAMPLE })
}, { $id: 'AgentStatus' })

export const AgentStatusPageSchema = pageSchema(AgentStatusSchema, 'AgentStatusPage', 'By agentId', STATUS)

export type AgentStatus = Static<typeof AgentStatusSchema>

export const agentStatusSchemas =
  [StatusPresenceSchema, StatusWorkloadSchema, StatusInteractionSchema, AgentStatusSchema, AgentStatusPageSchema]
