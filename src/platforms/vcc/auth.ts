import type { FastifyRequest } from 'fastify'
import { createTokens } from '../../http/tokens.ts'
import type { IdAndSecret } from '../../http/basic.ts'
import type { Account, Space } from '../accounts.ts'
import { createAccountIndex } from '../kit/account-index.ts'
import type { Context } from '../platform.ts'
import { forbidden, tokenInvalid, tokenMissing, unauthorized } from './errors.ts'
import { scopesOf } from './scopes.ts'

interface Claims { client: string, scope: string }

/** What is told of whoever gets a token. */
type Client = Pick<Account, 'credential' | 'generation' | 'now'>

/** Documented: seconds that every token lives. */
export const TOKEN_TTL = 7200

export type Authentication = ReturnType<typeof createAuthentication>

export function createAuthentication ({ accounts, secret }: Context) {
  const tokens = createTokens<Claims>(secret, 'vcc')
  const clients =
    createAccountIndex(accounts, 'vcc', all => new Map(all.map(account => [account.credential.id, account])))

  return {
    /** A pair of credentials from the platform's API Admin page. */
    findClient ({ id, secret }: IdAndSecret): Account | undefined {
      const client = clients().get(id)
      return client?.credential.secret === secret ? client : undefined
    },

    issue: (client: Client, scopes: Iterable<string>): string =>
      tokens.issue({ client: client.credential.id, scope: [...scopes].join(' ') }, client, TOKEN_TTL),

    /**
     * The space whose data the request may read, with a token for one of the scopes. Throws the platform's 401s and
     * 403.
     */
    authenticate (request: FastifyRequest, scopes: readonly string[]): Space {
      const token = tokenOf(request)
      if (token === undefined) throw tokenMissing()
      const read = tokens.read(token, ({ client }) => clients().get(client))
      // They belong to one tenant.
      const space = read?.holder.spaces[0]
      if (read === undefined || space === undefined) throw tokenInvalid()
      const has = read.claims.scope.split(' ')
      if (scopes.some(scope => has.includes(scope))) return space
      const may = scopesOf(read.holder.credential.grants)
      throw scopes.some(scope => may.has(scope)) ? unauthorized() : forbidden()
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
