import Type, { type Static, type TSchema } from 'typebox'
import { Nullable, documented, inferred, ref, wire } from '../../../http/wire.ts'

const PAGE = documented('Get Last N Interactions for a Contact')

const orNull = <Schema extends TSchema>(schema: Schema) => Nullable(schema, { ...PAGE })

export const HistoryRowSchema = wire({
  directionName: Type.Enum(['Inbound', 'Outbound', 'Agent Initiated'], { ...PAGE }),
  directionType: Type.Enum(['inbound', 'outbound', 'agent-initiated'], { ...PAGE }),
  channelName: Type.String({ description: 'Assumed but for Voice', ...PAGE }),
  channelType: Type.Enum(['voice', 'sms', 'email', 'messaging', 'work-item'], { ...PAGE }),
  startTimestamp: Type.String({ format: 'date-time', ...PAGE }),
  endTimestamp: orNull(Type.String({ format: 'date-time' })),
  interactionId: Type.String({ format: 'uuid', ...PAGE }),
  customer: Type.String({ ...PAGE }),
  note: Type.Integer({ minimum: 0, maximum: 1, description: '1 when there is a note', ...PAGE }),
  recording: Nullable(Type.Union([Type.String(), Type.Literal(true, {
    'x-vintage': '2022', ...inferred('as audioRecording')
  })]), { ...PAGE }),
  transcript: orNull(Type.String()),
  csat: orNull(Type.Integer()),
  lastAgentId: orNull(Type.String({ format: 'uuid' })),
  lastAgentName: orNull(Type.String()),
  lastQueueId: orNull(Type.String({ format: 'uuid' })),
  lastQueueName: orNull(Type.String()),
  lastDispositionId: orNull(Type.String({ format: 'uuid' })),
  lastDispositionName: orNull(Type.String())
}, { $id: 'HistoryRow' })

export const HistoryPageSchema = wire({
  page: Nullable(Type.Integer(), { description: 'As requested, null when it was not', ...PAGE }),
  limit: Type.Integer({ ...PAGE }),
  offset: Type.Integer({ ...PAGE }),
  total: Type.Integer({ ...PAGE }),
  results: Type.Array(ref(HistoryRowSchema), { description: 'Empty when there are none', ...PAGE })
}, { $id: 'HistoryPage' })

export const contactSchemas = [HistoryRowSchema, HistoryPageSchema]

export type HistoryRow = Static<typeof HistoryRowSchema>
