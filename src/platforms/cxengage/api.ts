import type { FastifyInstance } from 'fastify'
import { createAttendances } from '../../world/presence.ts'
import { basicOf } from '../../http/basic.ts'
import { allowAnyOrigin, createContractScope } from '../../http/contract-scope.ts'
import { renameTenants } from '../kit/rename-tenant.ts'
import type { Api, Context, World } from '../platform.ts'
import { createLinks } from './artifacts/links.ts'
import { artifactRoutes } from './artifacts/routes.ts'
import { artifactSchemas } from './artifacts/schemas.ts'
import { admit, createAuthentication, viewFor } from './access/auth.ts'
import { dashboardRoutes } from './configuration/dashboard-routes.ts'
import { configurationRoutes } from './configuration/routes.ts'
import { configurationSchemas } from './configuration/schemas.ts'
import { userRoutes } from './configuration/user-routes.ts'
import { contactEntityRoutes } from './contacts/contact-routes.ts'
import { contactEntitySchemas } from './contacts/contact-schemas.ts'
import { contactRoutes } from './contacts/routes.ts'
import { contactSchemas } from './contacts/schemas.ts'
import { createCourses } from './courses/repository.ts'
import { createExamples } from './examples.ts'
import { ErrorSchema, NotFoundError, handleError } from './wire/errors.ts'
import type { InteractionRepository } from './interactions/repository.ts'
import { interactionRoutes } from './interactions/routes.ts'
import { interactionSchemas } from './interactions/schemas.ts'
import { interruptRoutes } from './interrupts/routes.ts'
import { interruptSchemas } from './interrupts/schemas.ts'
import { messageRoutes } from './messages/routes.ts'
import { messageSchemas } from './messages/schemas.ts'
import { metadataWritingRoutes } from './messages/writing.ts'
import { noteRoutes } from './notes/routes.ts'
import { noteSchemas } from './notes/schemas.ts'
import { noteWritingRoutes } from './notes/writing.ts'
import { BASE_PATH, TITLE } from './paths.ts'
import { interactionStatisticRoutes } from './realtime/interaction-routes.ts'
import { createSnapshots } from './realtime/snapshot.ts'
import { realtimeRoutes } from './realtime/routes.ts'
import { realtimeSchemas } from './realtime/schemas.ts'
import { rtaRoutes } from './rta/routes.ts'
import { rtaSchemas } from './rta/schemas.ts'
import { presenceRoutes } from './session/presence-routes.ts'
import { sessionRoutes } from './session/routes.ts'
import { sessionSchemas } from './session/schemas.ts'
import type { Parsed } from './scenario.ts'
import { TokenSchema, tokenRoutes } from './tokens/routes.ts'
import { unsupportedRoutes } from './unsupported.ts'
import { createIntervals } from './wfm/intervals.ts'
import { wfmRoutes } from './wfm/routes.ts'
import { wfmSchemas } from './wfm/schemas.ts'

const CONTRACT = {
  title: TITLE,
  schemas: [
    ErrorSchema, TokenSchema, ...sessionSchemas, ...configurationSchemas, ...interactionSchemas, ...artifactSchemas,
    ...noteSchemas, ...messageSchemas, ...interruptSchemas, ...contactEntitySchemas, ...contactSchemas,
    ...wfmSchemas, ...realtimeSchemas, ...rtaSchemas
  ],
  securitySchemes: {
    basic: { type: 'http', scheme: 'basic' },
    token: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`Token <jwt>`, from POST /v1/tokens' }
  },
  security: [{ basic: [] }, { token: [] }]
}

export function createApi (
  context: Context, {
    centres, history
  }: World, { scenario, settings, statics }: Parsed, interactions: InteractionRepository
): Api {
  const authentication = createAuthentication(context)
  const courses = createCourses(history, interactions, statics)
  const attendances = createAttendances(history)
  const snapshotOf = createSnapshots(courses, attendances)
  const scope = createContractScope(CONTRACT)

  /** Everything below /v1: authentication first, then validation, permission, existence (401, 400, 403, 404). */
  async function v1 (app: FastifyInstance) {
    app.setErrorHandler(handleError)
    await allowAnyOrigin(app)
    app.addHook('onRequest', (request, _reply, done) => {
      if (request.routeOptions.config.public !== true) {
        admit(request, authentication.authenticate(request.headers.authorization))
      }
      done()
    })
    app.setNotFoundHandler(async () => { throw new NotFoundError('Path') })
    await app.register(tokenRoutes, { authentication })
    await app.register(sessionRoutes)
    await app.register(presenceRoutes, { viewFor, attendances, authentication })
    await app.register(configurationRoutes, { centres, authentication })
    await app.register(dashboardRoutes, { authentication })
    await app.register(userRoutes, { viewFor, attendances, authentication })
    await app.register(contactEntityRoutes, { viewFor, interactions, authentication })
    await app.register(interactionRoutes, { viewFor, interactions, settings })
    await app.register(artifactRoutes,
      { viewFor, interactions, authentication, links: createLinks(context.secret, authentication) })
    await app.register(noteRoutes, { viewFor, interactions })
    await app.register(messageRoutes, { viewFor, interactions })
    for (const routes of [noteWritingRoutes, metadataWritingRoutes, interruptRoutes]) {
      await app.register(routes, { viewFor, interactions, write: context.write })
    }
    await app.register(contactRoutes, { viewFor, interactions })
    await app.register(wfmRoutes, { viewFor, intervalsWithin: createIntervals(history, courses), settings })
    await app.register(rtaRoutes, { viewFor, courses, attendances })
    await app.register(realtimeRoutes, { viewFor, snapshotOf })
    await app.register(interactionStatisticRoutes, { viewFor, interactions, snapshotOf })
    await app.register(unsupportedRoutes, { viewFor })
  }

  return {
    async routes (app) {
      await scope.open(app)
      renameTenants(app)
      app.decorateRequest('principal')
      app.decorateRequest('now', 0)
      await app.register(v1, { prefix: BASE_PATH })
    },
    contract: scope.contract,
    examples: createExamples(scenario, centres, interactions),
    headersOf: ({ credential }) => ({ authorization: basicOf(credential) }),
    reset () {} // its requests use nothing up
  }
}
