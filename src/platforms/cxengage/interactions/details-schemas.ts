import Type, { type Static } from 'typebox'
import { Nullable, observed, ref, wire } from '../../../http/wire.ts'
import { SAMPLE } from './sources.ts'
import { RECORD, Text, Timestamp, Uuid, of2022 } from './value-schemas.ts'

export const DetailsAgentSchema = wire({
  resourceId: Type.String({ format: 'uuid' }),
  agentName: Type.String(),
  conversationStartTimestamp: Type.Optional(Nullable(Timestamp, { description: 'null only of vintage 2022' })),
  conversationEndTimestamp: Type.Optional(Nullable(Timestamp, { description: 'null only of vintage 2022' })),
  dispositionId: of2022(Uuid, RECORD),
  dispositionName: Nullable(Text),
  noteTitle: Nullable(Text)
}, {
  $id: 'DetailsAgent',
  ...observed('a public client reads it; an answer of get-one of November 2022'),
  description: 'One for each of agents; of vintage 2022 one for each who is among them'
})

export const DetailsSchema = wire({
  interactionId: Uuid,
  startTimestamp: Timestamp,
  endTimestamp: Nullable(Timestamp),
  channelType: Text,
  direction: Text,
  contactPoint: Text,
  customer: Text,
  contactId: Nullable(Uuid),
  csat: Nullable(Type.Integer()),
  agents: Type.Array(ref(DetailsAgentSchema))
}, { $id: 'Details', ...SAMPLE, description: 'Never compacted: null where there is nothing' })

export type DetailsAgent = Static<typeof DetailsAgentSchema>
export type Details = Static<typeof DetailsSchema>
