import createError from '@fastify/error'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { ClockError } from '../world/clock-error.ts'

export const ForeignPageError = createError('RINGBACK_FOREIGN_PAGE', 'The control plane takes no changes from a web page of another host', 403)
export const StartingError = createError('RINGBACK_STARTING', 'The history is still being made', 503)
export const UnknownCaseError = createError<[string]>('RINGBACK_UNKNOWN_CASE', 'The scenario has no case %s', 404)
export const BodyError = createError('RINGBACK_BODY', 'The body is no JSON', 400)

/** The control plane's one envelope: `{"message": …}`. */
export async function handleError (error: FastifyError | ClockError, request: FastifyRequest, reply: FastifyReply) {
  const status = error instanceof ClockError ? 400 : error.statusCode ?? 500
  if (status >= 500) request.log.error(error)
  if (error instanceof StartingError) reply.header('retry-after', '1')
  reply.code(status)
  return { message: error instanceof ClockError || status < 500 || error instanceof StartingError ? error.message : 'Something went wrong; the log has it' }
}
