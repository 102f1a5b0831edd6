import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Actions } from './actions/actions.ts'
import type { CaseReport } from './cases/report.ts'
import type { OpenApiDocument } from './http/contract-scope.ts'
import type { Progress, Report } from './invariants/report.ts'
import type { Clock } from './world/clock.ts'
import type { ScenarioInput } from './world/scenario-input.ts'
import type { Credential, Scenario } from './world/scenario.ts'

/** What a program has of a server: written down, so that its type needs no platform and no database. */

export interface RingbackOptions {
  /**
   * The name of a scenario in `seeds/`, a path, or the scenario itself, whose files lie in the working directory.
   * Default: that of the database file, or `default`.
   */
  scenario?: string | ScenarioInput | undefined
  /** Another seed than the scenario's own. Default: that of the database file, or the scenario's. */
  seed?: string | undefined
  /**
   * Days of history, for tenants whose history moves with the clock. Default: that of the database file, or the
   * scenario's.
   */
  days?: number | undefined
  /** Interactions on an average day, for the same tenants. Default: as with `days`. */
  perDay?: number | undefined
  /** `real`, or the ISO 8601 instant at which time stands still. Default: `real`. */
  clock?: string | undefined
  /** A file that survives restarts, or `:memory:`. Default: `:memory:`. */
  database?: string | undefined
  /**
   * Leaves the database file as it is: only `invariants` can be asked then. Refuses one that was not closed after its
   * last change.
   */
  readOnly?: boolean | undefined
  /**
   * Refuses what the contracts do not have (unknown query parameters, other values, another Accept) with the platform's
   * own 400 and a header `Ringback-Strict` that says why. Default: false, as the platforms do.
   */
  strict?: boolean | undefined
  /**
   * An export, or the file that it is in: scenario, seed, and what a server was told, with which this one goes on. Its
   * clock goes on, too, where no other is asked for.
   */
  log?: string | object | undefined
  logger?: FastifyBaseLogger | undefined
  /** `false` switches the control plane off: below `/__admin` only the health is told. Default: true. */
  admin?: boolean | undefined
  /**
   * What the control plane asks for, as `Authorization: Bearer …`; `none` for nothing. Default: nothing where the
   * server listens on loopback, and beyond it the control plane lets nobody in.
   */
  adminToken?: string | undefined
  /**
   * Hosts beside loopback and the listening address under which the control plane may be asked, and whose web pages may
   * ask.
   */
  allowHosts?: readonly string[] | undefined
  /** What it stands in for. Default: all that ringback emulates. */
  platforms?: readonly PlatformFacts[] | undefined
}

/** What a program sees of a platform. */
export interface PlatformFacts { readonly name: string, readonly title: string, readonly basePath: string }

export interface Address {
  /** Default: 127.0.0.1. */
  host?: string
  /** Default: 0, which takes any free port. */
  port?: number
}

/** A credential of the scenario, its role's grants filled in. */
export interface ReadyCredential extends Readonly<Credential> {
  /** What lets a request in at this instant of the clock: made when it is read, because tokens expire. */
  readonly headers: Record<string, string>
}

/** By platform. */
export interface ReadyCredentials {
  readonly [platform: string]: readonly ReadyCredential[]
  readonly cxengage: readonly ReadyCredential[]
  readonly vcc: readonly ReadyCredential[]
}

/** What can be told to a server in another process is told to this one by the same methods. */
export interface Ringback extends Actions {
  /** The Fastify application, for requests without a network, once the history is made (`start` or `seed`). */
  readonly app: FastifyInstance
  /** Shows and moves the server's time. A request after a move waits until what was missing there is made. */
  readonly clock: Clock
  /**
   * What is played: the name under which it was asked for or stored, `(object)` without one, and the text that chance
   * begins with.
   */
  readonly played: { readonly name: string, readonly seed: string }
  /** What is played, defaults filled in. */
  readonly scenario: Scenario
  /** Who may ask, by platform. */
  readonly credentials: ReadyCredentials
  /** Where the server listens: `http://127.0.0.1:7464`. Throws an Error when it does not. */
  readonly url: string
  /** Shell commands that work when they are pasted, where the server is at `base`. */
  samples (base: string): string[]
  /** The OpenAPI documents by platform, once the application is ready. */
  contracts (): Map<string, OpenApiDocument>

  /** Listens, makes the history, and resolves with the server's URL once everything can be asked. */
  start (address?: Address): Promise<string>
  /** The first half of `start`: answers 503 until the history is made. Resolves with the server's URL. */
  listen (address?: Address): Promise<string>
  /**
   * The second half: makes the history. While it does, other things may happen, such as a request for the server's
   * health.
   * @param onStep hears how many of the missing days are made, at once and a few times a second
   */
  seed (onStep?: (progress: Progress) => void): Promise<void>

  /** The scenario's named cases at the clock's now, as `/__admin/cases` tells them. */
  cases (): Promise<CaseReport[]>
  /**
   * Checks everything that is stored, as it is told at the clock's now, in steps between which requests are answered.
   * @param onStep hears how far it has come
   */
  invariants (onStep?: (progress: Progress) => void): Promise<Report>
  /** Resolves when every text of the history is written; answers do not depend on it. */
  written (): Promise<void>

  /** Finishes open requests and closes the database; once is enough. */
  close (): Promise<void>
  /** The same, for `await using`. */
  [Symbol.asyncDispose] (): Promise<void>
}
