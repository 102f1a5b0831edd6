import Type, { type Static } from 'typebox'
import { wire } from '../../../http/wire.ts'
import { SAMPLE } from './sources.ts'
import { AFTER_RECORD, Flag, Nothing, RECORD, Seconds, Text, Timestamp, Uuid, may, of2022 } from './value-schemas.ts'

export const InteractionQueueSchema = wire({
  queueId: Type.String({ format: 'uuid', ...SAMPLE }),
  queueName: Type.String({ ...SAMPLE }),
  queueType: Type.Literal('queue', { ...SAMPLE }),
  interactionQueueId: Type.String({ format: 'uuid', ...SAMPLE }),
  interactionSegmentId: Type.String({ format: 'uuid', ...SAMPLE }),
  platformQueueId: Type.Integer({ ...SAMPLE }),
  queueEntryType: Type.Enum(['ivr', 'transfer'], { ...SAMPLE }),
  queueEntryLength: Type.Integer({ minimum: 1, ...SAMPLE }),
  queueExitType: may(Type.Enum(['success', 'abandon']), SAMPLE),
  startTimestamp: Type.String({ format: 'date-time', ...SAMPLE }),
  endTimestamp: may(Timestamp, SAMPLE),
  queueTime: may(Seconds, SAMPLE),
  agentId: may(Uuid, SAMPLE),
  queueAbandoned: may(Flag, SAMPLE),
  slaAbandoned: may(Flag, SAMPLE),
  queueAbandonTime: may(Seconds, SAMPLE),
  slaTime: may(Seconds, SAMPLE),
  timeToAnswer: may(Seconds, SAMPLE),
  tenantId: of2022(Uuid, RECORD),
  interactionId: of2022(Uuid, RECORD),
  queueExitLength: of2022(Type.Integer({ minimum: 0, description: 'Who is in the queue after it' }), RECORD),
  rootQueue: of2022(Type.Literal(true, { description: 'Not of a queue after a transfer' }), RECORD),
  slaId: of2022(Uuid, RECORD),
  slaVersionId: of2022(Uuid, RECORD),
  slaVersionName: of2022(Text, RECORD),
  slaThreshold: of2022(Type.Number({ description: 'Seconds' }), RECORD),
  slaAbandonThreshold: of2022(Type.Number({ description: 'Seconds' }), RECORD),
  slaAbandonType: of2022(Type.String({ description: 'ignore-abandons: short ones do not count' }), RECORD),
  slaShortAbandoned: of2022(Type.Literal(true, { description: 'Within slaAbandonThreshold' }), AFTER_RECORD),
  slaAbandonedInSla: of2022(Type.Literal(true, { description: 'Within slaThreshold' }), AFTER_RECORD),
  queueCancelTime: of2022(Nothing, RECORD),
  queueCallbackRequested: of2022(Nothing, RECORD),
  queueCallbackAnswered: of2022(Nothing, RECORD),
  queueCallbackUnanswered: of2022(Nothing, RECORD),
  queueCallbackTime: of2022(Nothing, RECORD)
}, { $id: 'InteractionQueue', description: 'From entering a queue until an agent accepts or the customer gives up' })

export type InteractionQueue = Static<typeof InteractionQueueSchema>
