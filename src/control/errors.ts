import createError from '@fastify/error'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { UnavailableError } from '../http/unavailable.ts'
import { NoRoomError } from '../seeding/changed-days.ts'
import { SpaceError } from '../spaces/space-error.ts'
import { ClockError } from '../world/clock-error.ts'

const NAMED = '--allow-hosts names those that may'

const PAGE = `The control plane takes nothing from a web page of another host; ${NAMED}`
const HOST = `The control plane is not asked under this Host; ${NAMED}`
const TOKEN =
  'The control plane asks for "Authorization: Bearer <token>", printed at the start or set by RINGBACK_ADMIN_TOKEN'

export const ForeignPageError = createError('RINGBACK_FOREIGN_PAGE', PAGE, 403)
export const ForeignHostError = createError('RINGBACK_FOREIGN_HOST', HOST, 403)
export const TokenError = createError('RINGBACK_TOKEN', TOKEN, 401)
export const BodyError = createError('RINGBACK_BODY', 'The body is no JSON', 400)

/** Why the server cannot do it now. */
export const unavailable = (phase: 'starting' | 'closing') =>
  new UnavailableError(phase === 'starting' ? 'The history is still being made' : 'The server closes')

/** The control plane's one envelope: `{"message": …}`, and `problems` where something that was sent is wrong. */
export async function handleError (
  error: FastifyError | ClockError | SpaceError | NoRoomError, request: FastifyRequest, reply: FastifyReply
) {
  const status = statusOf(error)
  const isFault = status >= 500 && !(error instanceof UnavailableError)
  if (isFault) request.log.error(error)
  if (status === 503) reply.header('retry-after', '1')
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="ringback"')
  reply.code(status)
  if (error instanceof SpaceError && error.problems.length > 0) {
    return { message: error.message, problems: error.problems }
  }
  if (error instanceof ClockError) return { message: error.message, problems: [{ pointer: '', expected: error.told }] }
  return { message: isFault ? 'Something went wrong; the log has it' : error.message }
}

function statusOf (error: FastifyError | ClockError | SpaceError | NoRoomError): number {
  if (error instanceof ClockError) return 400
  if (error instanceof NoRoomError) return 409
  return error instanceof SpaceError ? error.status : error.statusCode ?? 500
}
