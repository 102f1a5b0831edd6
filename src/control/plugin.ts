import cors from '@fastify/cors'
import type { FastifyPluginAsync } from 'fastify'
import type { Cases } from '../cases/create-cases.ts'
import { NO_EXAMPLES } from '../platforms/examples.ts'
import { createContractScope } from '../http/contract-scope.ts'
import { shown } from '../world/shown.ts'
import { baseOf } from './base-of.ts'
import { actionRoutes, type ActionOptions } from './actions/routes.ts'
import { CONTROL_CONTRACT, firstPageSchema } from './contract.ts'
import { docsRoutes } from './docs.ts'
import { BodyError, handleError, unavailable } from './errors.ts'
import { withExamples } from './examples.ts'
import { SAFE, createGuard, type Doors } from './guard.ts'
import { healthRoutes } from './health.ts'
import { invariantRoutes, type InvariantOptions } from './invariants.ts'
import { assetRoutes } from './pages/assets.ts'
import type { Played } from './pages/facts.ts'
import { frontRoutes } from './pages/routes.ts'
import { ownExamples } from './own-examples.ts'

export interface ControlOptions extends Played, ActionOptions {
  cases: Cases
  invariants: InvariantOptions['invariants']
  /** Who gets in; undefined when the control plane is switched off, and its health alone is told. */
  doors: Doors | undefined
}

/** The control plane below /__admin: never imitates a platform, and answers no foreign page. */
export const control: FastifyPluginAsync<ControlOptions> = async (app, options) => {
  const { platforms, status, invariants, actions, doors } = options
  const scope = createContractScope(CONTROL_CONTRACT)
  app.setErrorHandler(handleError)
  app.setValidatorCompiler(() => () => true) // what comes in is checked where it is read
  await scope.open(app)
  await app.register(healthRoutes, { status })
  if (doors === undefined) return

  const guard = createGuard(doors)
  // Before the guard, so that a page can read refusals, and because browsers send no token with a preflight.
  await app.register(cors, {
    origin: async (origin: string | undefined) => origin !== undefined && guard.isOwnOrigin(origin),
    strictPreflight: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE']
  })
  app.addHook('onRequest', async ({ method, headers, routeOptions }) => {
    guard.admit({ method, headers, door: routeOptions.config.door })
    if (!SAFE.includes(method) && status.phase !== 'ready') throw unavailable(status.phase)
  })
  // Every body is taken for JSON, so that a short curl will do.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, async (_request: unknown, body: string) => parseBody(body))

  await app.register(frontRoutes, { ...options, prefix: '', schema: firstPageSchema })
  await app.register(assetRoutes)
  await app.register(actionRoutes, { actions })
  await app.register(docsRoutes, { platforms: platforms.map(({ platform }) => platform) })
  await app.register(invariantRoutes, { status, invariants })

  app.get('/openapi/control.json', { schema: { hide: true }, config: { door: 'readable' } }, async request => ({
    ...withExamples(scope.contract(), guard.isStranger(request.headers) ? NO_EXAMPLES : ownExamples(options)),
    servers: [{ url: baseOf(request) }]
  }))

  for (const { platform, api } of platforms) {
    app.get(`/openapi/${platform.name}.json`, { schema: { hide: true }, config: { door: 'readable' } },
      async request => ({
        ...withExamples(api.contract(),
          guard.isStranger(request.headers) ? NO_EXAMPLES : api.examples(status.clock.now())),
        servers: [{ url: baseOf(request) }]
      }))
  }

  app.setNotFoundHandler(async (request, reply) => {
    reply.code(404)
    return { message: `Nothing is served at ${request.method} ${shown(request.url)}` }
  })
}

function parseBody (text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new BodyError()
  }
}
