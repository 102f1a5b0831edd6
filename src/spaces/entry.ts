import type { AddedInteraction } from '../world/added-interaction.ts'
import type { DayChange } from '../world/day-change.ts'
import type { ClockState } from '../world/clock.ts'
import type { Credential } from '../world/scenario.ts'
import type { Metadata } from '../world/written.ts'

/** What the server was told, as its log has it. What is shown is a function of scenario, seed, clock and log. */
export type Entry =
  | { kind: 'open', space: string, opening: Opening }
  | { kind: 'close', space: string }
  | { kind: 'clock', space: string, clock: ClockState | null }
  | { kind: 'reset', space: string }
  | { kind: 'add', space: string, days: DayAddition[] }
  | { kind: 'snapshot', space: string, name: string }
  | { kind: 'restore', space: string, name: string }
  | { kind: 'drop-snapshot', space: string, name: string }
  | { kind: 'add-credential', space: string, credential: Credential }
  | { kind: 'drop-credential', space: string, platform: string, id: string }
  | { kind: 'revoke-tokens', space: string }
  | { kind: 'delete-content', space: string, ids: readonly string[] }
  | { kind: 'delete-file', space: string, id: string, key: string, leftFrom: number }
  | { kind: 'set-metadata', space: string, id: string, metadata: Metadata }

export type EntryKind = Entry['kind']

export const KINDS = ['open', 'close', 'clock', 'reset', 'add', 'snapshot', 'restore', 'drop-snapshot', 'add-credential',
  'drop-credential', 'revoke-tokens', 'delete-content', 'delete-file', 'set-metadata'] as const satisfies readonly EntryKind[]

/** How a space begins. */
export interface Opening {
  /** The tenant of the scenario that it is one more of, by its id. */
  tenant: string
  /** The id under which its clients see the tenant. */
  tenantId: string
  /** Its own clock; null where it goes by the server's. */
  clock: ClockState | null
  credentials: Credential[]
  /** What it has from the beginning. */
  days: DayAddition[]
  /** When it is closed by itself, in the machine's time; null for never. */
  expiresAt: number | null
}

/** What is told of a business day, and the index that the keys of its rows begin with from then on. */
export interface DayAddition { day: number, index: number, added: AddedInteraction[], changes: DayChange[] }
