import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { observed, wire } from '../../../http/wire.ts'
import { TOKEN_TTL, type Authentication } from '../access/auth.ts'
import { errorResponses } from '../wire/errors.ts'

const CLIENTS = observed('CxAdmin, the vendor\'s JavaScript SDK')

const TEN_YEARS = 315_360_000

const CredentialsSchema = Type.Object({
  username: Type.String({ description: 'A user, or the key of an API key', ...CLIENTS }),
  password: Type.String({ description: 'His password, or the secret of the API key', ...CLIENTS }),
  ttl: Type.Optional(
    Type.Integer({ minimum: 1, maximum: TEN_YEARS, description: 'Seconds. The bounds are ringback\'s own', ...CLIENTS })
  ),
  tenantId: Type.Optional(Type.String({
    format: 'uuid',
    description: 'With an API key, to which it belongs. Assumed: without it 400, with another\'s 401',
    ...CLIENTS
  }))
})

export const TokenSchema = wire({
  token: Type.String({ description: 'A JWT (HS256)', ...CLIENTS }),
  ttl: Type.Integer({ description: 'Seconds', ...CLIENTS })
}, { $id: 'Token' })

export const tokenRoutes: FastifyPluginAsyncTypebox<{ authentication: Authentication }> =
  async (app, { authentication }) => {
    app.post('/tokens', {
      config: { public: true },
      schema: {
        operationId: 'createToken',
        summary: 'Exchange credentials for a token',
        tags: ['tokens'],
        security: [],
        body: CredentialsSchema,
        response:
          { 200: { description: 'A token', $ref: 'Token' }, 400: errorResponses[400], 401: errorResponses[401] },
        ...CLIENTS
      }
    }, async ({ body }) => {
      const { username, password, tenantId, ttl = TOKEN_TTL } = body
      return { token: authentication.issue({ id: username, secret: password }, tenantId, ttl), ttl }
    })
  }
