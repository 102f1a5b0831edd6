import type { FastifyPluginAsync } from 'fastify'
import type { OpenApiDocument } from '../http/contract-scope.ts'
import type { Refusal } from '../http/refusal.ts'
import type { Database } from '../store/database.ts'
import type { Days } from '../world/days.ts'
import type { Population } from '../world/population.ts'
import type { Scenario } from '../world/scenario.ts'
import type { Timeline } from '../world/timeline.ts'
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

export interface OpenPlatform {
  readonly platform: Platform
  /** The business days of a tenant on which it has literal documents. */
  pinnedDays (population: Population): readonly number[]
  has (population: Population, day: number): boolean
  /**
   * Stores the rows of one tenant's day, literal documents included: all that counting and finding needs. What was
   * simulated has no text yet. Called within a transaction.
   */
  enter (population: Population, day: number, timelines: readonly Timeline[]): void
  /** Presents and stores some of the texts that rows still lack; false when none does. Called within a transaction. */
  writeOut (): boolean
  /** What there is to check of all that it keeps and tells. */
  readonly proof: Proof
  readonly routes: FastifyPluginAsync
  /** The OpenAPI document of the routes, once the application is ready. */
  contract (): OpenApiDocument
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The instant of this request, read once from the clock. */
    now: number
  }
}
