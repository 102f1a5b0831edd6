import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { observed } from '../../../http/wire.ts'
import type { Derived } from '../../../world/days.ts'
import type { Attendance } from '../../../world/presence.ts'
import { createRandom } from '../../../world/random.ts'
import { drawIdService, timeUuid } from '../../../world/uuid.ts'
import type { Authentication, ViewFor } from '../access/auth.ts'
import { requireNoPermission } from '../access/permissions.ts'
import { workStatesOf } from '../configuration/work-state.ts'
import { sessionOf } from '../interactions/ids.ts'
import { NotFoundError, errorResponses } from '../wire/errors.ts'
import { idParam, tenantParams } from '../wire/params.ts'

const SDK = observed('the vendor\'s JavaScript SDK')
const NO_PERMISSION = requireNoPermission('every agent\'s desktop begins with it')

/** Assumed: the SDK's own default is three quarters of it. */
const HEARTBEAT_DELAY = 30

interface Options { viewFor: ViewFor, attendances: Derived<readonly Attendance[]>, authentication: Authentication }

const ParamsSchema = Type.Object({ ...tenantParams(SDK), userId: idParam(SDK) })

/**
 * A desktop goes to work. Nothing is remembered of it: whoever is an agent at work is told their session, and anybody
 * else one that is made for the answer.
 */
export const presenceRoutes: FastifyPluginAsyncTypebox<Options> = async (app, options) => {
  const { viewFor, attendances, authentication } = options
  // What is sent along (a wish to listen in, the session's id) changes no answer.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, async () => undefined)

  /** The session of the user whom the path names. */
  async function sessionFor (
    request: FastifyRequest<{ Params: { tenantId: string, userId: string } }>
  ): Promise<string> {
    const view = await viewFor(request)
    const { centre, now } = view
    const userId = request.params.userId.toLowerCase()
    const agent = centre.agents.find(({ id }) => id === userId)
    if (agent === undefined && !authentication.usersOf(request.space).some(user => user.userId === userId)) {
      throw new NotFoundError('User')
    }
    const attendance = agent && (await workStatesOf(attendances, view)).attendanceOf(agent)
    return attendance === undefined
      ? timeUuid(now, drawIdService(createRandom(`${centre.key}/presence/${userId}`)))
      : sessionOf(centre, attendance.agent, attendance.from).id
  }

  app.post('/tenants/:tenantId/presence/:userId/session', {
    schema: {
      operationId: 'startSession',
      summary: 'Begin a session',
      description: 'Nothing is remembered: an agent who is at work is told the session that they have.',
      tags: ['session'],
      params: ParamsSchema,
      response: { 200: { description: 'The session', $ref: 'PresenceSessionResult' }, ...errorResponses },
      ...NO_PERMISSION,
      ...SDK
    }
  }, async request => ({ result: { sessionId: await sessionFor(request) } }))

  app.post('/tenants/:tenantId/presence/:userId/heartbeat', {
    schema: {
      operationId: 'sendHeartbeat',
      summary: 'Tell that a session goes on',
      tags: ['session'],
      params: ParamsSchema,
      response: { 200: { description: 'When to do so again', $ref: 'HeartbeatResult' }, ...errorResponses },
      ...NO_PERMISSION,
      ...SDK
    }
  }, async request => {
    await sessionFor(request)
    return { result: { heartbeatDelay: HEARTBEAT_DELAY } }
  })
}
