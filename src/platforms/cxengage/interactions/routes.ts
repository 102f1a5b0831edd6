import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { documented } from '../../../http/wire.ts'
import type { ViewFor } from '../access/auth.ts'
import { NotFoundError, errorResponses } from '../wire/errors.ts'
import { requirePermission } from '../access/permissions.ts'
import type { Settings } from '../settings.ts'
import { writePage } from './page.ts'
import type { InteractionRepository } from './repository.ts'
import { SearchSchema, parseSearch } from './search.ts'
import { withDetails, withNulls } from './texts.ts'

const TenantParamsSchema =
  Type.Object({ tenantId: Type.String({ format: 'uuid', ...documented('Get a List of Interactions') }) })
const InteractionParamsSchema = Type.Object({
  ...TenantParamsSchema.properties,
  interactionId: Type.String({ format: 'uuid', ...documented('Get a Specific Interaction') })
})

interface Options { viewFor: ViewFor, interactions: InteractionRepository, settings: Settings }

export const interactionRoutes: FastifyPluginAsyncTypebox<Options> =
  async (app, { viewFor, interactions, settings }) => {
    app.get('/tenants/:tenantId/interactions', {
      schema: {
        operationId: 'listInteractions',
        summary: 'Get a list of interactions, the most recent first',
        tags: ['interactions'],
        params: TenantParamsSchema,
        querystring: SearchSchema,
        response: { 200: { description: 'A page of interactions', $ref: 'InteractionPage' }, ...errorResponses },
        ...requirePermission('INTERACTIONS_API_READ_ALL', documented('Get a List of Interactions')),
        ...documented('Get a List of Interactions')
      }
    }, async (request, reply) => {
      const search = parseSearch(request.query)
      const view = await viewFor(request)
      const { total, documents } = interactions.search(view, search.range, search.filters, search.offset, search.limit)
      reply.type('application/json')
      return writePage(search,
        view.centre.tenant, { total, documents: search.nulls ? documents.map(withNulls) : documents }, settings)
    })

    app.get('/tenants/:tenantId/interactions/:interactionId', {
      schema: {
        operationId: 'getInteraction',
        summary: 'Get a specific interaction',
        tags: ['interactions'],
        params: InteractionParamsSchema,
        response:
        { 200: { description: 'The interaction with its details', $ref: 'InteractionWithDetails' }, ...errorResponses },
        ...requirePermission('INTERACTIONS_API_READ_ALL', documented('Get a Specific Interaction')),
        ...documented('Get a Specific Interaction')
      }
    }, async (request, reply) => {
      const texts = interactions.find(await viewFor(request), request.params.interactionId.toLowerCase())
      if (texts === undefined) throw new NotFoundError('Interaction')
      reply.type('application/json')
      return withDetails(texts)
    })
  }
