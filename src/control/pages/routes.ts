import type { FastifyError, FastifyPluginAsync } from 'fastify'
import type { Cases } from '../../cases/create-cases.ts'
import type { ClockError } from '../../world/clock-error.ts'
import { shown } from '../../world/shown.ts'
import { baseOf } from '../base-of.ts'
import { handleError } from '../errors.ts'
import { createGuard, type Doors } from '../guard.ts'
import { prefersPage } from './accept.ts'
import { factsOf, type Played } from './facts.ts'
import { PAGE_HEADERS } from './layout.ts'
import { firstPage } from './page.ts'
import type { Wish } from './pictures/choice.ts'
import { refusalPage, startingPage } from './short-pages.ts'

export interface FrontOptions extends Played {
  cases: Cases
  /** How the contract tells it; undefined where there is none. */
  schema?: object
}

const HTML = 'text/html; charset=utf-8'

/** The front door: a page for browsers, and the same facts as JSON for programs. Whoever registers it guards it. */
export const frontRoutes: FastifyPluginAsync<FrontOptions> = async (app, options) => {
  const { cases, schema = { hide: true }, ...played } = options
  const { status } = played

  app.setErrorHandler(async (error: FastifyError | ClockError, request, reply) => {
    const body = await handleError(error, request, reply)
    reply.headers(PAGE_HEADERS)
    if (!prefersPage(request.headers.accept)) return body
    reply.type(HTML)
    return refusalPage(reply.statusCode, body.message)
  })

  app.get<{ Querystring: Wish }>('/', { schema }, async (request, reply) => {
    const base = baseOf(request)
    reply.headers(PAGE_HEADERS)
    if (status.phase !== 'ready') reply.code(503).header('retry-after', '1')
    if (!prefersPage(request.headers.accept)) return factsOf(played, base)
    reply.type(HTML)
    if (status.phase !== 'ready') return startingPage(shown(status.scenario, 80))
    return await firstPage(app, played, cases, request.query, base)
  })
}

/** The same at the server's own address, behind the control plane's doors. */
export const frontDoor: FastifyPluginAsync<FrontOptions & { doors: Doors }> = async (app, { doors, ...options }) => {
  const guard = createGuard(doors)
  app.addHook('onRequest', async ({ method, headers }) => guard.admit({ method, headers, door: undefined }))
  await app.register(frontRoutes, options)
}
