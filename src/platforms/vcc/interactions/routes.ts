import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { JSON_TYPE } from '../../../http/json-type.ts'
import { documented } from '../../../http/wire.ts'
import { answers } from '../answers.ts'
import { interactionMissing, statsErrors } from '../error-schemas.ts'
import { interactionNotFound } from '../errors.ts'
import { writePage } from '../page.ts'
import { PagingSchema, parsePaging, parseSearch } from '../search.ts'
import type { InteractionRepository } from './repository.ts'
import { SearchSchema } from './search.ts'

const InteractionParamsSchema = Type.Object({
  guid: Type.String({
    pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
    description: 'The unique identifier for the interaction, in any letter case',
    ...documented('Insights Stats API: Get a single interaction')
  })
})

export const interactionRoutes: FastifyPluginAsyncTypebox<{ interactions: InteractionRepository }> =
  async (app, { interactions }) => {
    app.get('/interactions', {
      schema: {
        operationId: 'listInteractions',
        summary: 'Get interactions, the oldest first',
        tags: ['interactions'],
        querystring: SearchSchema,
        response: { 200: answers('A page of interactions', 'InteractionPage'), ...statsErrors },
        ...documented('Insights Stats API: Get interactions')
      }
    }, async ({ query, view }, reply) => {
      const search = parseSearch(query, view.now)
      const { window, include, page, limit } = search
      reply.type(JSON_TYPE)
      return writePage(search, interactions.page(view, window, include, (page - 1) * limit, limit), view.now)
    })

    app.get('/interactions/ongoing', {
      schema: {
        operationId: 'listOngoingInteractions',
        summary: 'Get the interactions that are going on, the oldest first',
        tags: ['interactions'],
        querystring: PagingSchema,
        response: { 200: answers('A page of interactions', 'InteractionPage'), ...statsErrors },
        ...documented('Insights Stats API: Get ongoing interactions')
      }
    }, async ({ query, view }, reply) => {
      const paging = parsePaging(query)
      const { page, limit } = paging
      reply.type(JSON_TYPE)
      return writePage(paging, interactions.ongoing(view, (page - 1) * limit, limit), view.now)
    })

    app.get('/interactions/:guid', {
      schema: {
        operationId: 'getInteraction',
        summary: 'Get a single interaction',
        tags: ['interactions'],
        params: InteractionParamsSchema,
        response: {
          200: answers('The interaction itself, without an envelope', 'Interaction'),
          ...statsErrors,
          404: interactionMissing
        },
        ...documented('Insights Stats API: Get a single interaction')
      }
    }, async ({ params, view }, reply) => {
      const document = interactions.find(view, params.guid.toLowerCase())
      if (document === undefined) throw interactionNotFound()
      reply.type(JSON_TYPE)
      return document
    })
  }
