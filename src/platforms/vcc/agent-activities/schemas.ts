import Type, { type Static } from 'typebox'
import { Nullable, assumed, documented, observed, ref, wire } from '../../../http/wire.ts'
import { pageSchema } from '../page.ts'

const LIST = documented('Insights Stats API: Get agent activities')
const OVERVIEW = documented('Insights Stats API: Agent Activities')
const SAMPLE = observed('Insights Stats API: Get agent activities, example response')
const OLD = observed('Insights Stats API: appendices, example responses of version 2')

const ORDER = 'By start, then by agentId, then by type: Presence, Workload, Interaction'

const Milliseconds = Type.Integer({ minimum: 0 })

export const WorkloadSchema = wire({
  calls: Type.Integer({ minimum: 0, ...SAMPLE }),
  semiLive: Type.Integer({ minimum: 0, ...SAMPLE }),
  nonLive: Type.Integer({ minimum: 0, ...SAMPLE })
}, { $id: 'Workload' })

const SubjectSchema = wire({
  guid: Type.String({ format: 'uuid', ...SAMPLE }),
  medium: Type.String({ description: 'Phone, Email', ...SAMPLE }),
  mediumManager: Type.String({ ...SAMPLE }),
  direction: Type.String({ description: 'Inbound, Outbound, Internal', ...SAMPLE })
}, { $id: 'ActivityInteraction' })

const ActivityChannelSchema = wire({ guid: Type.String({ format: 'uuid', ...SAMPLE }) }, { $id: 'ActivityChannel' })

/** What both versions have. */
const common = {
  agentId: Type.String({ description: 'The agent\'s display id', ...SAMPLE }),
  type: Type.Enum(['Presence', 'Workload', 'Interaction'], { ...LIST }),
  category: Nullable(Type.Enum([
    'Ready', 'Away', 'ExtendedAway', 'LoggedOut', 'Ringing', 'Connected', 'Wrap', 'Unexpected', 'Failed'
  ]),
  {
    description: 'Of a presence or an interaction. A break is Away, lunch ExtendedAway; a missed offer is Unexpected',
    ...LIST
  }),
  name: Nullable(Type.String(), { description: 'Of a presence, as people see it', ...SAMPLE })
}
const start = Type.String({ format: 'date-time', ...SAMPLE })
const duration = Nullable(Milliseconds, { description: 'null while it lasts', ...LIST })
const reason = Nullable(Type.String(), {
  description: 'Of Unexpected: NoAnswer, CallRejected', ...assumed('outcomes of calls in a neighbouring vocabulary')
})
const workload = Nullable(ref(WorkloadSchema), { description: 'Of Workload', ...SAMPLE })

export const AgentActivitySchema = wire({
  ...common,
  eligibleForRouting: Nullable(Type.Boolean(), {
    description: 'Of a presence: Ready, but for Ready (Offline); also of who is on a call', ...SAMPLE
  }),
  start,
  status: Nullable(Type.Enum(['Ongoing', 'Completed', 'InternalError']), {
    description: 'Of an interaction: whether the agent is still in that state, or post-processing has failed',
    ...LIST
  }),
  duration,
  reason,
  interaction: Nullable(ref(SubjectSchema), { ...SAMPLE }),
  channel: Nullable(ref(ActivityChannelSchema), { description: 'null where an offer was missed', ...SAMPLE }),
  workload
}, { $id: 'AgentActivity' })

const SubjectV2Schema = wire({
  guid: Type.String({ format: 'uuid', ...OLD }),
  type: Type.String({ description: 'Call; otherwise the medium, which is assumed', ...OLD }),
  direction: Type.String({ ...OLD })
}, { $id: 'ActivityInteractionV2' })

export const AgentActivityV2Schema = wire({
  ...common, start, duration, reason, interaction: Nullable(ref(SubjectV2Schema), { ...OLD }), workload
}, { $id: 'AgentActivityV2', description: 'What version 2 has', ...OLD })

export const AgentActivityPageSchema = pageSchema(AgentActivitySchema, 'AgentActivityPage', ORDER, OVERVIEW)
export const AgentActivityPageV2Schema = pageSchema(AgentActivityV2Schema, 'AgentActivityPageV2', ORDER, OVERVIEW)

export type AgentActivity = Static<typeof AgentActivitySchema>
export type AgentActivityV2 = Static<typeof AgentActivityV2Schema>

export const agentActivitySchemas = [
  WorkloadSchema, SubjectSchema, ActivityChannelSchema, AgentActivitySchema, SubjectV2Schema, AgentActivityV2Schema,
  AgentActivityPageSchema, AgentActivityPageV2Schema
]
