import type { FastifyInstance } from 'fastify'
import { allowAnyOrigin } from '../../../http/contract-scope.ts'
import type { Space } from '../../accounts.ts'
import type { WriteInto } from '../../writes.ts'
import type { Authentication } from '../auth.ts'
import { ignoreBodies } from '../bodies.ts'
import { contentNotFound, handleContentError } from '../errors.ts'
import { createRateLimit } from '../rate-limit.ts'
import { DELETE_CONTENT, READ_CONTENT } from '../scopes.ts'
import type { Limits } from '../settings.ts'
import { deletionRoutes } from './deletions.ts'
import { deleteOneAtATime } from './one-at-a-time.ts'
import type { ContentRepository } from './repository.ts'
import { contentRoutes } from './routes.ts'
import { contentVersionOf } from './version.ts'

/** Everything below /interaction-content: token, scope, limit, version, then validation and existence. */
export function createContentScope (
  authentication: Authentication, limits: Limits, repositories: { contents: ContentRepository }, write: WriteInto
) {
  const reads = createRateLimit(limits.contentReadsPerMinute)
  const deletions = createRateLimit(limits.contentDeletionsPerMinute)

  async function routes (app: FastifyInstance) {
    app.setErrorHandler(handleContentError)
    ignoreBodies(app)
    await allowAnyOrigin(app)
    app.addHook('onRequest', async (request, reply) => {
      // Assumed: a path that the API does not have wants the scope to read.
      const scope = request.routeOptions.config.scope ?? READ_CONTENT
      const space = authentication.authenticate(request, [scope])
      request.space = space
      const isDeletion = scope === DELETE_CONTENT
      reply.headers((isDeletion ? deletions : reads).count(space))
      contentVersionOf(request.headers)
      request.view = await space.openView()
    })
    deleteOneAtATime(app)
    app.setNotFoundHandler(async () => { throw contentNotFound() })
    await app.register(contentRoutes, repositories)
    await app.register(deletionRoutes, { ...repositories, write })
  }

  return {
    routes,
    reset (space?: Space) {
      reads.reset(space)
      deletions.reset(space)
    }
  }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** vcc: what the token must be for, where it is not what the whole scope of routes wants. */
    scope?: string
  }
}
