import Type, { type Static } from 'typebox'
import { Nullable, assumed, documented, inferred, observed, ref, wire } from '../../../http/wire.ts'

const SEARCH = documented('Interaction Content API: Search for interactions')
const GET = documented('Interaction Content API: Get specific interaction by its GUID')
const SAMPLE = observed('Interaction Content API: Get specific interaction by its GUID, example response')
const PAGES = documented('Interaction Content API: Responses, Pagination')
const OLD = observed('public clients of version 2')
const ANALYZER = inferred('Conversation Analyzer API: Get a single interaction, which has the same results')
const FORM = assumed('that there is a JSON file is documented, its form is not')

const seconds = (description: string) =>
  Type.String({ format: 'date-time', description: `${description}, in whole seconds`, ...SAMPLE })
const Milliseconds = Type.Integer({ minimum: 0 })

const HandlingAgentSchema = wire({
  id: Type.String({ description: 'The agent\'s display id', ...GET })
}, { $id: 'HandlingAgent' })

const ContentSchema = wire({
  contentKey: Type.String({ description: 'By which the content is downloaded', ...GET }),
  type: Type.String({
    description: 'callRecording, transcript, categorizationResult, sentimentSummary, chatTranscript, attachment, ' +
      'ivrAudioRecording, screenRecording. Here there are none of the others: voicemail, videoRecording',
    ...GET
  }),
  contentType: Type.String({ description: 'audio/wav, application/json, video/webm; of an attachment its own', ...GET }),
  contentLength: Type.Integer({ minimum: 0, description: 'In bytes', ...GET }),
  owningInteractionPlan: Type.Optional(wire({
    id: Type.String({ format: 'uuid', ...SAMPLE })
  }, { description: 'Of an ivrAudioRecording: the plan whose applet has recorded it', ...SAMPLE })),
  lastModified: seconds('When there is the content'),
  properties: wire({}, { description: 'Always empty here', ...SAMPLE })
}, { $id: 'Content' })

const InteractionWithContentSchema = wire({
  guid: Type.String({ format: 'uuid', ...GET }),
  start: seconds('When the interaction began'),
  connectFrom: Type.String({ description: 'The address of whoever began', ...GET }),
  connectTo: Type.String({ description: 'The address that was contacted', ...GET }),
  direction: Type.String({ description: 'inbound, outbound', ...GET }),
  handlingAgents: Type.Array(ref(HandlingAgentSchema), { ...GET }),
  content: Type.Array(ref(ContentSchema), { minItems: 1, ...GET })
}, { $id: 'InteractionWithContent' })

const items = Type.Array(ref(InteractionWithContentSchema), {
  description: 'By ascending start', ...assumed('that there is content is documented, the order is not')
})

const ContentListSchema = wire({
  items,
  meta: wire({
    nextContinuationToken: Nullable(Type.String(), { description: 'null with the last page', ...PAGES })
  }, { ...PAGES })
}, { $id: 'ContentList', ...SEARCH })

const ContentListV2Schema = wire({
  items,
  meta: wire({
    page: Type.Integer({ minimum: 1, ...OLD }),
    count: Type.Integer({ minimum: 0, description: 'Items in this answer', ...OLD }),
    pageCount: Type.Integer({ minimum: 0, ...OLD }),
    totalCount: Type.Integer({ minimum: 0, ...OLD })
  }, { ...OLD })
}, { $id: 'ContentListV2', ...OLD })

const PhraseSchema = wire({
  speaker: Type.Enum(['agent', 'customer'], { ...FORM }),
  agentId: Nullable(Type.String(), { description: 'Of an agent, their display id', ...FORM }),
  start: Type.Integer({ minimum: 0, description: 'Milliseconds from the beginning of the recording', ...FORM }),
  end: Milliseconds,
  text: Type.String({ ...FORM })
}, { $id: 'TranscriptPhrase', ...FORM })

const TranscriptSchema = wire({
  guid: Type.String({ format: 'uuid', ...FORM }),
  language: Type.String({ ...ANALYZER }),
  phrases: Type.Array(ref(PhraseSchema), { ...FORM })
}, { $id: 'Transcript', ...FORM })

