import createError from '@fastify/error'

/** What a server answers while it cannot, as planned: nothing is wrong, and nothing is logged. */
export const UnavailableError = createError<[string]>('RINGBACK_UNAVAILABLE', '%s', 503)
