import type { FastifyInstance } from 'fastify'
import { basicOf } from '../../http/basic.ts'
import { allowAnyOrigin, createContractScope } from '../../http/contract-scope.ts'
import { readAliases } from '../pinned.ts'
import type { House, OpenPlatform, Platform } from '../platform.ts'
import { createLinks } from './artifacts/links.ts'
import { artifactRoutes } from './artifacts/routes.ts'
import { artifactSchemas } from './artifacts/schemas.ts'
import { checkCredentials, createAuthentication } from './auth.ts'
import { configurationRoutes } from './configuration/routes.ts'
import { configurationSchemas } from './configuration/schemas.ts'
import { contactRoutes } from './contacts/routes.ts'
import { contactSchemas } from './contacts/schemas.ts'
import { ErrorSchema, NotFoundError, handleError, refuse } from './errors.ts'
import { createRows } from './interactions/day-rows.ts'
import { idsFor } from './ids.ts'
import { createInteractionRepository, interactionIndexes, interactionTables } from './interactions/repository.ts'
import { isTold } from './interactions/present.ts'
import { interactionRoutes } from './interactions/routes.ts'
import { interactionSchemas } from './interactions/schemas.ts'
import { DIALECT, readLiterals } from './literals.ts'
import { noteRoutes } from './notes/routes.ts'
import { noteSchemas } from './notes/schemas.ts'
import { createProof } from './proof.ts'
import { interactionStatisticRoutes } from './realtime/interaction-routes.ts'
import { createMoments } from './realtime/moment.ts'
import { realtimeRoutes } from './realtime/routes.ts'
import { realtimeSchemas } from './realtime/schemas.ts'
import { rtaRoutes } from './rta/routes.ts'
import { rtaSchemas } from './rta/schemas.ts'
import { samples } from './samples.ts'
import { sessionRoutes } from './session/routes.ts'
import { sessionSchemas } from './session/schemas.ts'
import { parseSettings } from './settings.ts'
import { TokenSchema, tokenRoutes } from './tokens/routes.ts'
import { unsupportedRoutes } from './unsupported.ts'
import { wfmRoutes } from './wfm/routes.ts'
import { wfmSchemas } from './wfm/schemas.ts'

/** The CxEngage Historical Interactions API. */
export const cxengage: Platform = {
  name: 'cxengage',
  title: 'CxEngage Historical Interactions API',
  basePath: '/v1',
  tables: interactionTables,
  indexes: interactionIndexes,
  owns: path => /^\/v1(?:\/|$)/i.test(path),
  canonical: url => url,
  check (scenario, pinned) {
    parseSettings(scenario)
    checkCredentials(scenario)
    readLiterals(pinned)
    readAliases(pinned, DIALECT)
  },
  samples,
  createRows,
  open,
  refusal: refuse
}

function open (house: House): OpenPlatform {
  const authentication = createAuthentication(house)
  const interactions = createInteractionRepository(house)
  const momentOf = createMoments(interactions, house.days)
  const settings = parseSettings(house.scenario)
  const scope = createContractScope({
    title: cxengage.title,
    schemas: [ErrorSchema, TokenSchema, ...sessionSchemas, ...configurationSchemas, ...interactionSchemas, ...artifactSchemas, ...noteSchemas, ...contactSchemas, ...wfmSchemas, ...realtimeSchemas, ...rtaSchemas],
    securitySchemes: {
      basic: { type: 'http', scheme: 'basic' },
      token: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`Token <jwt>`, from POST /v1/tokens' }
    },
    security: [{ basic: [] }, { token: [] }]
  })

  /** Everything below /v1: authentication first, then validation, permission, existence (401, 400, 403, 404). */
  async function v1 (app: FastifyInstance) {
    app.setErrorHandler(handleError)
    await allowAnyOrigin(app)
    app.addHook('onRequest', async request => {
      if (request.routeOptions.config.public !== true) request.principal = authentication.authenticate(request.headers.authorization, request.now)
    })
    app.setNotFoundHandler(async () => { throw new NotFoundError('Path') })
    await app.register(tokenRoutes, { authentication })
    await app.register(sessionRoutes)
    await app.register(configurationRoutes, { populations: house.populations, authentication, interactions })
    await app.register(interactionRoutes, { interactions, settings })
    await app.register(artifactRoutes, { interactions, authentication, links: createLinks(house) })
    await app.register(noteRoutes, { interactions })
    await app.register(contactRoutes, { interactions })
    await app.register(wfmRoutes, { interactions })
    await app.register(rtaRoutes, { interactions, days: house.days })
    await app.register(realtimeRoutes, { momentOf })
    await app.register(interactionStatisticRoutes, { interactions, momentOf })
    await app.register(unsupportedRoutes)
  }

  return {
    platform: cxengage,
    pinnedDays: interactions.pinnedDays,
    has: interactions.has,
    makeRows: interactions.makeRows,
    enter: interactions.enter,
    writeOut: interactions.writeOut,
    locate (timeline, day) {
      if (!isTold(timeline)) return undefined
      const { interaction: id } = idsFor(timeline, day)
      return { id, path: `${cxengage.basePath}/tenants/${timeline.population.tenant.id}/interactions/${id}` }
    },
    headersOf: credential => ({ authorization: basicOf(credential) }),
    proof: createProof(house, interactions),
    async routes (app) {
      await scope.open(app)
      app.decorateRequest('principal')
      await app.register(v1, { prefix: cxengage.basePath })
    },
    contract: scope.contract,
    reset () {} // its requests use nothing up
  }
}
