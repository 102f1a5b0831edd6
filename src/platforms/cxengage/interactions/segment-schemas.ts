import Type, { type Static } from 'typebox'
import { wire } from '../../../http/wire.ts'
import { DICTIONARY, NULLS, SAMPLE } from './sources.ts'
import { Flag, Nothing, RECORD, Seconds, Text, Timestamp, Uuid, may, of2022 } from './value-schemas.ts'

export const SegmentSchema = wire({
  segmentNumber: Type.Integer({ minimum: 0, ...DICTIONARY }),
  interactionSegmentId: Type.String({ format: 'uuid', ...SAMPLE }),
  segmentStartType: Type.Enum(['interaction', 'transfer', 'add-participant'], { ...DICTIONARY }),
  startTimestamp: Type.String({ format: 'date-time', ...SAMPLE }),
  endTimestamp: may(Timestamp, SAMPLE),
  segmentEndType: may(Type.Enum(['success', 'customer-disconnect', 'interaction-end', 'cancelled']), DICTIONARY),
  segmentTime: may(Seconds, SAMPLE),
  segmentCancelled: may(Flag, SAMPLE),
  segmentCancelTime: may(Seconds, SAMPLE),
  segmentToAgentId: may(Uuid, SAMPLE),
  agentId: may(Uuid, SAMPLE),
  interactionAgentId: may(Uuid, SAMPLE),
  transfer: may(Flag, SAMPLE),
  transferTime: may(Seconds, SAMPLE),
  addParticipant: may(Flag, NULLS),
  addParticipantTime: may(Seconds, NULLS),
  addParticipantHandedOff: may(Flag, NULLS),
  segmentConsultTime: may(Seconds, NULLS),
  segmentThirdParty: may(Text, NULLS),
  segmentExtensionType: may(Text, NULLS),
  segmentExtensionValue: may(Text, NULLS),
  tenantId: of2022(Uuid, RECORD),
  interactionId: of2022(Uuid, RECORD),
  segmentThirdPartyTime: of2022(Nothing, RECORD)
}, { $id: 'Segment', description: 'A leg of the interaction that is tied to one agent and queue' })

export type Segment = Static<typeof SegmentSchema>
