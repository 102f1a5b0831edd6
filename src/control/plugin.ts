import type { FastifyPluginAsync } from 'fastify'
import type { Clock } from '../world/clock.ts'
import type { ServedPlatform } from '../platforms/platform.ts'
import { version } from '../version.ts'
import { shown } from '../world/shown.ts'
import { caseRoutes, type CaseOptions } from './cases.ts'
import { clockRoutes, stateOf, type ClockOptions } from './clock-routes.ts'
import { docsRoutes } from './docs.ts'
import { BodyError, ForeignPageError, handleError, unavailable } from './errors.ts'
import { withExamples } from './examples.ts'
import { invariantRoutes, type InvariantOptions } from './invariants.ts'
import { isFromHere } from './same-host.ts'

/** What the server is and whether it can answer. */
export interface ServerStatus {
  phase: 'starting' | 'ready' | 'closing'
  scenario: string
  seed: string
  clock: Clock
}

export interface ControlOptions extends CaseOptions {
  platforms: readonly ServedPlatform[]
  status: ServerStatus
  move: ClockOptions['move']
  reset: ClockOptions['reset']
  invariants: InvariantOptions['invariants']
}

/** Methods that change nothing. */
const SAFE = ['GET', 'HEAD', 'OPTIONS']

/** The control plane below /__admin: never imitates a platform, needs no credentials, answers no foreign page. */
export const control: FastifyPluginAsync<ControlOptions> = async (app, { platforms, cases, status, move, reset, invariants }) => {
  app.setErrorHandler(handleError)
  app.addHook('onRequest', async ({ method, headers }) => {
    if (SAFE.includes(method)) return
    if (!isFromHere(headers)) throw new ForeignPageError()
    if (status.phase !== 'ready') throw unavailable(status.phase)
  })
  // Every body is taken for JSON, so that a short curl will do.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, async (_request: unknown, body: string) => parseBody(body))

  app.get('/health', { schema: { hide: true } }, async (_request, reply) => {
    if (status.phase !== 'ready') {
      reply.code(503)
      return { status: status.phase }
    }
    const { scenario, seed, clock } = status
    return {
      status: 'ok',
      version,
      scenario,
      seed,
      clock: stateOf(clock),
      uptime: Math.round(performance.now()) / 1000
    }
  })

  await app.register(clockRoutes, { clock: status.clock, move, reset })
  await app.register(docsRoutes, { platforms: platforms.map(({ platform }) => platform) })
  await app.register(caseRoutes, { cases })
  await app.register(invariantRoutes, { status, invariants })

  for (const { platform, api } of platforms) {
    app.get(`/openapi/${platform.name}.json`, { schema: { hide: true } }, async request => ({
      ...withExamples(api.contract(), api.examples(status.clock.now())),
      servers: [{ url: `${request.protocol}://${request.host}` }]
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
