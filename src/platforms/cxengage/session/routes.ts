import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { observed } from '../../../http/wire.ts'
import { tenantIdOf, type Space } from '../../accounts.ts'
import { permissionsOf, spacesOf, type Principal } from '../access/principals.ts'
import { errorResponses } from '../wire/errors.ts'
import { ordered } from '../wire/ordered.ts'
import type { LoginTenant, MyTenant, Session } from './schemas.ts'

/** What a client asks first: who it is, and for which tenants. */
export const sessionRoutes: FastifyPluginAsyncTypebox = async app => {
  // Observed: the body of a login is empty, whatever its declared type; so it is not looked at.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, async () => undefined)

  app.post('/login', {
    schema: {
      operationId: 'login',
      summary: 'Tell who the credentials belong to',
      description: 'By a token or HTTP Basic; the body is empty.',
      tags: ['session'],
      response: {
        200: { description: 'The user, and what they may do', $ref: 'SessionResult' },
        400: errorResponses[400],
        401: errorResponses[401]
      },
      ...observed('the vendor\'s console and desktop')
    }
  }, async ({ principal }) => ({ result: presentSession(principal) }))

  app.get('/me', {
    schema: {
      operationId: 'getMe',
      summary: 'Get the tenants of the user',
      tags: ['session'],
      response: { 200: { description: 'His tenants', $ref: 'MyTenantList' }, 401: errorResponses[401] },
      ...observed('the vendor\'s console, its JavaScript SDK')
    }
  }, async ({ principal }) => ({ result: spacesOf(principal).map(presentTenant) }))
}

const presentSession = (principal: Principal): Session => ordered({
  userId: principal.userId,
  username: principal.username,
  tenants: spacesOf(principal).map((space): LoginTenant => ordered({
    tenantId: tenantIdOf(space),
    tenantName: space.centre.tenant.name,
    tenantActive: true,
    tenantPermissions: permissionsOf(principal)
  })),
  platformPermissions: []
})

function presentTenant (space: Space): MyTenant {
  const { name } = space.centre.tenant
  return ordered({
    tenantId: tenantIdOf(space), name, description: name, active: true, password: true, identityProviders: []
  })
}
