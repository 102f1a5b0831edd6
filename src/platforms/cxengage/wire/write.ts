import type { FastifyRequest } from 'fastify'
import { WriteError, type Write, type WriteInto } from '../../writes.ts'
import { BadParameterError, ForbiddenError } from './errors.ts'

/** Writes into the space of a request. Assumed: what it does not take is 400, as a parameter that is impossible. */
export const writeFor = (write: WriteInto) =>
  async ({ space }: FastifyRequest, told: Write): Promise<string | undefined> => {
    try {
      return await write(space, told)
    } catch (error) {
      if (!(error instanceof WriteError)) throw error
      if (error.reason === 'closed') throw new ForbiddenError()
      throw new BadParameterError(error.key === '' ? 'body' : error.key, error.message)
    }
  }
