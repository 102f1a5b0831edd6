import type { Centre } from '../world/centre.ts'
import type { Credential } from '../world/scenario.ts'
import type { View } from '../world/view.ts'

/**
 * A tenant as its clients see it: under ids, at a clock and with a history that may be its own. Every tenant of the
 * scenario has its home space; others are opened and closed while the server runs.
 */
export interface Space {
  readonly name: string
  /** The tenant's home space; itself where it is one. */
  readonly home: Space
  /** At present: guests come to it with what is added. */
  readonly centre: Centre
  /** The ids by which requests name its tenant, in lower case; documents have the first one instead of the tenant's. */
  readonly ids: readonly string[]
  /** What its clock shows. */
  now (): number
  /** What it shows now, as soon as the days for it are there. */
  openView (): Promise<View>
}

/** The id by which a space's documents name its tenant. */
export const tenantIdOf = ({ ids: [id], centre }: Space): string => id ?? centre.tenant.id

/** A credential, and what it opens. */
export interface Account {
  readonly credential: Credential
  readonly spaces: readonly Space[]
  /** Tokens that were issued for another generation are void. 0 for a scenario's credential until they are revoked. */
  readonly generation: number
  /** The time by which its tokens expire. */
  now (): number
}

/** Who may ask. */
export interface Accounts {
  /** Another number whenever an account comes, goes or has another generation. */
  readonly version: number
  /** Those of a platform: the scenario's first, in its order. */
  of (platform: string): readonly Account[]
}
