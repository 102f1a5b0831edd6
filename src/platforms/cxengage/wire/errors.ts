import createError from '@fastify/error'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Refusal } from '../../../http/refusal.ts'
import { Nullable, assumed, observed, wire } from '../../../http/wire.ts'

export const UnauthorizedError = createError('CXENGAGE_UNAUTHORIZED', 'Unauthorized', 401)
export const ForbiddenError = createError('CXENGAGE_FORBIDDEN', 'Forbidden', 403)
/** A link that opens nothing (any more). Inferred: 403, as S3 says it. Assumed: in the envelope of this platform. */
export const LinkError = createError<[string]>('CXENGAGE_LINK', '%s', 403)
export const NotFoundError = createError<[string]>('CXENGAGE_NOT_FOUND', '%s not found', 404)
export const NotEmulatedError = createError('CXENGAGE_NOT_EMULATED', 'Not emulated', 501)

/** A parameter that is well-formed but impossible. */
export class BadParameterError extends Error {
  readonly statusCode = 400
  readonly attribute: Record<string, string>

  constructor (parameter: string, expectation: string) {
    super(BAD_PARAMETER)
    this.attribute = { [parameter]: expectation }
  }
}

/** Observed in the console that the vendor ships: the message of every validation error. */
const BAD_PARAMETER = 'bad request parameters'

export const ErrorSchema = wire({
  error: wire({
    code: Type.Integer({ ...observed('vendor console') }),
    message: Type.String({ ...observed('vendor console') }),
    attribute: Type.Optional(Nullable(Type.Record(Type.String(), Type.String()), {
      description: 'What is wrong, by parameter', ...observed('vendor console')
    }))
  })
}, { $id: 'Error', ...assumed('the statuses are documented, their bodies are not; this is the core API\'s shape') })

/** The responses that every route can have, for the contract. */
export const errorResponses = Object.fromEntries(
  [[400, 'Malformed input'], [401, 'No or failed authentication'], [403, 'Not permitted'], [
    404, 'Does not exist'
  ]].map(([status, description]) =>
    [status, { description, $ref: 'Error' }]))

/** Of a route that ringback emulates a part of. */
export const notEmulatedResponse = { description: 'Not emulated', $ref: 'Error' }

const body = (code: number, message: string, attribute: Record<string, string> | null = null) =>
  ({ error: attribute === null ? { code, message } : { code, message, attribute } })

const MESSAGES: Record<number, string> =
  {
    400: BAD_PARAMETER,
    404: 'Not found',
    408: 'Request timeout',
    431: 'Request header fields too large',
    503: 'Service unavailable'
  }

/** What one part of an answer says instead of failing all of it. Throws what is no error of this platform. */
export function bodyOfError (error: unknown) {
  if (error instanceof BadParameterError) return { status: 400, body: body(400, error.message, error.attribute) }
  if (error instanceof NotFoundError) return { status: 404, body: body(404, error.message) }
  throw error
}

/** Turns whatever was thrown in the scope into the platform's envelope. */
export async function handleError (error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const [problem] = error.validation ?? []
  if (problem !== undefined) {
    const missing: unknown = problem.params['missingProperty']
    const name = problem.instancePath.split('/')[1] ?? (typeof missing === 'string'
      ? missing
      : error.validationContext ?? 'body')
    reply.code(400)
    return body(400, BAD_PARAMETER, { [name]: problem.message ?? 'is invalid' })
  }
  if (error instanceof BadParameterError) {
    reply.code(400)
    return body(400, error.message, error.attribute)
  }
  const status = statusOf(error)
  reply.code(status)
  if (error.code?.startsWith('CXENGAGE_')) return body(status, error.message)
  if (status >= 500) request.log.error(error)
  return body(status, status >= 500 ? 'Internal server error' : MESSAGES[status] ?? error.message)
}

/** The platform documents no 413 and no 415: a body that it cannot take is malformed input. */
function statusOf ({ statusCode = 500 }: FastifyError): number {
  return statusCode === 413 || statusCode === 415 ? 400 : statusCode
}

/** The same for what no route of the scope has seen. */
export function refuse (status: number): Refusal {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' },
    body: JSON.stringify(body(status, MESSAGES[status] ?? 'Error'))
  }
}
