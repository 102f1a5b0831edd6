import Type, { type Static } from 'typebox'
import { Nullable, assumed, documented, ref, wire } from '../../../http/wire.ts'
import { CapacitySchema } from '../realtime/schemas.ts'

const SAMPLE = documented('Getting Agent States: sample response')
const INTERVALS = assumed('as in the answers of wfm/intervals')
const REST = assumed('the sample breaks off; by the order of its keys they may follow')

export const AgentStateSchema = wire({
  platformAgentId: Type.Integer({ ...SAMPLE }),
  eventType: Type.Enum(['agent-not-ready', 'agent-ready', 'agent-busy', 'agent-logged-out'],
    { description: 'Assumed but for the first', ...SAMPLE }),
  loginTimestamp: Type.String({ format: 'date-time', ...SAMPLE }),
  nextEventId: Nullable(Type.String({ format: 'uuid' }), {
    description: 'Of version 1, with the time of the event; null where none is known yet in the session',
    ...SAMPLE
  }),
  agentName: Type.String({ ...SAMPLE }),
  sessionId: Type.String({ format: 'uuid', description: 'As in the interactions', ...SAMPLE }),
  capacity: Type.Array(ref(CapacitySchema), { ...SAMPLE }),
  transfers: Type.Array(wire({ interactionId: Type.String(), toAgentId: Type.String() }),
    { description: 'Interactions that they have just handed over', ...SAMPLE }),
  startTimestamp: Type.String({ format: 'date-time', ...REST }),
  tenantAgentId: Type.Integer({ ...REST })
}, { $id: 'AgentState', description: 'A change of what an agent is doing' })

export const AgentStatePageSchema = wire({
  tenantId: Type.String({ format: 'uuid', ...INTERVALS }),
  start: Type.String({ format: 'date-time', ...INTERVALS }),
  end: Type.String({ format: 'date-time', ...INTERVALS }),
  limit: Type.Integer({ ...INTERVALS }),
  offset: Type.Integer({ ...INTERVALS }),
  total: Type.Integer({ ...INTERVALS }),
  results: Type.Array(ref(AgentStateSchema), { description: 'By their instants', ...SAMPLE })
}, { $id: 'AgentStatePage' })

export const rtaSchemas = [AgentStateSchema, AgentStatePageSchema]

export type AgentState = Static<typeof AgentStateSchema>
