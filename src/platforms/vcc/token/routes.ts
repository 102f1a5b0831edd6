import formbody from '@fastify/formbody'
import type { FastifyPluginAsync } from 'fastify'
import { parseBasic, type IdAndSecret } from '../../../http/basic.ts'
import { parseQueryString } from '../../../http/query-string.ts'
import { documented } from '../../../http/wire.ts'
import type { Account } from '../../accounts.ts'
import { TOKEN_TTL, type Authentication } from '../auth.ts'
import { tokenErrors } from '../error-schemas.ts'
import {
  clientInvalid, gatewayNotFound, grantTypeInvalid, handleTokenError, methodNotAllowed, scopeInvalid, scopeMissing
} from '../errors.ts'
import { TOKEN_PATH } from '../paths.ts'
import { scopesOf } from '../scopes.ts'
import type { VccSettings } from '../settings.ts'
import { TokenRequestSchema } from './schemas.ts'

interface Options { authentication: Authentication, settings: VccSettings }

export const tokenRoutes: FastifyPluginAsync<Options> = async (app, { authentication, settings }) => {
  app.setErrorHandler(handleTokenError)
  // The schema of the form is there for the contract only.
  app.setValidatorCompiler(() => () => true)
  app.removeAllContentTypeParsers()
  await app.register(formbody, { parser: parseQueryString })
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume()
    done(null, undefined)
  })
  app.addHook('onRequest',
    async (_request, reply) => { reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' }) })
  app.setNotFoundHandler(async ({ url }) => {
    throw url.split('?', 1)[0] === app.prefix + TOKEN_PATH
      ? methodNotAllowed()
      : gatewayNotFound()
  })

  app.post(TOKEN_PATH, {
    schema: {
      operationId: 'createToken',
      summary: 'Exchange client credentials for a token',
      tags: ['token'],
      consumes: ['application/x-www-form-urlencoded'],
      security: [{ basic: [] }, {}],
      body: TokenRequestSchema,
      response: { 200: { description: 'A token', $ref: 'Token' }, ...tokenErrors },
      ...documented('Authentication: Requests')
    }
  }, async ({ body, headers }) => {
    const form = body as Record<string, string> | null | undefined // what the parsers above make of it
    // Assumed: without the documented content type nothing is read.
    if (form === undefined || form === null) throw grantTypeInvalid()
    const client = clientOf(form, headers.authorization, authentication)
    if (form['grant_type'] !== 'client_credentials') throw grantTypeInvalid()
    const scopes = scopesFor(client, form['scope'])
    return {
      access_token: authentication.issue(client, scopes),
      expires_in: TOKEN_TTL,
      token_type: settings.tokenType
    }
  })
}

/**
 * QUIRK(vcc) [inferred: the gateway's oauth2 plugin]: credentials in the form win over a header, and wrong ones hide
 * what else is wrong with the request. Test: "wrong credentials hide a wrong grant type".
 */
function clientOf (form: Record<string, string>, header: string | undefined, { findClient }: Authentication): Account {
  const { client_id: id, client_secret: secret } = form
  const inForm: IdAndSecret | undefined = id !== undefined && secret !== undefined ? { id, secret } : undefined
  const credentials = inForm ?? parseBasic(header ?? '')
  const client = credentials && findClient(credentials)
  if (client === undefined) throw clientInvalid(inForm === undefined && header !== undefined)
  return client
}

/**
 * Of several scopes the first bad one is named. Assumed: one that the credentials do not have is as bad as an unknown
 * one.
 */
function scopesFor ({ credential }: Account, requested = ''): string[] {
  const scopes = scopesOf(credential.grants)
  const words = requested.split(/\s+/).filter(word => word !== '')
  if (words.length === 0) throw scopeMissing()
  const bad = words.find(word => !scopes.has(word))
  if (bad !== undefined) throw scopeInvalid(bad)
  return words
}
