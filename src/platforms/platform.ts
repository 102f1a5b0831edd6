import type { FastifyPluginAsync } from 'fastify'
import type { OpenApiDocument } from '../http/contract-scope.ts'
import type { Refusal } from '../http/refusal.ts'
import type { Database } from '../store/connection.ts'
import type { TenantDay } from '../store/row-key.ts'
import type { RowSink } from '../store/rows.ts'
import type { History } from '../world/days.ts'
import type { Centre } from '../world/centre.ts'
import type { Scenario } from '../world/scenario.ts'
import type { Timeline } from '../world/timeline.ts'
import type { Indexed, RowOwner } from '../world/branch.ts'
import type { View } from '../world/view.ts'
import type { Account, Accounts, Space } from './accounts.ts'
import type { Examples } from './examples.ts'
import type { Located } from './located.ts'
import type { WriteInto } from './writes.ts'
import type { Invariants } from './invariants.ts'

/**
 * One vendor's API. Platforms are siblings: each speaks its own dialect of the one world, and none knows another.
 * A third one is a folder beside these two, and a line in index.ts.
 *
 * It is built in three steps, each of which is useful alone: what a scenario tells it ({@link Setup}), what it keeps in
 * a database ({@link Storage}), and what it answers over HTTP ({@link Api}).
 */
export interface Platform {
  /** As in scenarios, commands and file names. */
  readonly name: string
  /** For people. */
  readonly title: string
  /** The prefix of its main routes. */
  readonly basePath: string
  /** What a credential of it can be allowed, beside `*` for all. */
  readonly grants: readonly string[]
  /** SQL that defines its tables. */
  readonly tables: string
  /** SQL that indexes them, run once the history is made: indexes are built faster than kept. */
  readonly indexes: string
  /** Whether a request path (no query) is this platform's to answer. */
  owns (path: string): boolean
  /** The path under which the platform's routes are registered; paths may differ in letter case. */
  canonical (url: string): string
  /** Turns what no route answered (a malformed URL, a broken request line) into its own error. */
  refusal (status: number, path: string): Refusal
  /** Reads the scenario's settings, credentials and static documents for it, once. Throws ScenarioError. */
  setUp (source: Source): Setup
}

/** What a history is played from: a scenario, and the documents that it brings along. */
export interface Source {
  scenario: Scenario
  /** Of all platforms. */
  statics: readonly StaticDocuments[]
}

/** Documents of one platform in one tenant, which are served as they are. */
export interface StaticDocuments {
  tenant: number
  platform: string
  documents: readonly unknown[]
  /** Other ids under which a document is found. */
  aliases: Readonly<Record<string, string>>
}

/** A platform of one scenario: pure, and without a database, so that another thread can use it. */
export interface Setup {
  /** The business days of a tenant on which it has static documents. */
  staticDays (centre: Centre): readonly number[]
  readonly makeRows: MakeRows
  /**
   * Where a simulated interaction is found; undefined when the platform does not support it. `day` is all of its day.
   */
  locate (timeline: Timeline, day: readonly Timeline[]): Located | undefined
  /** Shell commands that work when they are pasted, for a person who has just started the server at `base`. */
  samples (base: string, now: number): string[]
  /** Prepares its statements over a database that has its tables. */
  storage (db: Database, world: World): Storage
}

/**
 * Makes the rows of an owner's day, static documents included, and gives them to the sink in the order of their keys;
 * returns how many interactions there are. With texts every document is presented; without them a row has all that
 * counting and finding needs. It pauses whenever others may have their turn, and never between the rows of one
 * interaction.
 */
export type MakeRows = (
  owner: RowOwner, day: number, timelines: readonly Timeline[], texts: boolean, sink: RowSink
) => Generator<void, number>

/** The simulated contact centres of a scenario. */
export interface World {
  centres: readonly Centre[]
  history: History
}

/**
 * What a platform keeps in a database. Rows of a day that is not entered do not count: they are what is left of one
 * that was not finished, or is being dropped. What is done in steps pauses only where a transaction may end.
 */
export interface Storage {
  /** Whether an owner's day is entered. */
  has (owner: Indexed, day: number): boolean
  /** The days that are entered. */
  days (owner: Indexed): Iterable<number>
  /** Days that are not entered and have rows. */
  unfinished (): TenantDay[]
  /** Takes the rows of a day that is not entered yet, and of which nothing is left. */
  readonly insertRow: RowSink
  /** From now on a day counts, with so many interactions. */
  enter (owner: Indexed, day: number, interactions: number): void
  /** Deletes all that there is of a day, and the entry first. */
  drop (owner: RowOwner, day: number): Generator<void, void>
  /** Deletes all changed days: those whose keys begin with the index or a later one. Nobody reads them any more. */
  dropChanged (index: number): void
  /** A day of a tenant's home that is entered and has rows without texts. */
  pending (): TenantDay | undefined
  /** Presents and stores the texts that a day's rows still lack. */
  render (owner: Indexed, day: number, timelines: readonly Timeline[]): Generator<void, void>
  /**
   * The business day of the interaction that a view shows under an id, and its index in the day's list: null for a
   * static document.
   */
  whereIs (view: View, id: string): { day: number, serial: number | null } | undefined
  /** What can be checked of all that it keeps and tells. */
  readonly invariants: Invariants
  api (context: Context): Api
}

/** What a platform's routes need of the server. */
export interface Context {
  /** Derived from scenario and seed: signs tokens that any replica accepts. */
  secret: string
  /** Who may ask, which tenant that is about, and what time it is there. */
  accounts: Accounts
  write: WriteInto
}

/** What a platform answers over HTTP. */
export interface Api {
  /** What a request carries that comes with one of its credentials: HTTP headers. A token in them is issued now. */
  headersOf (account: Pick<Account, 'credential' | 'generation' | 'now'>): Record<string, string>
  readonly routes: FastifyPluginAsync
  /** The OpenAPI document of the routes, once the application is ready. */
  contract (): OpenApiDocument
  /** What the contract can be tried with at now. */
  examples (now: number): Examples
  /** Takes back what requests have used up, of a space or of all; what is told depends on the clock alone. */
  reset (space?: Space): void
}

/** A platform and what it has read of a scenario. */
export interface PreparedPlatform { platform: Platform, setup: Setup }

/** The same over a database. */
export interface StoredPlatform extends PreparedPlatform { storage: Storage }

/** The same on a server. */
export interface ServedPlatform extends StoredPlatform { api: Api }

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request is answered for; set by its platform's authentication. */
    view: View
    /** The space of the view, also where a request needs no view; set once it is clear that the request may see it. */
    space: Space
  }
}
