import createError from '@fastify/error'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { UnavailableError } from '../http/unavailable.ts'
import { ClockError } from '../world/clock-error.ts'

const NAMED = '--allow-hosts names those that may'

const PAGE = `The control plane takes nothing from a web page of another host; ${NAMED}`
const HOST = `The control plane is not asked under this Host; ${NAMED}`
const TOKEN =
  'The control plane asks for "Authorization: Bearer <token>", printed at the start or set by RINGBACK_ADMIN_TOKEN'

export const ForeignPageError = createError('RINGBACK_FOREIGN_PAGE', PAGE, 403)
export const ForeignHostError = createError('RINGBACK_FOREIGN_HOST', HOST, 403)
export const TokenError = createError('RINGBACK_TOKEN', TOKEN, 401)
export const UnknownCaseError = createError<[string]>('RINGBACK_UNKNOWN_CASE', 'The scenario has no case %s', 404)
export const BodyError = createError('RINGBACK_BODY', 'The body is no JSON', 400)

/** Why the server cannot do it now. */
export const unavailable = (phase: 'starting' | 'closing') =>
  new UnavailableError(phase === 'starting' ? 'The history is still being made' : 'The server closes')

/** The control plane's one envelope: `{"message": …}`. */
export async function handleError (error: FastifyError | ClockError, request: FastifyRequest, reply: FastifyReply) {
  const status = error instanceof ClockError ? 400 : error.statusCode ?? 500
  const isFault = status >= 500 && !(error instanceof UnavailableError)
  if (isFault) request.log.error(error)
  if (status === 503) reply.header('retry-after', '1')
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="ringback"')
  reply.code(status)
  return { message: isFault ? 'Something went wrong; the log has it' : error.message }
}
