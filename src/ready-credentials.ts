import type { ServedPlatform } from './platforms/platform.ts'
import type { ReadyCredential, Ringback } from './ringback.ts'
import type { Clock } from './world/clock.ts'
import type { Credential } from './world/scenario.ts'

/** The scenario's credentials by platform, each with what a request has to carry. */
export function readyCredentials (
  open: readonly ServedPlatform[], credentials: readonly Credential[], clock: Clock
): Ringback['credentials'] {
  const of = (name: keyof Ringback['credentials']): ReadyCredential[] => open
    .filter(({ platform }) => platform.name === name)
    .flatMap(({ api }) => credentials.filter(credential => credential.platform === name).map(credential => ({
      ...credential,
      get headers () { return api.headersOf(credential, clock.now()) }
    })))
  return { cxengage: of('cxengage'), vcc: of('vcc') }
}
