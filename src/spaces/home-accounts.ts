import type { Account, Accounts, Space } from '../platforms/accounts.ts'
import type { Credential } from '../world/scenario.ts'

/** The accounts of a scenario's credentials: each opens the home spaces of its tenants. */
export function homeAccounts (
  credentials: readonly Credential[], homes: readonly Space[], now: () => number
): Accounts {
  const accounts = credentials.map((credential): Account => ({
    credential,
    spaces: homes.filter(({ ids }) => credential.tenants.some(id => ids.includes(id))),
    generation: 0,
    now
  }))
  return { version: 0, of: platform => accounts.filter(({ credential }) => credential.platform === platform) }
}
