import type { FastifyRequest } from 'fastify'
import type { IdAndSecret } from '../../../http/basic.ts'
import { createTokens } from '../../../http/tokens.ts'
import { checkGrants } from '../../../world/check-references.ts'
import { createProblems } from '../../../world/scenario-error.ts'
import type { Scenario } from '../../../world/scenario.ts'
import type { View } from '../../../world/view.ts'
import type { Space } from '../../accounts.ts'
import type { Context } from '../../platform.ts'
import { BadParameterError, ForbiddenError, UnauthorizedError } from '../wire/errors.ts'
import { PERMISSIONS } from './permissions.ts'
import { createPrincipals, type Principal } from './principals.ts'

/** What a token says; the names are the platform's. */
interface Claims { 'user-id': string, type: 'token' }

/** Observed: seconds that a token lives when the request names no other time. */
export const TOKEN_TTL = 86_400

export type Authentication = ReturnType<typeof createAuthentication>

export function createAuthentication (context: Context) {
  const tokens = createTokens<Claims>(context.secret, 'cxengage')
  const principals = createPrincipals(context)

  function fromToken (header: string): Principal | undefined {
    const token = /^Token +(\S+) *$/i.exec(header)?.[1]
    const read = token === undefined
      ? undefined
      : tokens.read(token, claims => principals.accountOfUser(claims['user-id']))
    return read && principals.of(read.holder)
  }

  return {
    usersOf: principals.usersOf,
    spaceOf: principals.spaceOf,
    /** Reads the Authorization header: HTTP Basic or a token. Throws {@link UnauthorizedError}. */
    authenticate (header: string | undefined): Principal {
      const principal = header === undefined ? undefined : principals.fromBasic(header) ?? fromToken(header)
      if (principal === undefined) throw new UnauthorizedError()
      return principal
    },
    /**
     * Issues a token that lives `ttl` seconds. Assumed: an API key must name its tenant, and a user need not. Throws
     * {@link UnauthorizedError} and {@link BadParameterError}.
     */
    issue (credential: IdAndSecret, tenantId: string | undefined, ttl: number): string {
      const account = principals.find(credential)
      if (account === undefined) throw new UnauthorizedError()
      const { userId, isApiKey, tenants } = principals.of(account)
      if (isApiKey && tenantId === undefined) throw new BadParameterError('tenantId', 'is required with an API key')
      if (tenantId !== undefined && !tenants.has(tenantId.toLowerCase())) throw new UnauthorizedError()
      return tokens.issue({ 'user-id': userId, type: 'token' }, account, ttl)
    }
  }
}

/** Throws {@link ScenarioError}. */
export function checkCredentials ({ credentials }: Scenario) {
  const { add, check } = createProblems()
  credentials.forEach((credential, index) => {
    const { platform, kind, tenants } = credential
    if (platform !== 'cxengage') return
    checkGrants(credential, index, PERMISSIONS, add)
    if (kind === 'api-key' && tenants.length > 1) {
      add(`/credentials/${index}/tenants`, 'must be one tenant: an API key belongs to it')
    }
  })
  check()
}

/** From now on it is clear who asks, and by which time. */
export function admit (request: FastifyRequest, principal: Principal) {
  const { tenantId = '' } = request.params as { tenantId?: string } // as every path names it that names one
  request.principal = principal
  request.now = (principal.tenants.get(tenantId.toLowerCase()) ?? principal).now()
}

/**
 * The space whose tenant the path names. Throws {@link ForbiddenError} for another's, an unknown one, or without what
 * the route wants.
 */
export function tenantFor (request: FastifyRequest, tenantId: string): Space {
  const { permissions, tenants } = request.principal
  const space = tenants.get(tenantId.toLowerCase())
  const wanted = request.routeOptions.schema?.['x-permission']?.name ?? undefined
  const permitted = wanted === undefined || permissions.has(wanted) || permissions.has('*')
  if (space === undefined || !permitted) throw new ForbiddenError()
  request.space = space
  return space
}

/**
 * Returns what a request is answered for: the tenant that its path names, at its instant. Rejects with {@link
 * ForbiddenError}.
 */
export type ViewFor = (request: FastifyRequest<{ Params: { tenantId: string } }>) => Promise<View>

export const viewFor: ViewFor = async request => {
  const view = await tenantFor(request, request.params.tenantId).openView()
  request.view = view
  return view
}

declare module 'fastify' {
  interface FastifyRequest {
    /** cxengage: who is asking; set before anything else is looked at. */
    principal: Principal
    /** cxengage: what the clock shows of the tenant that the path names, or of whoever asks. */
    now: number
  }
  interface FastifyContextConfig {
    /** A route that needs no credentials, or looks at them itself. */
    public?: boolean
  }
}
