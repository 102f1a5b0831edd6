import Type, { type Static } from 'typebox'
import { assumed, observed, ref, wire } from '../../../http/wire.ts'

const LAMBDAS = observed('the vendor\'s lambdas for messages')
const may = (schema: ReturnType<typeof Type.String>) => Type.Optional(schema)

export const MetadataSchema = wire({
  source: may(Type.String({ description: 'web, whatsapp, facebook or sms', ...LAMBDAS })),
  appId: may(Type.String({ ...LAMBDAS })),
  userId: may(Type.String({ description: 'The customer\'s; in transcripts the author of their messages', ...LAMBDAS })),
  customer: Type.String({ ...LAMBDAS }),
  smoochIntegrationId: may(Type.String({ ...LAMBDAS })),
  artifactId: may(Type.String({ format: 'uuid', description: 'Of the transcript, once there is one', ...LAMBDAS })),
  participants: Type.Array(wire({ resourceId: Type.String({ format: 'uuid' }) }), {
    description: 'The agents who are in the conversation; what they have besides is not known', ...LAMBDAS
  }),
  firstCustomerMessageTimestamp: Type.Optional(Type.Integer({ description: 'Seconds since 1970', ...LAMBDAS })),
  latestMessageSentBy: may(Type.String({ description: 'customer or agent', ...LAMBDAS }))
}, {
  $id: 'Metadata',
  additionalProperties: true,
  description: 'Observed of messages; assumed: of other channels the flow knows the customer alone. What was written ' +
    'stands in the place of what is here, and beside it'
})

export const ConversationMessageSchema = wire({
  id: Type.String(),
  text: Type.String(),
  quotedMessage: wire({}, { description: 'Nothing is quoted' }),
  type: Type.Enum(['customer', 'agent']),
  from: Type.String(),
  file: wire({}, { description: 'Nothing is attached' }),
  contentType: Type.String(),
  resourceId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
  timestamp: Type.Integer({ description: 'Milliseconds since 1970' })
}, { $id: 'ConversationMessage', ...LAMBDAS })

export const messageSchemas = [
  MetadataSchema, ConversationMessageSchema,
  wire({
    messages: Type.Array(ref(ConversationMessageSchema), { ...LAMBDAS }),
    interactionId: Type.String({ format: 'uuid', ...LAMBDAS })
  }, { $id: 'Conversation' }),
  wire({
    result: Type.Array(Type.Object({}), {
      description: 'As the file of a transcript', ...assumed('the SDK keeps what it gets; a transcript is made of it')
    })
  }, { $id: 'MessageHistory' })
]

export type Metadata = Static<typeof MetadataSchema>
export type ConversationMessage = Static<typeof ConversationMessageSchema>
