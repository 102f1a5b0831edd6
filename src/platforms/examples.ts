import type { IdAndSecret } from '../http/basic.ts'
import type { Centre } from '../world/centre.ts'
import { isRoundTheClock } from '../world/opening.ts'
import type { Credential, Scenario, ScenarioTenant } from '../world/scenario.ts'
import { isAmong } from '../world/tenant-ids.ts'

/** What a running scenario has for whoever tries a contract; the keys are names in it. */
export interface Examples {
  /** Who may ask, by security scheme. */
  credentials: Readonly<Record<string, IdAndSecret>>
  /** What a token can be for, where the contract knows scopes and these credentials do not have all of them. */
  scopes?: ReadonlySet<string>
  /** Values of parameters. */
  path: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  /** Of those that are only filled in where they are required. */
  required?: Readonly<Record<string, string>>
  /** Values of fields of bodies. */
  body: Readonly<Record<string, unknown>>
  /** Whole bodies, by the operation that takes them. */
  bodies?: Readonly<Record<string, unknown>>
}

/** Where nobody may ask. */
export const NO_EXAMPLES: Examples = { credentials: {}, path: {}, query: {}, body: {} }

/** Who asks in the examples, and about whom. */
export interface Reader { credential: Credential, centre: Centre }

/**
 * The best reader: of those who may do the most the first whose tenant's history goes on, or the first.
 * @param mayDo how much a credential may do; 0 leaves it out
 */
export function findReader (
  { credentials }: Scenario, centres: readonly Centre[], mayDo: (credential: Credential) => number
): Reader | undefined {
  const readers = credentials.filter(credential => mayDo(credential) > 0).flatMap(credential => centres
    .filter(({ tenant }) => isAmong(tenant, credential.tenants))
    .map(centre => ({ credential, centre })))
  const most = Math.max(...readers.map(({ credential }) => mayDo(credential)))
  const best = readers.filter(({ credential }) => mayDo(credential) === most)
  return best.find(({ centre: { history } }) => 'days' in history) ?? best[0]
}

/** Who asks in commands to paste, and about which tenant. */
export interface LiveReader { credential: Credential, tenant: ScenarioTenant }

/**
 * Of those who may ask one whose tenant shows something at any hour: it never closes, or at least its history goes on;
 * otherwise the first.
 */
export function findLiveReader (
  { credentials, tenants }: Scenario, mayAsk: (credential: Credential) => boolean
): LiveReader | undefined {
  const readers = credentials.filter(mayAsk).flatMap(credential => tenants
    .filter(tenant => isAmong(tenant, credential.tenants))
    .map(tenant => ({ credential, tenant })))
  const moving = readers.filter(({ tenant: { history } }) => 'days' in history)
  return moving.find(({ tenant }) => isRoundTheClock(tenant)) ?? moving[0] ?? readers[0]
}
