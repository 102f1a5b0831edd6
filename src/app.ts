import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify'
import { parseInstant } from './world/instants.ts'
import { shown } from './world/shown.ts'
import { answerBrokenRequests } from './http/broken-requests.ts'
import { createConnections } from './http/connections.ts'
import { buildValidator } from './http/lazy-validation.ts'
import { parseQueryString } from './http/query-string.ts'
import { serializers } from './http/redacted.ts'
import type { Refusal } from './http/refusal.ts'
import { refuseUndocumented } from './http/strict.ts'
import { hasTwoHosts, isBelow, pathOf, settleTarget } from './http/target.ts'
import type { Platform } from './platforms/platform.ts'
import type { Doors } from './control/guard.ts'
import type { ServerStatus } from './control/health.ts'
import { frontDoor } from './control/pages/routes.ts'
import { control, type ControlOptions } from './control/plugin.ts'

export type { ServerStatus }

/** Who gets in to the control plane, when anybody does. */
export type Access = Omit<Doors, 'listening'>

export interface AppOptions extends Omit<ControlOptions, 'doors'> {
  /** Undefined when the control plane is switched off. */
  access: Access | undefined
  /** Whether platforms refuse what their contracts do not have. */
  strict: boolean
  logger?: FastifyBaseLogger | undefined
}

const CONTROL = '/__admin'

/** Path parameters are checked by the routes' schemas, so that a long one gets its platform's error. */
const LONGEST_PARAMETER = 65_536

/** Composes the HTTP application; never listens. Each platform lives in a scope of its own. */
export function buildApp ({ logger, access, strict, ...options }: AppOptions): FastifyInstance {
  const { platforms, status } = options
  const owner = (path: string): Platform | undefined => platforms.find(({ platform }) => platform.owns(path))?.platform
  const connections = createConnections()

  const app = Fastify({
    ...(logger === undefined ? { logger: false } : { loggerInstance: logger.child({}, { serializers }) }),
    routerOptions: { maxParamLength: LONGEST_PARAMETER, querystringParser: parseQueryString },
    rewriteUrl: request =>
      platforms.reduce((target, { platform }) => platform.canonical(target), settleTarget(request)),
    ajv: {
      customOptions: {
        formats: { timestamp: text => parseInstant(text) !== undefined },
        keywords: ['x-evidence', 'x-values'],
        validateSchema: false,
        strictNumbers: false
      }
    },
    schemaController: { compilersFactory: { buildValidator } },
    frameworkErrors (error, request, reply) {
      return sendRefusal(reply, refuse(error.statusCode ?? 400, request.url))
    },
    clientErrorHandler: answerBrokenRequests(refuse, connections),
    http: { requireHostHeader: false },
    return503OnClosing: false // but in the envelope of the path's owner, below
  })
  connections.watch(app.server)
  // Whatever a client expects, it gets the platform's answer and not an empty 417.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response))

  function refuse (status: number, url: string): Refusal {
    const path = pathOf(url)
    return owner(path)?.refusal(status, path) ?? neutralRefusal(status, path)
  }

  /** Asked anew each time: whoever has the application may let it listen. */
  function listening (): string | undefined {
    const address = app.server.address()
    return typeof address === 'object' ? address?.address : undefined // a text is a socket in the file system
  }

  /** The control plane and its first page say themselves that the server starts or closes. */
  const tellsPhase = (path: string) => isBelow(path, CONTROL) || (access !== undefined && path === '/')

  app.decorateRequest('view')
  // Without a promise, as every hook that all requests pass: promises were a tenth of their time.
  app.addHook('onRequest', (request, reply, done) => {
    if (hasTwoHosts(request.raw)) {
      sendRefusal(reply, refuse(400, request.url))
    } else if (status.phase !== 'ready' && !tellsPhase(pathOf(request.url))) {
      sendRefusal(reply.header('retry-after', '1'), refuse(503, request.url))
    } else {
      done()
    }
  })
  app.addHook('preClose', async () => { status.phase = 'closing' })
  // Where nothing is served, it does not matter what is wrong with a body.
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const { statusCode = 500 } = error
    if (statusCode >= 500) request.log.error(error)
    return sendRefusal(reply, refuse(statusCode < 500 && request.is404 ? 404 : statusCode, request.url))
  })
  app.setNotFoundHandler((request, reply) => sendRefusal(reply, refuse(404, request.url)))
  app.register(async scope => {
    if (strict) refuseUndocumented(scope)
    for (const { api } of platforms) await scope.register(api.routes)
  })
  const doors = access && { ...access, listening }
  app.register(control, { prefix: CONTROL, doors, ...options })
  if (doors !== undefined) app.register(frontDoor, { doors, ...options })
  return app
}

/** Fits the reply of any kind of server. */
type AnyReply = Pick<FastifyReply, 'code'>

const sendRefusal = (reply: AnyReply, { status, headers, body }: Refusal) =>
  reply.code(status).headers(headers).send(body)

const MESSAGES: Readonly<Record<number, string>> = {
  500: 'Something went wrong; the log has it',
  503: 'The server starts or closes'
}

/** The envelope where no platform is: `{"message": …}`. */
function neutralRefusal (status: number, path: string): Refusal {
  const reason = MESSAGES[status] ?? 'The request cannot be understood'
  const message = status === 404 ? `Nothing is served at ${shown(path)}` : reason
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify({ message }) }
}
