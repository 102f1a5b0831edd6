import Type, { type Static, type TSchema } from 'typebox'
import { Nullable, assumed, observed, ref, wire } from '../../../http/wire.ts'

const SDK = observed('the vendor\'s JavaScript SDK and its lambdas')
const CONSOLE = observed('the vendor\'s console')

const may = <Schema extends TSchema>(schema: Schema, evidence: object) =>
  Type.Optional({ ...schema, ...evidence } as Schema) // the same, with evidence

const Kind = Type.String({ description: 'audio-recording, messaging-transcript or email', ...SDK })
const Timestamp =
  Type.String({
    format: 'date-time',
    description: 'Assumed: when an e-mail was received or sent; else when the interaction\'s record was processed',
    ...SDK
  })

const LAMBDAS = observed('the vendor\'s lambdas for messages')
const SubType = Type.Enum(['web', 'whatsapp', 'facebook'], { description: 'Of a messaging transcript', ...LAMBDAS })

export const ArtifactSummarySchema = wire({
  artifactId: Type.String({ format: 'uuid', ...SDK }),
  artifactType: Kind,
  artifactSubType: Type.Optional(SubType),
  fileCount: Type.Integer({ ...SDK }),
  created: Timestamp,
  updated: Timestamp
}, { $id: 'ArtifactSummary' })

export const ParticipantSchema = wire({
  participantType: Type.String({ ...CONSOLE }),
  agentName: Type.String({ ...CONSOLE }),
  extension: Type.String({ ...CONSOLE }),
  name: Type.String({ ...CONSOLE })
}, { $id: 'Participant' })

export const ArtifactFileSchema = wire({
  artifactFileId: Type.String({ format: 'uuid', ...SDK }),
  url: Type.String({
    description: 'Of the host that was asked, or that a proxy says was asked. ' +
      'It opens the file without credentials, to the end of the hour that follows',
    ...SDK
  }),
  filename: Type.String({ ...SDK }),
  contentType: Type.String({ ...SDK }),
  metadata: may(wire({ transcript: Type.Literal(true) }), SDK),
  duration: may(
    Type.Integer({ description: 'Seconds from the first to the last word with an agent; the file is as long' }),
    CONSOLE
  ),
  name: may(Type.String(), CONSOLE),
  participantAdditionalInfo: Type.Optional(ref(ParticipantSchema)),
  engageRecorder: may(Type.Literal(false), CONSOLE)
}, { $id: 'ArtifactFile', description: 'Assumed: what a recording has besides belongs to its file' })

export const ArtifactSchema = wire({
  artifactId: Type.String({ format: 'uuid', ...SDK }),
  artifactType: Kind,
  artifactSubType: Nullable(SubType, { description: 'null where there is none', ...LAMBDAS }),
  manifestId: Type.String({
    format: 'uuid', description: 'Of an e-mail the file manifest.json; else it names no file', ...SDK
  }),
  created: Timestamp,
  updated: Timestamp,
  files: Type.Array(ref(ArtifactFileSchema), { ...SDK })
}, { $id: 'Artifact' })

export const ArtifactListSchema = wire({
  results: Type.Array(ref(ArtifactSummarySchema), { description: 'Empty when there are none', ...SDK })
}, { $id: 'ArtifactList' })

const FileRef = Type.Optional(wire({ artifactFileId: Type.String({ format: 'uuid' }) }))
const Addresses = Type.Array(wire({ name: Type.String(), address: Type.String() }))

export const MailManifestSchema = wire({
  attachments: Type.Array(wire({
    filename: Type.String(),
    headers: Type.Array(wire({ contentType: Type.String() })),
    artifactFileId: Type.String({ format: 'uuid' })
  })),
  cc: Addresses,
  bcc: Addresses,
  headers: Type.Array(Type.Unknown()),
  body: wire({ html: FileRef, plain: FileRef }),
  subject: Type.String(),
  from: Addresses,
  to: Addresses
}, { $id: 'MailManifest', ...SDK, description: 'What manifest.json of an e-mail says' })

const OLDER = assumed('the console\'s mocks have the path; the fields are guessed')

export const RecordingSchema = wire({
  id: Type.String({ format: 'uuid' }),
  interactionId: Type.String({ format: 'uuid' }),
  url: Type.String(),
  duration: Type.Integer(),
  created: Type.String({ format: 'date-time' })
}, { $id: 'Recording', ...OLDER })

export const artifactSchemas = [
  ArtifactSummarySchema, MailManifestSchema, ParticipantSchema, ArtifactFileSchema, ArtifactSchema, ArtifactListSchema,
  RecordingSchema,
  wire({ result: Type.Array(ref(RecordingSchema)) }, { $id: 'RecordingList', ...OLDER }),
  wire({ result: ref(RecordingSchema) }, { $id: 'RecordingResult', ...OLDER })
]

export type ArtifactSummary = Static<typeof ArtifactSummarySchema>
export type ArtifactFile = Static<typeof ArtifactFileSchema>
export type ArtifactDocument = Static<typeof ArtifactSchema>
export type Recording = Static<typeof RecordingSchema>
