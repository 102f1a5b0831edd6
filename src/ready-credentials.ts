import type { ServedPlatform } from './platforms/platform.ts'
import type { ReadyCredential, Ringback } from './ringback.ts'
import type { Clock } from './world/clock.ts'
import type { Credential } from './world/scenario.ts'

/** The scenario's credentials by platform, each with what a request has to carry. */
export function readyCredentials (
  served: readonly ServedPlatform[], credentials: readonly Credential[], clock: Clock
): Ringback['credentials'] {
  const of = ({ platform, api }: ServedPlatform): ReadyCredential[] =>
    credentials.filter(credential => credential.platform === platform.name).map(credential => ({
      ...credential,
      get headers () { return api.headersOf(credential, clock.now()) }
    }))
  return { ...NONE, ...Object.fromEntries(served.map(one => [one.platform.name, of(one)])) }
}

/** So that a program need not ask whether there are any. */
const NONE: Ringback['credentials'] = { cxengage: [], vcc: [] }
