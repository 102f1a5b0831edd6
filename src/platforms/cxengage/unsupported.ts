import type { FastifyPluginAsync } from 'fastify'
import Type from 'typebox'
import { observed, type Evidence } from '../../http/wire.ts'
import type { ViewFor } from './access/auth.ts'
import { NotEmulatedError, errorResponses } from './wire/errors.ts'
import { idParam, tenantParams } from './wire/params.ts'

const SDK = observed('the vendor\'s JavaScript SDK')
const FEATURES = observed('the vendor\'s lambdas for early access')
const LAMBDAS = observed('the vendor\'s lambdas and JavaScript SDK')

/** Ids in these paths; other parameters are names. */
const IDS = ['interactionId', 'artifactId', 'userId']

interface Stated { 'x-evidence': Evidence }

type Endpoint = [method: 'POST' | 'PUT', path: string, operationId: string, summary: string, evidence: Stated]

/** What the platform has below a tenant and this server does not. */
const ENDPOINTS: Endpoint[] = [
  ['POST', '/tenants/:tenantId/interactions', 'createInteraction', 'Begin an interaction', LAMBDAS],
  ['POST', '/tenants/:tenantId/interactions/:interactionId/artifacts', 'createArtifact', 'Create an artifact', LAMBDAS],
  ['POST', '/tenants/:tenantId/interactions/:interactionId/artifacts/:artifactId',
    'addArtifactFile', 'Add a file to an artifact', LAMBDAS],
  ['PUT', '/tenants/:tenantId/interactions/:interactionId/artifacts/:artifactId',
    'updateArtifact', 'Change an artifact', LAMBDAS],
  ['PUT', '/tenants/:tenantId/settings/betaFeatures/value', 'setBetaFeatures', 'Change the early features', FEATURES],
  ['POST', '/tenants/:tenantId/presence/:userId', 'changePresence', 'Go ready or not ready', SDK],
  ['POST', '/tenants/:tenantId/presence/:userId/direction', 'changeDirection', 'Change the work mode', SDK]
]

/** What is not emulated says so: 501, once it is clear who asks, and for a tenant of theirs. */
export const unsupportedRoutes: FastifyPluginAsync<{ viewFor: ViewFor }> = async (app, { viewFor }) => {
  // Whatever is sent is not looked at.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, async () => undefined)

  for (const [method, url, operationId, summary, evidence] of ENDPOINTS) {
    app.route<{ Params: { tenantId: string } }>({
      method,
      url,
      schema: {
        operationId,
        summary,
        tags: ['not emulated'],
        params: Type.Object({ ...tenantParams(evidence), ...paramsOf(url, evidence) }),
        response: {
          400: errorResponses[400],
          401: errorResponses[401],
          403: errorResponses[403],
          501: { description: 'Not emulated', $ref: 'Error' }
        },
        ...evidence,
        ...{ 'x-not-emulated': true }
      },
      handler: async request => {
        await viewFor(request)
        throw new NotEmulatedError()
      }
    })
  }
}

const paramsOf = (url: string, evidence: Stated) =>
  Object.fromEntries([...url.matchAll(/:(\w+)/g)].map(([, name = '']) =>
    [name, name === 'tenantId' || IDS.includes(name) ? idParam(evidence) : Type.String({ ...evidence })]))
