import type { FastifyRequest } from 'fastify'
import { createTokens } from '../../http/tokens.ts'
import type { IdAndSecret } from '../../http/basic.ts'
import type { Centre } from '../../world/centre.ts'
import type { Credential, Scenario } from '../../world/scenario.ts'
import { isAmong } from '../../world/tenant-ids.ts'
import { forbidden, tokenInvalid, tokenMissing, unauthorized } from './errors.ts'
import { scopesOf } from './scopes.ts'

/** A pair of credentials from the platform's API Admin page. They belong to one account. */
export interface Client {
  id: string
  secret: string
  scopes: ReadonlySet<string>
  account: Centre
}

interface Claims { client: string, scope: string }

/** Documented: seconds that every token lives. */
export const TOKEN_TTL = 7200

export type Authentication = ReturnType<typeof createAuthentication>

export function createAuthentication ({ credentials }: Scenario, centres: readonly Centre[], secret: string) {
  const tokens = createTokens<Claims>(secret, 'vcc')
  const clients = new Map<string, Client>()
  for (const { platform, id, secret, grants, tenants: [tenant = ''] } of credentials) {
    const account = centres.find(centre => isAmong(centre.tenant, [tenant]))
    if (platform === 'vcc' && account !== undefined) clients.set(id, { id, secret, scopes: scopesOf(grants), account })
  }

  return {
    findClient ({ id, secret }: IdAndSecret): Client | undefined {
      const client = clients.get(id)
      return client?.secret === secret ? client : undefined
    },

    issue: ({ id }: Client, scopes: readonly string[], now: number): string =>
      tokens.issue({ client: id, scope: scopes.join(' ') }, now, TOKEN_TTL),

    /** A token with every scope of a credential of this scenario. */
    tokenOfAll ({ id, grants }: Credential, now: number): string {
      return tokens.issue({ client: id, scope: [...scopesOf(grants)].join(' ') }, now, TOKEN_TTL)
    },

    /**
     * The account whose data the request may read, with a token for one of the scopes. Throws the platform's 401s and
     * 403.
     */
    authenticate (request: FastifyRequest, scopes: readonly string[], now: number): Centre {
      const token = tokenOf(request)
      if (token === undefined) throw tokenMissing()
      const claims = tokens.read(token, now)
      const client = claims && clients.get(claims.client)
      if (client === undefined) throw tokenInvalid()
      const has = claims?.scope.split(' ') ?? []
      if (scopes.some(scope => has.includes(scope))) return client.account
      throw scopes.some(scope => client.scopes.has(scope)) ? unauthorized() : forbidden()
    }
  }
}

/**
 * QUIRK(vcc) [inferred: the gateway's oauth2 plugin]: two words of which the first is `bearer` or `token`, in any
 * letter case, name a token; any other header is an invalid token and not a missing one; without the header the
 * parameter `access_token` counts. Test: "the authorization scheme is read as the gateway reads it".
 */
function tokenOf ({ headers: { authorization }, query }: FastifyRequest): string | undefined {
  if (authorization === undefined) return (query as Record<string, string>)['access_token'] // as the query string's parser makes it
  return /^\s*(?:bearer|token)\s+(\S+)\s*$/i.exec(authorization)?.[1] ?? ''
}
