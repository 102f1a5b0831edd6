import type { FastifyInstance } from 'fastify'
import { allowAnyOrigin, createContractScope } from '../../http/contract-scope.ts'
import { readAliases } from '../pinned.ts'
import type { House, OpenPlatform, Platform } from '../platform.ts'
import { createAgentActivities } from './agent-activities/repository.ts'
import { agentActivityRoutes } from './agent-activities/routes.ts'
import { agentActivitySchemas } from './agent-activities/schemas.ts'
import { agentStatusRoutes } from './agent-status/routes.ts'
import { agentStatusSchemas } from './agent-status/schemas.ts'
import { createAuthentication } from './auth.ts'
import { ignoreBodies } from './bodies.ts'
import { errorSchemas } from './error-schemas.ts'
import { CACHE_CONTROL, INTERACTION_CONTENT, handleStatsError, refuse, routeNotFound } from './errors.ts'
import { changeTables } from './interactions/changes.ts'
import { createRows } from './interactions/day-rows.ts'
import { mintIds } from './interactions/ids.ts'
import { isTold } from './interactions/present.ts'
import { createInteractionRepository, interactionIndexes, interactionTables } from './interactions/repository.ts'
import { interactionRoutes } from './interactions/routes.ts'
import { interactionSchemas } from './interactions/schemas.ts'
import { DIALECT, readLiterals } from './literals.ts'
import { createProof } from './proof.ts'
import { createQueueVisits } from './queue-times/repository.ts'
import { queueTimeRoutes } from './queue-times/routes.ts'
import { queueTimeSchemas } from './queue-times/schemas.ts'
import { createRateLimit } from './rate-limit.ts'
import { samples } from './samples.ts'
import { STATS, checkCredentials } from './scopes.ts'
import { parseSettings } from './settings.ts'
import { TOKEN_PATH, tokenRoutes } from './token/routes.ts'
import { TokenSchema } from './token/schemas.ts'
import { interactionContentRoutes } from './unsupported.ts'
import { ACCEPTED, versionOf } from './version.ts'
import { createAgentStates } from './wfm/repository.ts'
import { wfmRoutes } from './wfm/routes.ts'
import { wfmSchemas } from './wfm/schemas.ts'

const AUTH = '/Auth'
const ANY_CASE_AUTH = /^\/auth(\/connect\/token(?=\?|$))?(?=[/?]|$)/i

/** The Vonage Contact Center Insights Stats API and its token endpoint. */
export const vcc: Platform = {
  name: 'vcc',
  title: 'Vonage Contact Center Insights Stats API',
  basePath: '/stats',
  tables: interactionTables + changeTables,
  indexes: interactionIndexes,
  owns: path => /^\/(?:stats|auth|interaction-content)(?:\/|$)/i.test(path),
  // QUIRK(vcc) [observed: a public client]: the token path comes in any letter case. Test: "the token path in any letter case".
  canonical: url => url.replace(ANY_CASE_AUTH, (_auth, token?: string) => token === undefined ? AUTH : AUTH + TOKEN_PATH),
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
  const settings = parseSettings(house.scenario)
  const authentication = createAuthentication(house)
  const limit = settings.requestsPerMinute > 0 ? createRateLimit(settings.requestsPerMinute) : undefined
  const interactions = createInteractionRepository(house, settings)
  const activities = createAgentActivities(house)
  const states = createAgentStates(house)
  const visits = createQueueVisits(house)
  const scope = createContractScope({
    title: vcc.title,
    schemas: [
      ...errorSchemas, TokenSchema, ...interactionSchemas, ...queueTimeSchemas, ...agentActivitySchemas, ...agentStatusSchemas, ...wfmSchemas
    ],
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer', description: 'From POST /Auth/connect/token with the scope stats, or the one that an operation names' },
      basic: { type: 'http', scheme: 'basic', description: 'Client id and secret, for the token endpoint' }
    },
    security: [{ token: [] }]
  })

  /** Everything below /stats: token, scope, version, then validation and existence (401, 403, 400, 404). */
  async function stats (app: FastifyInstance) {
    app.setErrorHandler(handleStatsError)
    ignoreBodies(app)
    app.addHook('onRequest', async (_request, reply) => { reply.header('cache-control', CACHE_CONTROL) })
    await allowAnyOrigin(app)
    app.addHook('onRequest', async (request, reply) => {
      request.account = authentication.authenticate(request, STATS)
      if (limit !== undefined) reply.headers(limit.count(request.account, request.now))
      reply.header('api-version', versionOf(request.headers))
    })
    app.setNotFoundHandler(async () => { throw routeNotFound() })
    await app.register(interactionRoutes, { interactions })
    await app.register(queueTimeRoutes, { visits })
    await app.register(agentActivityRoutes, { activities })
    await app.register(agentStatusRoutes, { activities })
    await app.register(wfmRoutes, { states, visits })
  }

  async function interactionContent (app: FastifyInstance) {
    await allowAnyOrigin(app)
    await interactionContentRoutes(app, { authentication })
  }

  async function auth (app: FastifyInstance) {
    await allowAnyOrigin(app)
    await tokenRoutes(app, { authentication, settings })
  }

  return {
    platform: vcc,
    pinnedDays: interactions.pinnedDays,
    has: interactions.has,
    makeRows: interactions.makeRows,
    enter: interactions.enter,
    writeOut: interactions.writeOut,
    locate (timeline) {
      if (!isTold(timeline)) return undefined
      const { interaction: id } = mintIds(timeline)
      return { id, path: `${vcc.basePath}/interactions/${id}` }
    },
    headersOf: (credential, now) => ({ authorization: `Bearer ${authentication.tokenOfAll(credential, now)}`, accept: ACCEPTED }),
    proof: createProof(house, interactions),
    async routes (app) {
      await scope.open(app)
      app.decorateRequest('account')
      await app.register(stats, { prefix: vcc.basePath })
      await app.register(interactionContent, { prefix: INTERACTION_CONTENT })
      await app.register(auth, { prefix: AUTH })
    },
    contract: scope.contract,
    reset: () => limit?.reset()
  }
}
