import type { FastifyPluginAsync } from 'fastify'
import type { OpenApiDocument } from '../http/contract-scope.ts'
import type { Refusal } from '../http/refusal.ts'
import type { Database } from '../store/database.ts'
import type { RowSink } from '../store/rows.ts'
import type { Days } from '../world/days.ts'
import type { Population } from '../world/population.ts'
import type { Credential, Scenario } from '../world/scenario.ts'
import type { Timeline } from '../world/timeline.ts'
import type { Located } from './located.ts'
import type { Proof } from './proof.ts'

/**
 * One vendor's API. Platforms are siblings: each speaks its own dialect of the one world, and none knows another.
 * A third one is a folder beside these two, and a line in index.ts.
 */
export interface Platform {
  /** As in scenarios, commands and file names. */
  readonly name: string
  /** For people. */
  readonly title: string
  /** The prefix of its main routes. */
  readonly basePath: string
  /** SQL that defines its tables; one table of interactions with `key`, `tenant`, `start`. */
  readonly tables: string
  /** SQL that indexes them, run once the history is made: indexes are built faster than kept. */
  readonly indexes: string
  /** Whether a request path (no query) is this platform's to answer. */
  owns (path: string): boolean
  /** The path under which the platform's routes are registered; paths may differ in letter case. */
  canonical (url: string): string
  /** Checks the scenario's settings, credentials and literal documents for it. Throws ScenarioError. */
  check (scenario: Scenario, pinned: readonly Pinned[]): void
  /** Shell commands that work when they are pasted, for whoever has just started the server at `base`; none when nobody may ask. */
  samples (base: string, scenario: Scenario, now: number): string[]
  /** What makes the rows of its tables: pure, and without a database, so that another thread can do it. */
  createRows (scenario: Scenario, pinned: readonly Pinned[]): MakeRows
  /** Prepares its statements over a database. */
  open (house: House): OpenPlatform
  /** Turns what no route answered (a malformed URL, a broken request line) into its own error. */
  refusal (status: number, path: string): Refusal
}

/** What a platform is given to live in. */
export interface House {
  db: Database
  scenario: Scenario
  populations: readonly Population[]
  /** The scenario's literal documents, of all platforms. */
  pinned: readonly Pinned[]
  days: Days
  /** Derived from scenario and seed: signs tokens that any replica accepts. */
  secret: string
}

/** Literal documents of one platform in one tenant. */
export interface Pinned {
  tenant: number
  platform: string
  documents: readonly unknown[]
  aliases: Readonly<Record<string, string>>
}

/**
 * Makes the rows of one tenant's day, literal documents included, and gives them to the sink in the order of their keys;
 * returns how many interactions they tell. With texts every document is presented; without them a row has all that
 * counting and finding needs.
 */
export type MakeRows = (population: Population, day: number, timelines: readonly Timeline[], texts: boolean, sink: RowSink) => number

export interface OpenPlatform {
  readonly platform: Platform
  /** The business days of a tenant on which it has literal documents. */
  pinnedDays (population: Population): readonly number[]
  has (population: Population, day: number): boolean
  readonly makeRows: MakeRows
  /**
   * Stores one tenant's day: `pour` gives its rows to the sink, and returns the number of interactions. Called within a
   * transaction.
   */
  enter (population: Population, day: number, pour: (sink: RowSink) => number): void
  /** Presents and stores some of the texts that rows still lack; false when none does. Called within a transaction. */
  writeOut (): boolean
  /** Where a simulated interaction is found; undefined when the platform tells nothing of it. `day` is all of its day. */
  locate (timeline: Timeline, day: readonly Timeline[]): Located | undefined
  /** What a request carries that comes with one of its credentials, at an instant: HTTP headers. */
  headersOf (credential: Credential, now: number): Record<string, string>
  /** What there is to check of all that it keeps and tells. */
  readonly proof: Proof
  readonly routes: FastifyPluginAsync
  /** The OpenAPI document of the routes, once the application is ready. */
  contract (): OpenApiDocument
  /** Takes back what requests have used up; what is told depends on the clock alone. */
  reset (): void
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The instant of this request, read once from the clock. */
    now: number
  }
}
