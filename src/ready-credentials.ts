import type { Accounts } from './platforms/accounts.ts'
import type { ServedPlatform } from './platforms/platform.ts'
import type { ReadyCredential, Ringback } from './ringback.ts'

/** The credentials that there are by platform, each with what a request has to carry. */
export function readyCredentials (
  served: readonly ServedPlatform[], accounts: Accounts
): Ringback['credentials'] {
  const of = ({ platform, api }: ServedPlatform): ReadyCredential[] =>
    accounts.of(platform.name).map(account => ({
      ...account.credential,
      get headers () { return api.headersOf(account) }
    }))
  return { ...NONE, ...Object.fromEntries(served.map(one => [one.platform.name, of(one)])) }
}

/** So that a program need not ask whether there are any. */
const NONE: Ringback['credentials'] = { cxengage: [], vcc: [] }
