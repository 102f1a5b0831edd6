import type { Amendment } from '../world/day-change.ts'
import type { Metadata } from '../world/written.ts'
import type { Space } from './accounts.ts'

/** Something that a client writes over a platform's own routes. Interactions go by their ids on the platform. */
export type Write =
  | { kind: 'delete-content', ids: readonly string[] }
  /** @property leftFrom from when on the interaction has other content */
  | { kind: 'delete-file', id: string, key: string, leftFrom: number }
  /** Another value for some keys; the others stay as they are. */
  | { kind: 'set-metadata', id: string, metadata: Metadata }
  | { kind: 'amend', id: string, amendment: Amendment }
  /** @property agent by their id; undefined for whoever talked last */
  | { kind: 'add-note', id: string, title: string, body: string, agent: string | undefined }

/**
 * Writes into a space: it is in the space's log, and can be read, once this resolves; for a note with its id. Rejects
 * with {@link WriteError}.
 */
export type WriteInto = (space: Space, write: Write) => Promise<string | undefined>

/** A space does not take what a client writes. */
export class WriteError extends Error {
  /** `invalid`: the key cannot have this value; `full`: the space keeps no more of it; `closed`: there is no space. */
  readonly reason: 'invalid' | 'full' | 'closed'
  /** The part that is wrong; empty where it is all of it. */
  readonly key: string

  constructor (reason: WriteError['reason'], key: string, message: string) {
    super(message)
    this.name = 'WriteError'
    this.reason = reason
    this.key = key
  }
}
