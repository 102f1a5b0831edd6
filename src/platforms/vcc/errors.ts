import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { STATUS_CODES } from '../../http/status-codes.ts'
import type { Refusal } from '../../http/refusal.ts'
import { isBelow } from '../../http/target.ts'
import { explain } from './parameter-errors.ts'
import { AVAILABILITY, INTERACTION_CONTENT, STATS_PATH, USER_ADMIN } from './paths.ts'

/** The answer of a request that failed: every error of the platform has a body of its own. */
export class VccError extends Error {
  readonly statusCode: number
  readonly body: object
  readonly headers: Record<string, string>

  constructor (statusCode: number, body: object, headers: Record<string, string> = {}) {
    super(STATUS_CODES[statusCode])
    this.name = 'VccError'
    this.statusCode = statusCode
    this.body = body
    this.headers = headers
  }
}

/** Documented: on every answer of the stats endpoints. */
export const CACHE_CONTROL = 'max-age=5, must-revalidate, private'

const JSON_TYPE = 'application/json; charset=utf-8'
const INVALID_TOKEN = 'The access token is invalid or has expired'

/** The shape of the framework's own errors. */
const framework =
  (statusCode: number, message = STATUS_CODES[statusCode]) => ({ statusCode, error: STATUS_CODES[statusCode], message })

// Stats endpoints. The order of the two keys of a token's error is documented.
export const tokenMissing = () => new VccError(401,
  { error_description: 'The access token is missing', error: 'invalid_request' },
  { 'www-authenticate': 'Bearer realm="service"' })
export const tokenInvalid = () => new VccError(401,
  { error_description: INVALID_TOKEN, error: 'invalid_token' },
  { 'www-authenticate': `Bearer realm="service" error="invalid_token" error_description="${INVALID_TOKEN}"` })
export const unauthorized = () => new VccError(401, { message: 'Unauthorized' })
export const forbidden = () => new VccError(403, { message: 'Forbidden' })
export const tooManyRequests = (headers: Record<string, string>) =>
  new VccError(429, { message: 'API rate limit exceeded' }, headers)
export const acceptInvalid = () => new VccError(400, framework(400, 'Invalid Accept header!'))
export const versionInvalid = (valid: readonly number[]) =>
  new VccError(400, framework(400, `Invalid api-version! Valid values: ${valid.join(',')}`))
export const badRequest = (message: string) => new VccError(400, { message })
export const interactionNotFound = () => new VccError(404, { message: 'Not Found' })
export const routeNotFound = () => new VccError(404, framework(404))

// Interaction Content. All that has no comment is documented to the byte.
const CONTENT_TYPES = [2, 3].map(version => `'application/vnd.newvoicemedia.v${version}+json'`)
const contentVersion = (valid: readonly string[]) =>
  badRequest(`Invalid api-version! Valid values: ${valid.join(', ')}`)
export const contentVersionMissing = () => contentVersion(CONTENT_TYPES)
export const contentVersionInvalid = () => contentVersion(CONTENT_TYPES.slice(1))
/** The status is documented, the body is assumed. */
export const contentNotFound = () => new VccError(404, { message: 'Not Found' })
export const rangeNotSatisfiable = (length: number) =>
  new VccError(416, { message: STATUS_CODES[416] }, { 'content-range': `bytes */${length}` })
/** The status is documented, the body is assumed. */
export const deletionGoesOn = () => new VccError(429, { message: 'Too Many Requests' })
/** Ringback's own. */
export const spaceFull = (reason: string) => new VccError(503, { message: `ringback: ${reason}` })

/** Agent Availability, documented. */
export const skillNamesMissing = () => new VccError(400, { SkillNames: ['The SkillNames field is required.'] })

// Token endpoint.
const tokenError = (status: number, error: string, description: string, headers: Record<string, string> = {}) =>
  new VccError(status, { error, error_description: description }, headers)
