import type { FastifyPluginAsync } from 'fastify'
import Type from 'typebox'
import { documented } from '../../http/wire.ts'
import type { Authentication } from './auth.ts'
import { ignoreBodies } from './bodies.ts'
import { accessErrors, notEmulatedError } from './error-schemas.ts'
import { contentNotEmulated, handleContentError } from './errors.ts'

const API = documented('Interaction Content API')

const READ = 'interaction-content:read'
const DELETE = 'interaction-content:delete'

type Endpoint = [method: 'GET' | 'POST' | 'DELETE', path: string, operationId: string, summary: string, scope: string]

/** What the Interaction Content API has below its path; nothing of it is emulated. */
const ENDPOINTS: Endpoint[] = [
  ['GET', '/interactions', 'listInteractionContent', 'List interactions and what content they have', READ],
  ['GET', '/interactions/:guid', 'getInteractionContent', 'Get what content an interaction has', READ],
  ['GET', '/interactions/:guid/content/:contentKey', 'downloadInteractionContent', 'Download one content', READ],
  ['POST', '/interactions/delete-batch', 'deleteInteractions', 'Delete up to 1000 interactions', DELETE],
  ['DELETE', '/interactions/:guid', 'deleteInteraction', 'Delete an interaction and its content', DELETE],
  ['DELETE', '/interactions/:guid/content/:contentKey', 'deleteInteractionContent', 'Delete one content', DELETE]
]

interface Options { authentication: Authentication, now: () => number }

/**
 * The Interaction Content API says 501 to any method and path, once it is clear who asks: a 404 would mean to its
 * clients that there is no content. Assumed: a path that it does not have wants the scope to read, and 501 hides the
 * 400 of a version.
 */
export const interactionContentRoutes: FastifyPluginAsync<Options> = async (app, { authentication, now }) => {
  app.setErrorHandler(handleContentError)
  ignoreBodies(app)
  app.addHook('onRequest',
    async request => { authentication.authenticate(request, request.routeOptions.config.scope ?? READ, now()) })
  app.setNotFoundHandler(async () => { throw contentNotEmulated() })

  for (const [method, url, operationId, summary, scope] of ENDPOINTS) {
    app.route({
      method,
      url,
      config: { scope },
      schema: {
        operationId,
        summary,
        tags: ['not emulated'],
        security: [{ token: [scope] }],
        params: Type.Object(paramsOf(url)),
        response: { 401: accessErrors[401], 403: accessErrors[403], 501: notEmulatedError },
        ...API,
        ...{ 'x-not-emulated': true }
      },
      handler: async () => { throw contentNotEmulated() }
    })
  }
}

const paramsOf = (url: string) =>
  Object.fromEntries([...url.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, Type.String({ ...API })]))

declare module 'fastify' {
  interface FastifyContextConfig {
    /** vcc: what the token must be for, where it is not what the whole scope of routes wants. */
    scope?: string
  }
}
