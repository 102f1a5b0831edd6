import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { IncomingHttpHeaders } from 'node:http'
import { JSON_TYPE } from '../../../http/json-type.ts'
import { documented } from '../../../http/wire.ts'
import { lastLogins } from '../../../world/presence.ts'
import { accessErrors } from '../error-schemas.ts'
import { versionInvalid } from '../errors.ts'
import { READ_USERS, WRITE_USERS } from '../scopes.ts'
import { mediaTypeOf, namedVersion } from '../version.ts'
import { presentOlderUser, presentUser } from './present.ts'
import { UserSearchSchema, userErrors } from './schemas.ts'

/** Documented: the only version that has a name. */
const VERSION = 4

/** The users of an account. */
export const userRoutes: FastifyPluginAsyncTypebox = async app => {
  app.get('/users', {
    schema: {
      operationId: 'listUsers',
      summary: 'Get all users',
      tags: ['users'],
      security: [{ token: [READ_USERS] }, { token: [WRITE_USERS] }],
      querystring: UserSearchSchema,
      response: {
        200: {
          description: 'A page of users, in the shape of the version; without one, in that of an older one',
          content: {
            [mediaTypeOf(VERSION)]: { schema: { $ref: 'UserList' } },
            'application/json': { schema: { $ref: 'OlderUserList' } }
          }
        },
        ...accessErrors,
        ...userErrors
      },
      ...documented('User Admin API: Get all users')
    }
  }, async ({ query, headers, view }, reply) => {
    const { include = 'Active', page = 1, limit = 25 } = query
    const { centre, now } = view
    const logins = lastLogins(centre, now)
    const known = include === 'Archived' ? [] : centre.agents.slice((page - 1) * limit, page * limit)
    const users = known.map(agent => ({ agent, loginAt: logins.get(agent) }))
    reply.type(JSON_TYPE)
    return hasVersion(headers)
      ? { users: users.map(user => presentUser(centre, user)) }
      : users.map(presentOlderUser)
  })
}

/**
 * QUIRK(vcc) [observed: two public clients]: without a version in the Accept header the answer is that of an older one,
 * though the page on versioning calls it an error. Test: "users come as a bare array to who names no version".
 */
function hasVersion ({ accept }: IncomingHttpHeaders): boolean {
  const version = namedVersion(accept)
  if (version !== undefined && version !== VERSION) throw versionInvalid([VERSION])
  return version !== undefined
}