export const grantTypeInvalid = () => tokenError(400, 'unsupported_grant_type', 'Invalid grant_type')
export const scopeMissing = () => tokenError(400, 'invalid_scope', 'You must specify a scope')
export const scopeInvalid = (scope: string) => tokenError(400, 'invalid_scope', `"${scope}" is an invalid scope`)
/**
 * QUIRK(vcc) [inferred: the gateway's oauth2 plugin]: wrong credentials are 400 in the form and 401 in a header.
 * Test: "wrong credentials are 400 in the form and 401 in a Basic header".
 */
export const clientInvalid = (inHeader: boolean) => inHeader
  ? tokenError(401, 'invalid_client', 'Invalid client authentication', { 'www-authenticate': 'Basic realm="OAuth2.0"' })
  : tokenError(400, 'invalid_client', 'Invalid client authentication')
export const methodNotAllowed = () =>
  tokenError(405, 'invalid_request', 'The request method must be POST', { allow: 'POST' })
export const gatewayNotFound = () => new VccError(404, { message: 'no Route matched with those values' })

/** Turns whatever was thrown in a scope into the platform's answer. */
const createHandler = (errorOf: (error: FastifyError, request: FastifyRequest) => VccError) =>
  async function handleError (error: FastifyError | VccError, request: FastifyRequest, reply: FastifyReply) {
    const { statusCode, body, headers } = error instanceof VccError ? error : errorOf(error, request)
    reply.code(statusCode).headers(headers)
    return body
  }

export const handleStatsError = createHandler(statsErrorOf)
export const handleTokenError = createHandler(tokenErrorOf)
export const handleContentError = createHandler(contentErrorOf)

function statsErrorOf (error: FastifyError, request: FastifyRequest): VccError {
  const [problem] = error.validation ?? []
  if (problem !== undefined) return badRequest(explain(problem, request))
  // Only an unknown route has a body, so one that cannot be read hides nothing else.
  if (error.statusCode !== undefined && error.statusCode < 500) return routeNotFound()
  request.log.error(error)
  return new VccError(500, framework(500, 'An internal server error occurred'))
}

function contentErrorOf (error: FastifyError, request: FastifyRequest): VccError {
  const [problem] = error.validation ?? []
  if (problem !== undefined) return badRequest(explain(problem, request))
  if (error.statusCode !== undefined && error.statusCode < 500) return contentNotFound()
  request.log.error(error)
  return new VccError(500, { message: STATUS_CODES[500] })
}

function tokenErrorOf (error: FastifyError, request: FastifyRequest): VccError {
  // The form cannot be read, so it names no grant type; on an unknown route it does not matter.
  if ((error.statusCode ?? 500) < 500) return request.is404 ? gatewayNotFound() : grantTypeInvalid()
  request.log.error(error)
  return tokenError(500, 'Internal Server Error', 'An internal server error occurred')
}

/** The same for what no route has seen. */
export function refuse (status: number, path: string): Refusal {
  const { body, headers } = refusalOf(status, path.toLowerCase())
  return {
    status,
    headers: { 'content-type': JSON_TYPE, 'access-control-allow-origin': '*', ...headers },
    body: JSON.stringify(body)
  }
}

function refusalOf (status: number, path: string): VccError {
  if (isBelow(path, STATS_PATH)) return new VccError(status, framework(status), { 'cache-control': CACHE_CONTROL })
  if (isBelow(path, INTERACTION_CONTENT)) return new VccError(status, { message: STATUS_CODES[status] })
  if (isBelow(path, USER_ADMIN) || isBelow(path, AVAILABILITY)) return new VccError(status, framework(status))
  return tokenRefusal(status)
}

function tokenRefusal (status: number): VccError {
  const name = STATUS_CODES[status] ?? 'Error'
  return status === 404 ? gatewayNotFound() : tokenError(status, status < 500 ? 'invalid_request' : name, name)
}