const ChatMessageSchema = wire({
  speaker: Type.Enum(['agent', 'customer'], { ...FORM }),
  agentId: Nullable(Type.String(), { description: 'Of an agent, their display id', ...FORM }),
  sentAt: Type.String({ format: 'date-time', ...FORM }),
  text: Type.String({ ...FORM })
}, { $id: 'ChatMessage', ...FORM })

const ChatTranscriptSchema = wire({
  guid: Type.String({ format: 'uuid', ...FORM }),
  language: Type.String({ ...FORM }),
  messages: Type.Array(ref(ChatMessageSchema), { description: 'In the order in which they were sent', ...FORM })
}, { $id: 'ChatTranscript', ...FORM })

const CategorizationResultSchema = wire({
  categories: Type.Array(wire({
    category: Type.String({ ...ANALYZER }),
    categories: Type.Array(wire({
      name: Type.String({ ...ANALYZER }),
      matches: Type.String({ description: 'A number, as text', ...ANALYZER })
    }), { ...ANALYZER })
  }), { ...ANALYZER }),
  guid: Type.String({ format: 'uuid', ...ANALYZER }),
  language: Type.String({ ...ANALYZER }),
  status: Type.String({ description: 'processed', ...ANALYZER }),
  confidence: Type.String({ description: 'High', ...ANALYZER }),
  callTimeBreakDown: wire({
    agent: Type.Integer({ minimum: 0, description: 'Seconds', ...ANALYZER }),
    customer: Type.Integer({ minimum: 0, ...ANALYZER }),
    silence: Type.Integer({ minimum: 0, ...ANALYZER }),
    crossTalk: Type.Integer({ minimum: 0, ...ANALYZER })
  }, { ...ANALYZER })
}, { $id: 'CategorizationResult', ...ANALYZER })

const percent = Type.Integer({ minimum: 0, maximum: 100, ...ANALYZER })
const score = Type.Number({ minimum: -1, maximum: 1, ...ANALYZER })

const SentimentSummarySchema = wire({
  overallSentiment: score,
  categories: wire({
    veryNegative: percent, negative: percent, neutral: percent, positive: percent, veryPositive: percent
  }, { description: 'Percent of what is said', ...ANALYZER }),
  distributionOverTime: Type.Array(wire({
    score,
    span: wire({ start: percent, end: percent }, { description: 'Percent; the end is excluded', ...ANALYZER })
  }), { minItems: 10, maxItems: 10, description: 'A tenth of the recording each', ...ANALYZER })
}, { $id: 'SentimentSummary', ...ANALYZER })

const BATCH = documented('Interaction Content API: Delete up to 1000 interactions')

export const DeletionFailuresSchema = wire({
  failures: Type.Array(wire({
    guid: Type.String({ ...BATCH }),
    message: Type.String({ ...BATCH }),
    statusCode: Type.Integer({ ...BATCH })
  }), {
    description: 'What was not deleted; here what is no guid, with the error that its own path has',
    ...assumed('documented is one of 403, of another account\'s; here nobody has that one')
  })
}, { $id: 'DeletionFailures', ...BATCH })

const DeletedSchema = wire({}, {
  $id: 'Deleted', ...documented('Interaction Content API: Delete specific interaction and its content by its GUID')
})

export type InteractionWithContent = Static<typeof InteractionWithContentSchema>
export type Transcript = Static<typeof TranscriptSchema>
export type ChatTranscript = Static<typeof ChatTranscriptSchema>
export type CategorizationResult = Static<typeof CategorizationResultSchema>
export type SentimentSummary = Static<typeof SentimentSummarySchema>

export const contentSchemas = [
  HandlingAgentSchema, ContentSchema, InteractionWithContentSchema, ContentListSchema, ContentListV2Schema,
  PhraseSchema, TranscriptSchema, ChatMessageSchema, ChatTranscriptSchema, CategorizationResultSchema,
  SentimentSummarySchema, DeletionFailuresSchema, DeletedSchema
]
