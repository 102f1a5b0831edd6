import type { FastifyRequest } from 'fastify'
import { parseBasic, type IdAndSecret } from '../../../http/basic.ts'
import { createTokens } from '../../../http/tokens.ts'
import { checkGrants } from '../../../world/check-references.ts'
import { createProblems } from '../../../world/scenario-error.ts'
import type { Centre } from '../../../world/centre.ts'
import { createRandom } from '../../../world/random.ts'
import type { Scenario } from '../../../world/scenario.ts'
import { randomUuid } from '../../../world/uuid.ts'
import type { View } from '../../../world/view.ts'
import { idsOf, isAmong } from '../../../world/tenant-ids.ts'
import type { Context } from '../../platform.ts'
import { BadParameterError, ForbiddenError, UnauthorizedError } from '../wire/errors.ts'
import { PERMISSIONS } from './permissions.ts'

/** Who is asking. */
export interface Principal {
  userId: string
  username: string
  /** For people. */
  name: string
  /** What their role is called. */
  role: string
  /** A program, and no user: it belongs to its tenant. */
  isApiKey: boolean
  permissions: ReadonlySet<string>
  /** By every id that names them in a path. */
  tenants: ReadonlyMap<string, Centre>
}

/** What a token says; the names are the platform's. */
interface Claims { 'user-id': string, type: 'token' }

/** Observed: seconds that a token lives when the request names no other time. */
export const TOKEN_TTL = 86_400

export type Authentication = ReturnType<typeof createAuthentication>

export function createAuthentication ({ credentials }: Scenario, centres: readonly Centre[], secret: string) {
  const tokens = createTokens<Claims>(secret, 'cxengage')
  const byUserId = new Map<string, Principal>()
  const byCredential = new Map<string, Principal>()
  const credentialKey = ({ id, secret }: IdAndSecret) => JSON.stringify([id, secret])

  for (const credential of credentials.filter(({ platform }) => platform === 'cxengage')) {
    const principal: Principal = {
      userId: randomUuid(createRandom(`${secret}/users/${credential.id}`)),
      username: credential.id,
      name: credential.name ?? credential.id,
      role: credential.role ?? (credential.grants.includes('*') ? 'Administrator' : 'User'),
      isApiKey: credential.kind === 'api-key',
      permissions: new Set(credential.grants),
      tenants: tenantsOf(centres, credential.tenants)
    }
    byUserId.set(principal.userId, principal)
    byCredential.set(credentialKey(credential), principal)
  }

  // A client sends the same header with every request.
  const byHeader = new Map<string, Principal>()

  function fromBasic (header: string): Principal | undefined {
    const known = byHeader.get(header)
    if (known !== undefined) return known
    const credential = parseBasic(header)
    const principal = credential && byCredential.get(credentialKey(credential))
    if (principal !== undefined && byHeader.size < 1000) byHeader.set(header, principal)
    return principal
  }

  function fromToken (header: string, now: number): Principal | undefined {
    const token = /^Token +(\S+) *$/i.exec(header)?.[1]
    const claims = token === undefined ? undefined : tokens.read(token, now)
    return claims && byUserId.get(claims['user-id'])
  }

  return {
    /** The users who may ask about the tenant. */
    usersOf: (centre: Centre): Principal[] =>
      [...byUserId.values()].filter(principal => !principal.isApiKey && centresOf(principal).includes(centre)),
    /** Reads the Authorization header: HTTP Basic or a token. Throws {@link UnauthorizedError}. */
    authenticate (header: string | undefined, now: number): Principal {
      const principal = header === undefined ? undefined : fromBasic(header) ?? fromToken(header, now)
      if (principal === undefined) throw new UnauthorizedError()
      return principal
    },
    /**
     * Issues a token that lives `ttl` seconds. Assumed: an API key must name its tenant, and a user need not. Throws
     * {@link UnauthorizedError} and {@link BadParameterError}.
     */
    issue (credential: IdAndSecret, tenantId: string | undefined, now: number, ttl: number): string {
      const principal = byCredential.get(credentialKey(credential))
      if (principal === undefined) throw new UnauthorizedError()
      if (principal.isApiKey && tenantId === undefined) {
        throw new BadParameterError('tenantId', 'is required with an API key')
      }
      if (tenantId !== undefined && !principal.tenants.has(tenantId.toLowerCase())) throw new UnauthorizedError()
      return tokens.issue({ 'user-id': principal.userId, type: 'token' }, now, ttl)
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

/**
 * The tenant that the path names. Throws {@link ForbiddenError} for another's, an unknown one, or without what the
 * route wants.
 */
export function tenantFor (request: FastifyRequest, tenantId: string): Centre {
  const { permissions, tenants } = request.principal
  const centre = tenants.get(tenantId.toLowerCase())
  const wanted = request.routeOptions.schema?.['x-permission']?.name ?? undefined
  const permitted = wanted === undefined || permissions.has(wanted) || permissions.has('*')
  if (centre === undefined || !permitted) throw new ForbiddenError()
  return centre
}

/**
 * Returns what a request is answered for: the tenant that its path names, at its instant. Rejects with {@link
 * ForbiddenError}.
 */
export type ViewFor = (request: FastifyRequest<{ Params: { tenantId: string } }>) => Promise<View>

export function createViewFor ({ openView }: Context): ViewFor {
  return async function viewFor (request) {
    const view = await openView(tenantFor(request, request.params.tenantId), request.now)
    request.view = view
    return view
  }
}

/** His tenants, each once. */
export const centresOf = ({ tenants }: Principal): Centre[] => [...new Set(tenants.values())]

/** What they may do; `*` is a scenario's word, which the platform does not know. */
export const permissionsOf = ({ permissions }: Principal): string[] => permissions.has('*')
  ? [...PERMISSIONS]
  : [...permissions]

function tenantsOf (centres: readonly Centre[], ids: readonly string[]): Map<string, Centre> {
  const own = centres.filter(({ tenant }) => isAmong(tenant, ids))
  return new Map(own.flatMap(centre => idsOf(centre.tenant).map(id => [id, centre])))
}

declare module 'fastify' {
  interface FastifyRequest {
    /** cxengage: who is asking; set before anything else is looked at. */
    principal: Principal
    /** cxengage: the server's time, read once, by which credentials are checked. */
    now: number
  }
  interface FastifyContextConfig {
    /** A route that needs no credentials, or looks at them itself. */
    public?: boolean
  }
}
