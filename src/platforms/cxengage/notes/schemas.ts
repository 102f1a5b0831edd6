import Type, { type Static } from 'typebox'
import { assumed, observed, ref, wire } from '../../../http/wire.ts'

const SDK = observed('the vendor\'s JavaScript SDK and desktop')
const LIKELY = assumed('what a note has in the vendor\'s desktop')

export const NoteSchema = wire({
  noteId: Type.String({ format: 'uuid', ...SDK }),
  interactionId: Type.String({ format: 'uuid', ...LIKELY }),
  title: Type.String({ ...SDK }),
  body: Type.Optional(Type.String({ description: 'Assumed: not in a list without its contents', ...SDK })),
  resourceId: Type.String({ format: 'uuid', description: 'The agent who wrote it', ...SDK }),
  created: Type.String({ format: 'date-time', ...LIKELY })
}, { $id: 'Note' })

export const noteSchemas = [
  NoteSchema,
  wire({ results: Type.Array(ref(NoteSchema), { ...SDK }) }, { $id: 'NoteList' }),
  wire({ result: ref(NoteSchema) }, { $id: 'NoteResult' }),
  wire({ result: wire({ noteId: Type.String({ format: 'uuid', ...SDK }) }, { ...SDK }) }, { $id: 'NoteWritten' }),
  wire({}, { $id: 'Done', ...assumed('the SDK\'s tests have an empty object; nobody reads it') })
]

export type Note = Static<typeof NoteSchema>
