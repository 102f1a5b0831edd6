import type { Evidence } from '../http/wire.ts'
import type { Branch, Indexed, RowOwner } from '../world/branch.ts'
import type { Centre } from '../world/centre.ts'
import type { Timeline } from '../world/timeline.ts'
import { NOTHING_WRITTEN, type Written } from '../world/written.ts'

/**
 * What a platform offers so that all that it keeps and tells can be checked; the walk and the report are in
 * invariants/.
 */

/** Whether something holds at one place; where it does not, what was expected and what was found there. */
export type Check = true | { expected: string, found: string }

type Value = string | number | boolean | null | undefined

export const equal = (found: Value, expected: Value): Check =>
  found === expected || { expected: String(expected), found: String(found) }

/** Both bounds included. */
export const within = (found: number, low: number, high: number): Check =>
  (found >= low && found <= high) || {
    expected: low === -Infinity ? `at most ${high}` : high === Infinity ? `at least ${low}` : `${low} to ${high}`,
    found: String(found)
  }

/** @param what for whoever reads the report: what should be so */
export const holds = (held: boolean, what: string, found: Value): Check =>
  held || { expected: what, found: String(found) }

/** Something that must hold, and what says so. */
export interface Invariant { readonly name: string, readonly evidence: Evidence }

/** A branch of a tenant at an instant, with what clients have written there. */
export interface Scene { branch: Branch, centre: Centre, now: number, written: Written }

export const sceneOf = (branch: Branch, now: number, written = NOTHING_WRITTEN): Scene =>
  ({ branch, centre: branch.centre, now, written })

/** What must hold between the parts of one document, as it is told at now. */
export interface DocumentInvariant<Document = unknown> extends Invariant {
  /**
   * Whether it is known to hold for the platform itself, and so for static documents: the others compare with the
   * centre.
   */
  readonly general: boolean
  /** One check for each place where it applies: what has not happened yet is no place. */
  check (document: Document, scene: Scene): Check[]
}

/** What a row has in some of its columns. */
export type Cells = Readonly<Record<string, string | number | null>>

/** A stored row as it must be. */
export interface ExpectedRow {
  key: number
  id: string
  start: number
  finalAt: number
  /** Of the simulated interaction; a static document has none. */
  serial: number | null
  columns: Cells
  /** The columns of text, once they are written out. */
  texts (): Cells
  /** The same as they are told at now, which is not before the start. */
  textsAt (now: number): Cells
  /** Rows of other tables that belong to it, each as one text. */
  attached: readonly string[]
}

/** The same as it is stored; no texts while they are not written out. */
export interface StoredRow { key: number, columns: Cells, texts: Cells | undefined }

/** What an interaction is in no platform's words. Instants in ms. */
export interface Facts {
  start: number
  channel: string
  direction: string
  customer: string
  /** By their ids in the centre, in the order of their beginnings. */
  agents: { agent: string, offeredAt: number }[]
  queues: { queue: string, enteredAt: number, leftAt: number | null, answered: boolean | null }[]
  /** When queued customers were put through. */
  connectedAt: number[]
}

/** From an offer until the agent is released; Infinity while they are not. */
export interface BusySpan { agent: string, from: number, to: number }

/** Hears of every check. */
export type CheckSink = (invariant: Invariant, id: string | null, checks: readonly Check[]) => void

/** Checks what a tenant's documents and the lists beside them have in common. Days come in ascending order. */
export interface Lists<Document = unknown> {
  /** An interaction that is visible at now; a static document is none that was simulated. */
  add (document: Document, simulated: boolean): void
  /** All of a day's were added. */
  endDay (day: number, timelines: readonly Timeline[]): void
  /** All days are over; a step whenever it is asked for the next one. */
  end (): Generator<void, void>
}

/** @template Document what a platform's texts say, read */
export interface Invariants<Document = unknown> {
  readonly documentInvariants: readonly DocumentInvariant<Document>[]
  /** What its lists are checked for. */
  readonly listInvariants: readonly Invariant[]
  /** The days that are stored of an owner, ascending, and how many rows the ledger knows of each. */
  days (owner: Indexed): ReadonlyMap<number, number>
  /** How many rows its tables have of the homes of all tenants: of keys that begin with an index below. */
  count (tenants: number): number
  /** A stored day as it must be, in the order of its rows. */
  expected (owner: RowOwner, day: number, timelines: readonly Timeline[]): ExpectedRow[]
  /** What is stored of a day: keys from <= key < until. */
  stored (from: number, until: number): StoredRow[]
  /** What other tables hold of a day's rows, by key. */
  attached (owner: RowOwner, day: number): ReadonlyMap<number, string[]>
  /** Reads a row's texts. Throws SyntaxError. */
  read (texts: Cells): Document
  facts (document: Document, scene: Scene): Facts
  /** Whether it tells of such interactions at all. */
  tells (facts: Pick<Facts, 'channel' | 'direction'>): boolean
  work (document: Document, scene: Scene): BusySpan[]
  /** Every id that belongs to this interaction alone. */
  ids (document: Document): string[]
  lists (scene: Scene, note: CheckSink): Lists<Document>
}
