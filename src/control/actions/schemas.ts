import Type from 'typebox'
import { CaseSchema } from '../../world/cases/case.ts'
import { AmendmentSchema, MOST_AMENDMENTS } from '../../spaces/read-amendments.ts'
import { MOST_EVENTS } from '../../spaces/read-events.ts'
import { MOST_AT_ONCE } from '../../spaces/read-cases.ts'
import { Nullable, ref, wire } from '../../http/wire.ts'
import { ClockSchema, FiguresSchema, Found, MoveSchema } from '../schemas.ts'

/** What spaces take and answer. */

const Text = Type.String()
const Count = Type.Integer({ minimum: 0 })
const Instant = Type.String({ format: 'date-time' })
const Grants = Type.Array(Text, { description: 'Permissions or scopes of the platform; `*` for all' })

export const ProblemSchema = wire({
  message: Type.String({ description: 'For people: about the first of the problems' }),
  problems: Type.Optional(Type.Array(wire({
    pointer: Type.String({ description: 'A JSON pointer into what was sent; empty for all of it' }),
    expected: Text,
    given: Type.Optional(Text)
  })))
}, { $id: 'Problem' })

const { start: _start, at: _at, name: _name, ...caseKeys } = CaseSchema.properties

export const AdditionSchema = Type.Object({
  name: Type.Optional(Type.String({ minLength: 1 })),
  start: Type.Optional(Type.String({ default: 'now', description: '`now`, or an ISO 8601 instant, at any hour' })),
  compete: Type.Optional(Type.Boolean({
    default: false,
    description: 'It takes part in the day: it waits in line and keeps the tenant\'s agents busy, and what follows may ' +
      'change. Otherwise guests serve it, and nothing else changes'
  })),
  ...Object.fromEntries(Object.entries(caseKeys).map(([key, schema]) => [key, Type.Optional(schema)]))
}, { additionalProperties: false, $id: 'Addition', description: 'A case as scenarios have them' })

export const AdditionsSchema = Type.Union(
  [ref(AdditionSchema), Type.Array(ref(AdditionSchema), { minItems: 1, maxItems: MOST_AT_ONCE })],
  { $id: 'Additions' })

const interactions = Type.Array(wire({ found: Found, expected: ref(FiguresSchema) }),
  { description: 'The interaction, and those that follow in the same conversation' })

export const AddedSchema = wire({
  number: Type.Integer({ description: 'Which it is of all that were added to the space, from 0' }),
  name: Text,
  start: Instant,
  compete: Type.Boolean(),
  status: Type.Enum(['absent', 'changing', 'final']),
  interactions
}, { $id: 'Added' })

const told = {
  changed: wire({
    count: Count,
    interactions: Type.Array(
      wire({ found: Found, before: Nullable(ref(FiguresSchema)), after: Nullable(ref(FiguresSchema)) }),
      { description: 'The first ones' })
  }, { description: 'What became of interactions that nobody has added just now' }),
  position: Type.Integer({ description: 'In the log' })
}

export const AddedAllSchema = wire({ added: Type.Array(ref(AddedSchema)), ...told }, { $id: 'AddedAll' })

export const ToldSchema = wire(told, { $id: 'Told' })

const at = Type.Optional(Type.String({ default: 'now', description: '`now`, or an ISO 8601 instant' }))
const interaction = Type.String({ description: 'Its id on any platform' })
const agent = Type.String({ description: 'By name or id' })
const until = Type.String({ description: 'An ISO 8601 instant of the same business day' })

export const EventSchema = Type.Union([
  wire({ type: Type.Enum(['hangUp', 'transfer', 'warmTransfer']), interaction, at }),
  wire({ type: Type.Literal('hold'), interaction, seconds: Type.Number({ minimum: 1, maximum: 14_400 }), at }),
  wire({ type: Type.Literal('agentAway'), agent, until, reason: Type.Optional(Text), at }),
  wire({ type: Type.Literal('agentBack'), agent, at }),
  wire({ type: Type.Literal('agentSkips'), agent, offers: Type.Integer({ minimum: 1, maximum: 20 }), at }),
  wire({ type: Type.Literal('queueClosed'), queue: Text, until, at })
], { $id: 'Event', description: 'It feeds back into the day from its instant on' })

export const EventsSchema = Type.Union(
  [ref(EventSchema), Type.Array(ref(EventSchema), { minItems: 1, maxItems: MOST_EVENTS })], { $id: 'Events' })

