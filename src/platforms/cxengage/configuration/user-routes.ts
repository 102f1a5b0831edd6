import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Derived } from '../../../world/days.ts'
import type { Attendance } from '../../../world/presence.ts'
import type { Authentication, ViewFor } from '../access/auth.ts'
import { requireNoPermission } from '../access/permissions.ts'
import { NotFoundError, errorResponses } from '../wire/errors.ts'
import { idParam, tenantParams } from '../wire/params.ts'
import { configuredOf } from './configured.ts'
import { presentReasonLists } from './reasons.ts'
import { CLIENTS, SDK } from './schema-atoms.ts'
import type { User } from './user-schemas.ts'
import { presentAgent, presentConfig, presentPrincipal } from './users.ts'
import { workStatesOf } from './work-state.ts'

const NO_PERMISSION = requireNoPermission('clients with few permissions read it')

interface Options { viewFor: ViewFor, attendances: Derived<readonly Attendance[]>, authentication: Authentication }

const UserParamsSchema = Type.Object({ ...tenantParams(SDK), userId: idParam(SDK) })

/** Agents, and whoever may ask. */
export const userRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { viewFor, attendances, authentication }) => {
  /** The users of the tenant that the path names, and how it is set up. */
  async function usersFor (request: FastifyRequest<{ Params: { tenantId: string } }>) {
    const view = await viewFor(request)
    const configured = { ...configuredOf(request.space, authentication), centre: view.centre }
    const { stateOf } = await workStatesOf(attendances, view)
    const users: User[] = [
      ...view.centre.agents.map(agent => presentAgent(configured, agent, stateOf(agent))),
      ...authentication.usersOf(request.space).map(principal => presentPrincipal(configured, principal))
    ]
    return { users, configured }
  }

  /** The user whom the path names. */
  async function findUser (request: FastifyRequest<{ Params: { tenantId: string, userId: string } }>) {
    const { users, configured } = await usersFor(request)
    const user = users.find(({ id }) => id === request.params.userId.toLowerCase())
    if (user === undefined) throw new NotFoundError('User')
    return { user, configured }
  }

  app.get('/tenants/:tenantId/users', {
    schema: {
      operationId: 'listUsers',
      summary: 'Get users',
      tags: ['configuration'],
      params: Type.Object(tenantParams(CLIENTS)),
      querystring: Type.Object({
        offline: Type.Optional(Type.String({ description: 'false: without those who are offline', ...SDK }))
      }),
      response: {
        200: { description: 'All of them', $ref: 'UserResults' },
        400: errorResponses[400],
        401: errorResponses[401],
        403: errorResponses[403]
      },
      ...NO_PERMISSION,
      ...CLIENTS
    }
  }, async request => {
    const { users } = await usersFor(request)
    return { result: request.query.offline === 'false' ? users.filter(({ state }) => state !== 'offline') : users }
  })

  app.get('/tenants/:tenantId/users/:userId', {
    schema: {
      operationId: 'getUser',
      summary: 'Get a user',
      tags: ['configuration'],
      params: UserParamsSchema,
      response: { 200: { description: 'The user', $ref: 'UserResult' }, ...errorResponses },
      ...NO_PERMISSION,
      ...SDK
    }
  }, async request => ({ result: (await findUser(request)).user }))

  app.get('/tenants/:tenantId/users/:userId/config', {
    schema: {
      operationId: 'getUserConfig',
      summary: 'Get what a user\'s desktop wants to know first',
      tags: ['configuration'],
      params: UserParamsSchema,
      response: { 200: { description: 'The configuration', $ref: 'UserConfigResult' }, ...errorResponses },
      ...NO_PERMISSION,
      ...SDK
    }
  }, async request => {
    const { user, configured } = await findUser(request)
    return { result: presentConfig(configured, user) }
  })

  app.get('/tenants/:tenantId/users/:userId/reason-lists', {
    schema: {
      operationId: 'listUserReasonLists',
      summary: 'Get the lists of reasons that a user has',
      tags: ['configuration'],
      params: UserParamsSchema,
      response: { 200: { description: 'All lists', $ref: 'ReasonListResults' }, ...errorResponses },
      ...NO_PERMISSION,
      ...SDK
    }
  }, async request => ({ result: presentReasonLists((await findUser(request)).configured) }))
}
