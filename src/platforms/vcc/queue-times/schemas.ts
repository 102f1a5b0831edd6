import Type, { type Static } from 'typebox'
import { Nullable, assumed, documented, observed, ref, wire } from '../../../http/wire.ts'
import { pageSchema } from '../page.ts'

const SAMPLE = observed('Insights Stats API: Get queue times, example response')
const UNFINISHED = assumed('null while the customer is in the queue')

const TargetsSchema = wire({ targetTimeToAnswer: Type.Integer({ minimum: 0, description: 'Milliseconds', ...SAMPLE }) },
  { $id: 'QueueTargets' })

const QueuePartySchema = wire({ role: Type.Enum(['External', 'Agent'], { ...SAMPLE }) }, { $id: 'QueueParty' })

export const QueueTimeSchema = wire({
  start: Type.String({ format: 'date-time', description: 'Entry into the queue', ...SAMPLE }),
  interactionGuid: Type.String({ format: 'uuid', ...SAMPLE }),
  medium: Type.String({ description: 'Phone, Email', ...SAMPLE }),
  mediumManager: Type.String({ ...SAMPLE }),
  interactionPlan: Type.String({ description: 'The address that was contacted', ...SAMPLE }),
  queue: Type.String({ description: 'Its name', ...SAMPLE }),
  type: Type.Enum(['ACD', 'Virtual'],
    { description: 'No scenario has virtual queues', ...documented('Insights Stats API: Get queue times') }),
  presentedSkills: Type.Array(Type.String(), { ...SAMPLE }),
  category: Nullable(Type.Enum(['Answered', 'Abandoned', 'Breakout']),
    { description: 'null while in the queue', ...SAMPLE }),
  reason: Nullable(Type.String(),
    { description: 'Delivered, NoAgentsBreakout; null where a caller gave up, or is in the queue', ...SAMPLE }),
  duration: Nullable(Type.Integer({ minimum: 0 }), { description: 'Milliseconds in the queue', ...UNFINISHED }),
  targets: Nullable(ref(TargetsSchema), { description: 'No scenario has targets', ...SAMPLE }),
  party: ref(QueuePartySchema)
}, { $id: 'QueueTime' })

export const QueueTimePageSchema = pageSchema(QueueTimeSchema, 'QueueTimePage', 'By entry, then by the queue\'s name',
  documented('Insights Stats API: Get queue times'))

export type QueueTime = Static<typeof QueueTimeSchema>

export const queueTimeSchemas = [TargetsSchema, QueuePartySchema, QueueTimeSchema, QueueTimePageSchema]
