import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { JSON_TYPE } from '../../../http/json-type.ts'
import { documented } from '../../../http/wire.ts'
import type { ViewFor } from '../access/auth.ts'
import { writeList } from '../wire/envelope.ts'
import { NotFoundError, errorResponses } from '../wire/errors.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import { LARGEST_NUMBER } from '../interactions/search.ts'
import { requirePermission } from '../access/permissions.ts'
import { historyRow } from './present.ts'

const PAGE = documented('Get Last N Interactions for a Contact')
const DEFAULT_LIMIT = 10
const LARGEST_LIMIT = 100

const ContactParamsSchema = Type.Object({
  tenantId: Type.String({ format: 'uuid', ...PAGE }),
  contactId: Type.String({ format: 'uuid', ...PAGE })
})

const HistoryQuerySchema = Type.Object({
  limit: Type.Optional(Type.Integer({
    minimum: 0,
    maximum: LARGEST_NUMBER,
    default: DEFAULT_LIMIT,
    description: 'At most 100. Assumed: larger limits count as 100',
    ...PAGE
  })),
  page: Type.Optional(Type.Integer({ minimum: 0, maximum: LARGEST_NUMBER, description: 'From 0', ...PAGE }))
})

export const contactRoutes: FastifyPluginAsyncTypebox<{ viewFor: ViewFor, interactions: InteractionRepository }> =
  async (app, { viewFor, interactions }) => {
    app.get('/tenants/:tenantId/contacts/:contactId/interactions', {
      schema: {
        operationId: 'listContactInteractions',
        summary: 'Get the last interactions of a contact',
        description: 'The platform announces that this route will be deprecated.',
        tags: ['contacts'],
        params: ContactParamsSchema,
        querystring: HistoryQuerySchema,
        response: { 200: { description: 'A page of the contact\'s history', $ref: 'HistoryPage' }, ...errorResponses },
        ...requirePermission('CONTACTS_INTERACTION_HISTORY_READ', PAGE),
        ...PAGE
      }
    }, async (request, reply) => {
      const { params, query } = request
      const view = await viewFor(request)
      const contactId = params.contactId.toLowerCase()
      if (view.centre.contacts.find(contactId) === undefined && !interactions.knowsContact(view, contactId)) {
        throw new NotFoundError('Contact')
      }

      const limit = Math.min(query.limit ?? DEFAULT_LIMIT, LARGEST_LIMIT)
      const offset = (query.page ?? 0) * limit
      const { total, documents } = interactions.search(view, view.visible, { contactId, hooks: {} }, offset, limit)
      reply.type(JSON_TYPE)
      const { page = null } = query
      return writeList({ page, limit, offset, total, results: null }, documents.map(historyRow))
    })
  }
