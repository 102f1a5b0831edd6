import type { CaseReport } from '../cases/report.ts'
import type { CaseFigures } from '../world/cases/figures.ts'
import type { Located } from '../platforms/located.ts'
import type { Case } from '../world/cases/case.ts'
import type { Credential } from '../world/scenario.ts'

/**
 * What a running server can be told, in process or over HTTP: the same names, arguments and answers. What cannot be is
 * rejected with an error whose message says why.
 */
export interface Actions {
  listSpaces (): Promise<{ spaces: SpaceReport[] }>
  openSpace (opening?: SpaceOpening): Promise<OpenedSpace>
  getSpace (id: string): Promise<SpaceReport>
  closeSpace (id: string): Promise<void>
  resetSpace (id: string): Promise<SpaceReport>
  moveClockOfSpace (id: string, move: ClockMove): Promise<SpaceReport>
  listAdded (id: string): Promise<{ interactions: AddedReport[] }>
  addInteractions (id: string, cases: Addition | readonly Addition[]): Promise<AddedInteractions>
  /** Lets something happen: it feeds back into the day from its instant on. */
  tellEvents (id: string, events: SpaceEvent | readonly SpaceEvent[]): Promise<ToldChanges>
  /** Writes something into records: nothing else changes. */
  amendRecords (id: string, amendments: RecordAmendment | readonly RecordAmendment[]): Promise<ToldChanges>
  listSnapshots (id: string): Promise<{ snapshots: string[] }>
  takeSnapshot (id: string, snapshot: { name: string }): Promise<SpaceReport>
  restoreSnapshot (id: string, name: string): Promise<SpaceReport>
  dropSnapshot (id: string, name: string): Promise<SpaceReport>
  addCredential (id: string, credential: CredentialInput): Promise<SpaceReport>
  dropCredential (id: string, platform: string, credential: string): Promise<SpaceReport>
  revokeTokens (id: string): Promise<SpaceReport>
  getClock (): Promise<ClockReport>
  moveClock (move: ClockMove): Promise<ClockReport>
  /** The clock and the home spaces as at the start; with `all` the other spaces are closed. */
  reset (what?: { all?: boolean }): Promise<ClockReport>
  listCases (): Promise<{ cases: CaseReport[] }>
  getCase (name: string): Promise<CaseReport>
  /** With `space` only what was told to that one. */
  getExport (where?: { space?: string }): Promise<ExportFile>
  getLog (where?: LogQuery): Promise<LogPage>
}

/** What a clock shows, and how many times as fast as the machine's time it goes: 0 when frozen. */
export interface ClockReport { mode: 'real' | 'frozen' | 'running', now: string, speed: number }

/** Exactly one of them. */
export type ClockMove = { now: string } | { advance: string } | { speed: number } | { real: true }

/** A case, as scenarios have them. */
export interface Addition extends Partial<Omit<Case, 'at'>> {
  /** `now`, or an ISO 8601 instant, at any hour. Default: `now`. */
  start?: string
  /**
   * It takes part in the day: it waits in line and keeps the tenant's agents busy, and what follows may change.
   * Default: false, and guests serve it.
   */
  compete?: boolean
}

export interface SpaceOpening {
  /** 1 to 64 letters, digits, dots, dashes and underscores. The same name has the same ids in every run. */
  name?: string
  /** Which tenant of the scenario it is one more of, by id or name. Default: the first whose history moves. */
  tenant?: string
  /** Default: it goes by the server's clock. */
  clock?: ClockMove
  interactions?: Addition | readonly Addition[]
  /** Default: one for each platform, which may do everything. */
  credentials?: readonly CredentialInput[]
  /** Seconds, or an ISO 8601 duration, of the machine's time; then it is closed. */
  ttl?: number | string
}

export interface CredentialInput {
  platform: string
  id: string
  secret?: string
  /** Permissions or scopes of the platform; `*` for all, which is the default. */
  grants?: readonly string[]
  kind?: 'user' | 'api-key'
  name?: string
}

