import Type, { type TSchema } from 'typebox'
import type { ActionName } from '../../actions/catalog.ts'
import { KINDS } from '../../spaces/entry.ts'
import { MOST_ENTRIES, USUAL_ENTRIES } from '../../spaces/read-log-query.ts'
import { ref, wire } from '../../http/wire.ts'
import { CaseReportSchema, ClockSchema, MoveSchema } from '../schemas.ts'
import {
  AddedAllSchema, AddedSchema, AdditionsSchema, AmendmentsSchema, CredentialInputSchema, EventsSchema,
  ExportSchema, LogSchema, OpenedSpaceSchema, OpeningSchema, SnapshotSchema, SpaceSchema, ToldSchema
} from './schemas.ts'

/** What an action takes and answers, for the contract. */
export interface Shape {
  input?: TSchema
  /** Undefined where there is nothing to say. */
  output?: TSchema
  /** Of the answer. */
  description: string
  refusals: readonly (400 | 404 | 409)[]
}

const aboutSpace = { output: SpaceSchema, description: 'The space' }

export const SHAPES: Readonly<Record<ActionName, Shape>> = {
  listSpaces: {
    output: wire({ spaces: Type.Array(ref(SpaceSchema)) }), description: 'Home spaces first', refusals: []
  },
  openSpace: {
    input: ref(OpeningSchema), output: OpenedSpaceSchema, description: 'The space', refusals: [400, 409]
  },
  getSpace: { ...aboutSpace, refusals: [404] },
  closeSpace: { description: 'It is closed', refusals: [404, 409] },
  resetSpace: { ...aboutSpace, refusals: [404] },
  moveClockOfSpace: { ...aboutSpace, input: ref(MoveSchema), refusals: [400, 404] },
  listAdded: {
    output: wire({ interactions: Type.Array(ref(AddedSchema)) }), description: 'In their order', refusals: [404]
  },
  addInteractions: {
    input: ref(AdditionsSchema), output: AddedAllSchema, description: 'What came of it', refusals: [400, 404, 409]
  },
  tellEvents: {
    input: ref(EventsSchema), output: ToldSchema, description: 'What became of interactions', refusals: [400, 404, 409]
  },
  amendRecords: {
    input: ref(AmendmentsSchema), output: ToldSchema, description: 'What became of interactions', refusals: [400, 404, 409]
  },
  listSnapshots: {
    output: wire({ snapshots: Type.Array(Type.String()) }), description: 'In their order', refusals: [404]
  },
  takeSnapshot: { ...aboutSpace, input: ref(SnapshotSchema), refusals: [400, 404, 409] },
  restoreSnapshot: { ...aboutSpace, refusals: [404] },
  dropSnapshot: { ...aboutSpace, refusals: [404] },
  addCredential: { ...aboutSpace, input: ref(CredentialInputSchema), refusals: [400, 404] },
  dropCredential: { ...aboutSpace, refusals: [404] },
  revokeTokens: { ...aboutSpace, refusals: [404] },
  getClock: { output: ClockSchema, description: 'What it shows', refusals: [] },
  moveClock: { input: ref(MoveSchema), output: ClockSchema, description: 'What it shows', refusals: [400] },
  reset: {
    input: Type.Optional(wire({ all: Type.Optional(Type.Boolean({ default: false })) })),
    output: ClockSchema,
    description: 'What the clock shows',
    refusals: [400]
  },
  listCases: {
    output: wire({ cases: Type.Array(ref(CaseReportSchema)) }), description: 'All of them', refusals: []
  },
  getCase: { output: CaseReportSchema, description: 'Its last occurrence', refusals: [404] },
  getExport: {
    input: wire({ space: Type.Optional(Type.String({ description: 'Only what was told to this one' })) }),
    output: ExportSchema,
    description: 'The file',
    refusals: [404]
  },
  getLog: {
    input: wire({
      space: Type.Optional(Type.String({ description: 'Of one space' })),
      kind: Type.Optional(Type.Enum([...KINDS])),
      after: Type.Optional(Type.Integer({ minimum: 0, default: 0, description: 'Entries after this position' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_ENTRIES, default: USUAL_ENTRIES }))
    }),
    output: LogSchema,
    description: 'A page of it',
    refusals: [400]
  }
}
