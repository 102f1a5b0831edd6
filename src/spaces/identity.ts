import { createRandom } from '../world/random.ts'
import type { Credential } from '../world/scenario.ts'
import { randomUuid } from '../world/uuid.ts'

/** Who a space is: drawn from its name, so that the same test meets the same ids and secrets in every run. */
export interface Identity {
  tenantId: string
  /** One for each platform, that may do everything. */
  credentials: Credential[]
}

/** @param origin the id of scenario and seed @param platforms their names */
export function identityOf (name: string, origin: string, platforms: readonly string[]): Identity {
  const key = `${origin}/spaces/${name}`
  const tenantId = randomUuid(createRandom(`${key}/tenant`))
  return { tenantId, credentials: platforms.map(platform => credentialFor(key, tenantId, platform, { id: `space-${name}` })) }
}

/** What a credential is where it was not said. */
export function credentialFor (
  key: string, tenantId: string, platform: string, given: Partial<Credential> & { id: string }
): Credential {
  const secret = randomUuid(createRandom(`${key}/secrets/${platform}/${given.id}`)).replaceAll('-', '')
  return { kind: 'user', grants: ['*'], secret, ...given, platform, tenants: [tenantId] }
}