/** A space as it is told. */
export interface SpaceReport {
  /** By it paths name the space. */
  id: string
  name: string
  /** Whether it was there from the beginning, as the first one of its tenant. */
  home: boolean
  /** The id under which its clients see the tenant. */
  tenantId: string
  /** The tenant of the scenario that it is one of. */
  tenant: { id: string, name: string }
  /** The first ones of the space. */
  credentials: { cxengage?: { username: string, password: string }, vcc?: { client_id: string, client_secret: string } }
  /** All of them. */
  accounts: Credential[]
  /** `own` is false while it goes by the server's. */
  clock: ClockReport & { own: boolean }
  /** How many interactions were added to it. */
  added: number
  snapshots: string[]
  /** In the machine's time; null for never. */
  expiresAt: string | null
}

/** The same, right after it was opened. */
export interface OpenedSpace extends SpaceReport {
  /** What it was opened with. */
  cases: AddedReport[]
  /** What a client needs: a header, and where routes begin. */
  use: { basic?: string, cxengage?: string, vcc?: string }
}

/** Where each platform has an interaction (null where it tells nothing of such), and what it tells in the end. */
export interface LocatedFigures { found: Record<string, Located | null>, expected: CaseFigures }

/** An interaction that was added. */
export interface AddedReport {
  /** Which it is of all that were added to the space, from 0. */
  number: number
  name: string
  start: string
  compete: boolean
  /** Whether it has not begun, goes on, or will not change any more. */
  status: 'absent' | 'changing' | 'final'
  /** The interaction, and those that follow in the same conversation. */
  interactions: LocatedFigures[]
}

/** What another interaction is now, and was before; null where there is or was none. */
export interface ChangedInteraction {
  found: LocatedFigures['found']
  before: CaseFigures | null
  after: CaseFigures | null
}

/** What came of an addition. */
export interface AddedInteractions {
  added: AddedReport[]
  /** What became of others, where what was added competes: how many, and the first ones. */
  changed: { count: number, interactions: ChangedInteraction[] }
  /** The log's, from which on it is so. */
  position: number
}

/** What a server was made from and told: `createRingback({ log })` and `serve --log FILE` go on with it. */
export interface ExportFile { ringback: string, origin: object, clock: object, log: object[] }

/** What became of interactions, and the position of the log from which on it is so. */
export type ToldChanges = Pick<AddedInteractions, 'changed' | 'position'>

/** Something that happens, `at` an instant or now: with a call, an agent or a queue. */
export type SpaceEvent = { at?: string } & (
  | { type: 'hangUp' | 'transfer' | 'warmTransfer', interaction: string }
  | { type: 'hold', interaction: string, seconds: number }
  | { type: 'agentAway', agent: string, until: string, reason?: string }
  | { type: 'agentBack', agent: string }
  | { type: 'agentSkips', agent: string, offers: number }
  | { type: 'queueClosed', queue: string, until: string }
)

/** What the record of an interaction says from an instant on. */
export interface RecordAmendment {
  /** Its id on any platform. */
  interaction: string
  /** Default: `now`. */
  at?: string
  /** One of the tenant's, by name. */
  disposition?: string
  note?: { title: string, body: string }
  score?: number
  attribute?: { name: string, value: string }
  /** A record of another system that is linked. */
  hook?: { system: string, record: string, id: string, name?: string }
  flagged?: boolean
  /** Seconds by which its processing comes later. */
  lateBy?: number
  /** Which of the tenant's contact records it belongs to. */
  contact?: number
}

export interface LogQuery { space?: string, kind?: string, after?: number, limit?: number }

/** @property position of the last entry of the log */
export interface LogPage { position: number, entries: LogEntry[] }

/** And what belongs to its kind. */
export interface LogEntry { position: number, at: string, kind: string, space: string, [key: string]: unknown }
