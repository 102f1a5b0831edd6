import Type from 'typebox'
import { CaseSchema } from '../world/cases/case.ts'
import { HistorySchema } from '../world/scenario.ts'
import { Nullable, ref, wire } from '../http/wire.ts'

/** What the control plane takes and answers, for its contract: what comes in is checked where it is read. */

const Text = Type.String()
const Count = Type.Integer({ minimum: 0 })
const Instant = Type.String({ format: 'date-time' })
const Uri = Type.String({ format: 'uri' })
const Length = Nullable(Type.Number(), { description: 'In ms' })
const Evidence = wire({ level: Type.Enum(['documented', 'observed', 'inferred', 'assumed']), where: Text })

export const Found = Type.Record(Text, Nullable(wire({ id: Text, path: Text })), { description: 'By platform' })

export const MessageSchema = wire({ message: Type.String({ description: 'For people' }) }, { $id: 'Message' })

export const ClockSchema = wire({
  mode: Type.Enum(['real', 'frozen', 'running']),
  now: Instant,
  speed: Type.Number({ description: 'How many times as fast as the machine\'s time; 0 when frozen' })
}, { $id: 'Clock' })

export const MoveSchema = Type.Union([
  wire({ now: Type.String({ description: 'Sets the time, and lets it stand still', examples: ['2026-03-02T12:00Z'] }) }),
  wire({ advance: Type.String({ description: 'An ISO 8601 duration, also a negative one', examples: ['PT1H'] }) }),
  wire({ speed: Type.Number({ exclusiveMinimum: 0, maximum: 100_000, description: 'Runs from the present instant' }) }),
  wire({ real: Type.Literal(true, { description: 'Takes the machine\'s time again' }) })
], { $id: 'Move', description: 'Exactly one of them' })

export const StartingSchema = wire({
  status: Type.Enum(['starting', 'closing']),
  days: Type.Optional(wire({ done: Count, total: Count }, { description: 'How many of the missing days are made' }))
}, { $id: 'NotReady' })

export const HealthSchema = wire({
  status: Type.Literal('ok'),
  version: Text,
  scenario: Text,
  seed: Text,
  clock: ref(ClockSchema),
  memory: wire({
    days: wire({ bytes: Count, bound: Count }, { description: 'What is kept of days' }),
    rows: Type.Optional(wire({ bytes: Count, bound: Count }, { description: 'What the rows of a database in memory take' }))
  }),
  uptime: Type.Number({ description: 'In seconds' })
}, { $id: 'Health' })

export const FiguresSchema = wire({
  channel: Text,
  direction: Text,
  flow: Text,
  customer: Text,
  contact: Nullable(Text),
  start: Nullable(Instant),
  customerLeft: Nullable(Instant),
  closed: Nullable(Instant),
  released: Nullable(Instant),
  processed: Nullable(Instant),
  corrected: Nullable(Instant),
  ivrMs: Length,
  abandoned: Nullable(Type.Enum(['ivr', 'queue'])),
  queues: Type.Array(
    wire({ queue: Text, entry: Text, entered: Nullable(Instant), waitMs: Length, result: Nullable(Text) })),
  agents: Type.Array(wire({
    name: Text,
    offered: Nullable(Instant),
    connected: Nullable(Instant),
    talkMs: Length,
    holds: Count,
    holdMs: Type.Number(),
    wrapUpMs: Length
  })),
  transfers: Count,
  cancelledTransfers: Count,
  conferences: Count,
  missedOffers: Count,
  disposition: Nullable(Text),
  note: Nullable(Text),
  score: Nullable(Type.Number()),
  flagged: Type.Boolean(),
  failed: Type.Boolean()
}, { $id: 'CaseFigures', description: 'What each platform tells in the end, in no platform\'s words' })

export const CaseReportSchema = wire({
  name: Text,
  tenant: wire({ id: Text, name: Text }),
  script: Type.Unsafe<object>({ ...CaseSchema, description: 'What the scenario says of it, defaults filled in' }),
  status: Type.Enum(['absent', 'changing', 'final']),
  interactions: Type.Array(wire({ found: Found, expected: ref(FiguresSchema) })),
  earlier: Type.Array(wire({ start: Instant, found: Found }), { description: 'Those before it of a daily case' })
}, { $id: 'CaseReport' })

export const ReportSchema = wire({
  at: Instant,
  checked: Count,
  violations: Count,
  relations: Type.Array(wire({ platform: Text, name: Text, evidence: Evidence, checked: Count, violated: Count })),
  examples: Type.Array(wire({
    platform: Text,
    tenant: Nullable(Text),
    interaction: Nullable(Text),
    relation: Text,
    expected: Text,
    found: Text
  }), { description: 'The first violations' })
}, { $id: 'InvariantReport' })

export const FactsSchema = wire({
  name: Text,
  version: Text,
  status: Type.Enum(['ok', 'starting', 'closing']),
  scenario: wire({ name: Text, description: Text, seed: Text }),
  clock: ref(ClockSchema),
  tenants: Type.Array(wire({
    id: Text, name: Text, timezone: Text, history: HistorySchema, open: Type.Integer(), close: Type.Integer()
  })),
  platforms: Type.Array(wire({ name: Text, title: Text, url: Uri, contract: Uri })),
  credentials: Type.Array(wire({
    platform: Text,
    id: Text,
    secret: Text,
    kind: Type.Enum(['user', 'api-key']),
    role: Type.Optional(Text),
    grants: Type.Array(Text),
    tenants: Type.Array(Text)
  })),
  cases: Type.Array(wire({ name: Text, tenant: Text, url: Uri })),
  samples: Type.Array(Text, { description: 'Shell commands that work when they are pasted' }),
  links: Type.Record(Text, Uri)
}, { $id: 'FirstPage' })

export const controlSchemas = [
  MessageSchema, ClockSchema, MoveSchema, StartingSchema, HealthSchema, FiguresSchema, CaseReportSchema, ReportSchema,
  FactsSchema
]
