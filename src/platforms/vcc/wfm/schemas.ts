import Type, { type Static } from 'typebox'
import { Nullable, assumed, documented, inferred, wire } from '../../../http/wire.ts'
import { pageSchema } from '../page.ts'

const STATES = documented('Insights Stats API: Get WFM agent states')
const OVERVIEW = documented('Insights Stats API: WFM overview')
/** What an item tells is described; its keys are not, and are those of queue times. */
const KEYS = assumed('named as in queue times')
const HANDLING = inferred('a sum of connected and of wrap time is described; its name is not')

const Milliseconds = Type.Integer({ minimum: 0 })

export const WfmAgentStateSchema = wire({
  agentId: Type.String({ description: 'The agent\'s display id', ...STATES }),
  start: Type.String({ format: 'date-time', ...STATES }),
  duration: Nullable(Milliseconds, { description: 'null while it lasts', ...STATES }),
  state: Type.String({
    description:
      'Ready, ReadyRFO (offered nothing), Away, ExtendedAway, LoggedOut without work; Busy, Wrap, Unexpected with it',
    ...OVERVIEW
  }),
  description: Type.String({ description: 'The name of the presence; Live or Non-Live of work', ...STATES })
}, { $id: 'WfmAgentState' })

export const QueueActivitySchema = wire({
  start: Type.String({ format: 'date-time', description: 'Entry into the queue', ...KEYS }),
  interactionGuid: Type.String({ format: 'uuid', ...KEYS }),
  medium: Type.String({ description: 'Phone, Email', ...KEYS }),
  mediumManager: Type.String({ ...KEYS }),
  interactionPlan: Type.String({ ...KEYS }),
  queue: Type.String({ ...KEYS }),
  type: Type.Enum(['ACD', 'Virtual'], { ...KEYS }),
  duration: Nullable(Milliseconds, { description: 'In the queue; null while there', ...KEYS }),
  reason: Nullable(Type.String(),
    { description: 'Why it was left: Delivered, Abandoned, NoAgentsBreakout; null while there', ...KEYS }),
  connectedDuration: Nullable(Milliseconds,
    { description: 'Of the agent who answered; null until it is over, and without one', ...HANDLING }),
  wrapDuration: Nullable(Milliseconds,
    { description: 'Of the agent who answered; null until it is over, and without one', ...HANDLING })
}, { $id: 'QueueActivity' })

export const WfmAgentStatePageSchema =
  pageSchema(WfmAgentStateSchema, 'WfmAgentStatePage', 'By start, then by agentId', STATES)
export const QueueActivityPageSchema =
  pageSchema(QueueActivitySchema, 'QueueActivityPage', 'By entry, then by the queue\'s name', KEYS)

export type WfmAgentState = Static<typeof WfmAgentStateSchema>
export type QueueActivity = Static<typeof QueueActivitySchema>

export const wfmSchemas = [WfmAgentStateSchema, QueueActivitySchema, WfmAgentStatePageSchema, QueueActivityPageSchema]