export const AmendmentsSchema = Type.Union(
  [ref(AmendmentSchema), Type.Array(ref(AmendmentSchema), { minItems: 1, maxItems: MOST_AMENDMENTS })],
  { $id: 'Amendments' })

const credentialKeys = {
  platform: Text,
  id: Text,
  secret: Type.Optional(Text),
  grants: Type.Optional(Grants),
  kind: Type.Optional(Type.Enum(['user', 'api-key'])),
  name: Type.Optional(Text)
}

export const CredentialInputSchema = wire(credentialKeys, { $id: 'CredentialInput' })

const SpaceProperties = {
  id: Type.String({ description: 'By it paths name the space' }),
  name: Text,
  home: Type.Boolean({ description: 'Whether it was there from the beginning, as the first one of its tenant' }),
  tenantId: Type.String({ description: 'The id under which its clients see the tenant' }),
  tenant: wire({ id: Text, name: Text }, { description: 'The tenant of the scenario that it is one of' }),
  credentials: wire({
    cxengage: Type.Optional(wire({ username: Text, password: Text })),
    vcc: Type.Optional(wire({ client_id: Text, client_secret: Text }))
  }, { description: 'The first ones of the space' }),
  accounts: Type.Array(wire({
    ...credentialKeys, secret: Text, grants: Grants, kind: Type.Enum(['user', 'api-key']), tenants: Type.Array(Text)
  }), { description: 'All credentials of the space' }),
  clock: wire({
    ...ClockSchema.properties, own: Type.Boolean({ description: 'False while it goes by the server\'s clock' })
  }),
  added: Type.Integer({ description: 'How many interactions were added' }),
  snapshots: Type.Array(Text),
  expiresAt: Nullable(Instant, { description: 'In the machine\'s time' })
}

export const SpaceSchema = wire(SpaceProperties, { $id: 'Space' })

export const OpenedSpaceSchema = wire({
  ...SpaceProperties,
  cases: Type.Array(ref(AddedSchema), { description: 'What it was opened with' }),
  use: wire({
    basic: Type.Optional(Type.String({ description: 'A header `Authorization` for cxengage' })),
    cxengage: Type.Optional(Type.String({ description: 'Where its routes begin' })),
    vcc: Type.Optional(Text)
  }, { description: 'What a client needs' })
}, { $id: 'OpenedSpace' })

export const OpeningSchema = wire({
  name: Type.Optional(Type.String({
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
    description: 'The same name has the same ids and credentials in every run; without one it is space-1, space-2 …'
  })),
  tenant: Type.Optional(Type.String({
    description: 'Which tenant of the scenario it is one more of, by id or name; the first whose history moves'
  })),
  clock: Type.Optional(ref(MoveSchema)),
  interactions: Type.Optional(ref(AdditionsSchema)),
  credentials: Type.Optional(Type.Array(ref(CredentialInputSchema), { minItems: 1, description: 'Instead of its own' })),
  ttl: Type.Optional(Type.Union([Type.Number({ exclusiveMinimum: 0 }), Text], {
    description: 'Seconds, or an ISO 8601 duration, of the machine\'s time; then it is closed'
  }))
}, { $id: 'Opening' })

export const SnapshotSchema = wire({ name: Type.String({ minLength: 1, maxLength: 200 }) }, { $id: 'Snapshot' })

export const LogSchema = wire({
  position: Type.Integer({ description: 'Of the last entry' }),
  entries: Type.Array(Type.Object({
    position: Type.Integer(), at: Instant, kind: Text, space: Text
  }, { description: 'And what belongs to its kind' }))
}, { $id: 'Log' })

export const ExportSchema = wire({
  ringback: Type.String({ description: 'The version that wrote it' }),
  origin: wire({ id: Text, scenario: Text, seed: Text, source: Text }),
  clock: Type.Object({}, { description: 'The server\'s' }),
  log: Type.Array(Type.Object({}))
}, { $id: 'Export' })

export const spaceSchemas = [
  ToldSchema, EventSchema, EventsSchema, AmendmentSchema, AmendmentsSchema, ProblemSchema, AdditionSchema,
  AdditionsSchema, AddedSchema, AddedAllSchema, CredentialInputSchema, SpaceSchema, OpenedSpaceSchema,
  OpeningSchema, SnapshotSchema, LogSchema, ExportSchema
]
