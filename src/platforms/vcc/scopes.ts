import { checkGrants } from '../../world/check-references.ts'
import { createProblems } from '../../world/scenario-error.ts'
import type { Scenario } from '../../world/scenario.ts'

/** The scope that every stats endpoint asks for. */
export const STATS = 'stats'

/** The scopes of the Interaction Content API. */
export const READ_CONTENT = 'interaction-content:read'
export const DELETE_CONTENT = 'interaction-content:delete'

/** The scopes of the User Admin API and of the Agent Availability API. */
export const READ_USERS = 'users:read'
export const WRITE_USERS = 'users:write'
export const READ_AVAILABILITY = 'agents-availability:read'

/** The scopes that the documentation of the platform's APIs names. */
export const KNOWN_SCOPES: readonly string[] = [
  STATS, READ_AVAILABILITY, READ_USERS, WRITE_USERS, 'interactions:write',
  READ_CONTENT, DELETE_CONTENT, 'globalpci', 'admin:read', 'admin:write'
]

/** The scopes that a credential's grants stand for. */
export const scopesOf = (grants: readonly string[]): ReadonlySet<string> =>
  new Set(grants.includes('*') ? KNOWN_SCOPES : grants)

/** Throws {@link ScenarioError}. */
export function checkCredentials ({ credentials }: Scenario) {
  const { add, check } = createProblems()
  credentials.forEach((credential, index) => {
    const { platform, tenants } = credential
    if (platform !== 'vcc') return
    if (tenants.length > 1) {
      add(`/credentials/${index}/tenants`, 'must be one tenant: credentials of vcc belong to one account')
    }
    checkGrants(credential, index, KNOWN_SCOPES, add)
  })
  check()
}
