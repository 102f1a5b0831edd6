import type { FastifyInstance } from 'fastify'
import { allowAnyOrigin, createContractScope } from '../../http/contract-scope.ts'
import { renameTenants } from '../kit/rename-tenant.ts'
import type { Api, Context, World } from '../platform.ts'
import type { AgentActivities } from './agent-activities/repository.ts'
import { agentActivityRoutes } from './agent-activities/routes.ts'
import { agentActivitySchemas } from './agent-activities/schemas.ts'
import { agentStatusRoutes } from './agent-status/routes.ts'
import { agentStatusSchemas } from './agent-status/schemas.ts'
import { agentsAvailabilityRoutes, agentsAvailabilitySchemas } from './agents-availability/routes.ts'
import { createAuthentication } from './auth.ts'
import { ignoreBodies } from './bodies.ts'
import type { ContentRepository } from './content/repository.ts'
import { createContentScope } from './content/scope.ts'
import { contentSchemas } from './content/schemas.ts'
import { errorSchemas } from './error-schemas.ts'
import { CACHE_CONTROL, handleStatsError, routeNotFound } from './errors.ts'
import { createExamples } from './examples.ts'
import type { InteractionRepository } from './interactions/repository.ts'
import { interactionRoutes } from './interactions/routes.ts'
import { interactionSchemas } from './interactions/schemas.ts'
import { AUTH, AVAILABILITY, INTERACTION_CONTENT, STATS_PATH, TITLE, TOKEN_PATH, USER_ADMIN } from './paths.ts'
import type { QueueVisits } from './queue-times/repository.ts'
import { queueTimeRoutes } from './queue-times/routes.ts'
import { queueTimeSchemas } from './queue-times/schemas.ts'
import { createRateLimit } from './rate-limit.ts'
import type { Parsed } from './scenario.ts'
import { DELETE_CONTENT, READ_AVAILABILITY, READ_CONTENT, READ_USERS, STATS, WRITE_USERS, scopesOf } from './scopes.ts'
import { tokenRoutes } from './token/routes.ts'
import { TokenSchema } from './token/schemas.ts'
import { userRoutes } from './users/routes.ts'
import { userSchemas } from './users/schemas.ts'
import { ACCEPTED, versionOf } from './version.ts'
import type { AgentStates } from './wfm/repository.ts'
import { wfmRoutes } from './wfm/routes.ts'
import { wfmSchemas } from './wfm/schemas.ts'

/** What the routes ask. */
export interface Repositories {
  interactions: InteractionRepository
  contents: ContentRepository
  activities: AgentActivities
  states: AgentStates
  visits: QueueVisits
}

/** What a page that tries the contract may ask a token for. */
const SCOPES = {
  [STATS]: 'Every stats endpoint',
  [READ_CONTENT]: 'Recordings and what was made of them',
  [DELETE_CONTENT]: 'Deletions',
  [READ_USERS]: 'Users',
  [WRITE_USERS]: 'Users, too',
  [READ_AVAILABILITY]: 'How many agents are ready'
}

const CONTRACT = {
  title: TITLE,
  schemas: [
    ...errorSchemas, TokenSchema, ...interactionSchemas, ...queueTimeSchemas,
    ...agentActivitySchemas, ...agentStatusSchemas,
    ...wfmSchemas, ...contentSchemas, ...userSchemas, ...agentsAvailabilitySchemas
  ],
  securitySchemes: {
    token: {
      type: 'oauth2',
      flows: { clientCredentials: { tokenUrl: AUTH + TOKEN_PATH, scopes: SCOPES } }
    },
    basic: { type: 'http', scheme: 'basic', description: 'Client id and secret, for the token endpoint' }
  },
  security: [{ token: [STATS] }]
}

export function createApi (
  context: Context, world: World, { scenario, settings }: Parsed, repositories: Repositories
): Api {
  const authentication = createAuthentication(context)
  const limit = createRateLimit(settings.requestsPerMinute)
  const content = createContentScope(authentication, settings, repositories, context.write)
  const scope = createContractScope(CONTRACT)

  /** Everything below /stats: token, scope, version, then validation and existence (401, 403, 400, 404). */
  async function stats (app: FastifyInstance) {
    app.setErrorHandler(handleStatsError)
    ignoreBodies(app)
    app.addHook('onRequest', (_request, reply, done) => {
      reply.header('cache-control', CACHE_CONTROL)
      done()
    })
    await allowAnyOrigin(app)
    app.addHook('onRequest', async (request, reply) => {
      const space = authentication.authenticate(request, [STATS])
      request.space = space
      reply.headers(limit.count(space))
      reply.header('api-version', versionOf(request.headers))
      request.view = await space.openView()
    })
    app.setNotFoundHandler(async () => { throw routeNotFound() })
    await app.register(interactionRoutes, repositories)
    await app.register(queueTimeRoutes, repositories)
    await app.register(agentActivityRoutes, repositories)
    await app.register(agentStatusRoutes, repositories)
    await app.register(wfmRoutes, repositories)
  }

  /** A small API of its own: token and scope, then validation and existence. Assumed: errors as those of /stats. */
  const neighbour = (scopes: readonly string[], routes: (app: FastifyInstance) => Promise<void>) =>
    async function neighbourApi (app: FastifyInstance) {
      app.setErrorHandler(handleStatsError)
      ignoreBodies(app)
      await allowAnyOrigin(app)
      app.addHook('onRequest', async request => {
        request.space = authentication.authenticate(request, scopes)
        request.view = await request.space.openView()
      })
      app.setNotFoundHandler(async () => { throw routeNotFound() })
      await routes(app)
    }
  const users = neighbour([READ_USERS, WRITE_USERS], async app => { await app.register(userRoutes) })
  const availability = neighbour([READ_AVAILABILITY],
    async app => { await app.register(agentsAvailabilityRoutes, repositories) })

  async function auth (app: FastifyInstance) {
    await allowAnyOrigin(app)
    await tokenRoutes(app, { authentication, settings })
  }

  return {
    async routes (app) {
      await scope.open(app)
      renameTenants(app)
      await app.register(stats, { prefix: STATS_PATH })
      await app.register(content.routes, { prefix: INTERACTION_CONTENT })
      await app.register(users, { prefix: USER_ADMIN })
      await app.register(availability, { prefix: AVAILABILITY })
      await app.register(auth, { prefix: AUTH })
    },
    contract: scope.contract,
    examples: createExamples(scenario, world.centres, repositories),
    headersOf (account) {
      const token = authentication.issue(account, scopesOf(account.credential.grants))
      return { authorization: `Bearer ${token}`, accept: ACCEPTED }
    },
    reset (space) {
      limit.reset(space)
      content.reset(space)
    }
  }
}
