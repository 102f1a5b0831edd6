import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Space } from '../../accounts.ts'
import { deletionGoesOn } from '../errors.ts'
import { DELETE_CONTENT } from '../scopes.ts'

/**
 * Documented: of the deletions of an account that are asked for at a time all but one are 429. Inferred: one goes on
 * until it is answered.
 */
export function deleteOneAtATime (app: FastifyInstance) {
  const busy = new WeakMap<Space, unknown>()

  app.addHook('preParsing', async request => {
    if (request.routeOptions.config.scope !== DELETE_CONTENT) return
    if (busy.has(request.space)) throw deletionGoesOn()
    busy.set(request.space, request.raw)
  })
  const end = async ({ space, raw }: FastifyRequest) => { if (busy.get(space) === raw) busy.delete(space) }
  app.addHook('onSend', end)
  // Where nobody waits for the answer any more.
  app.addHook('onResponse', end)
}
