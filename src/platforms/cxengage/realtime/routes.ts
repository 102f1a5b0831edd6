import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { assumed, documented, observed } from '../../../http/wire.ts'
import { tenantFor } from '../auth.ts'
import { bodyOfError, errorResponses } from '../errors.ts'
import { idParam, tenantParams } from '../params.ts'
import { wantsNone } from '../permissions.ts'
import { ask, askUnchecked } from './ask.ts'
import { CATALOGUE, presentCatalogue } from './catalogue.ts'
import type { MomentOf } from './moment.ts'
import { BatchBodySchema } from './schemas.ts'

const TUTORIAL = documented('Tutorial: Building a Basic Reporting API Request')
const SDK = observed('the vendor\'s JavaScript SDK')
const CONSOLE = observed('dashboards of the vendor\'s console')

const TAGS = ['realtime statistics']
const NO_PERMISSION = wantsNone('agents\' desktops read them')

const ScopeSchema = Type.Object({
  'queue-id': Type.Optional(Type.String({ format: 'uuid', description: 'Of this queue alone', ...CONSOLE })),
  'resource-id': Type.Optional(Type.String({ format: 'uuid', description: 'Of this agent alone', ...CONSOLE })),
  queueId: Type.Optional(Type.String({ format: 'uuid', description: 'As queue-id, which wins', ...assumed('as in a batch') })),
  resourceId: Type.Optional(Type.String({ format: 'uuid', description: 'As resource-id, which wins', ...assumed('as in a batch') }))
})

/** What rests on what: the contract tells it of each statistic. */
const NAMES = Object.fromEntries(CATALOGUE.map(({ name, title, evidence }) => [name, { title, ...evidence }]))

/** What is going on right now, and what today has come to. */
export const realtimeRoutes: FastifyPluginAsyncTypebox<{ momentOf: MomentOf }> = async (app, { momentOf }) => {
  app.get('/tenants/:tenantId/realtime-statistics/available', {
    schema: {
      operationId: 'listAvailableStatistics',
      summary: 'Get the names of realtime statistics',
      tags: TAGS,
      params: Type.Object(tenantParams(SDK)),
      querystring: Type.Object({
        client: Type.Optional(Type.String({ description: 'Not looked at', ...SDK })),
        locale: Type.Optional(Type.String({ description: 'Not looked at: names are in English', ...SDK }))
      }),
      response: { 200: { description: 'All of them', $ref: 'AvailableStatistics' }, 400: errorResponses[400], 401: errorResponses[401], 403: errorResponses[403] },
      ...NO_PERMISSION,
      ...SDK
    }
  }, async request => {
    tenantFor(request, request.params.tenantId)
    return presentCatalogue()
  })

  app.get('/tenants/:tenantId/realtime-statistics/:statistic', {
    schema: {
      operationId: 'getStatistic',
      summary: 'Get a realtime statistic',
      tags: TAGS,
      params: Type.Object({ ...tenantParams(TUTORIAL), statistic: Type.String({ description: 'Its name', ...TUTORIAL, 'x-values': NAMES }) }),
      querystring: ScopeSchema,
      response: { 200: { description: 'The statistic', $ref: 'Statistic' }, ...errorResponses },
      ...NO_PERMISSION,
      ...TUTORIAL
    }
  }, async request => {
    const { params, query, now } = request
    const population = tenantFor(request, params.tenantId)
    const scope = { queueId: query['queue-id'] ?? query.queueId, resourceId: query['resource-id'] ?? query.resourceId }
    return ask(momentOf(population, now), params.statistic, scope)
  })

  app.post('/tenants/:tenantId/realtime-statistics/batch', {
    schema: {
      operationId: 'getStatistics',
      summary: 'Get several realtime statistics',
      tags: TAGS,
      params: Type.Object(tenantParams(SDK)),
      body: BatchBodySchema,
      response: { 200: { description: 'An answer for each', $ref: 'StatisticBatch' }, 400: errorResponses[400], 401: errorResponses[401], 403: errorResponses[403] },
      ...NO_PERMISSION,
      ...SDK
    }
  }, async request => {
    const { params, body, now } = request
    const moment = momentOf(tenantFor(request, params.tenantId), now)
    const results = Object.entries(body.requests).map(([name, asked]) => {
      try {
        return [name, { status: 200, body: askUnchecked(moment, asked) }] as const
      } catch (error) {
        return [name, bodyOfError(error)] as const
      }
    })
    return { results: Object.fromEntries(results) }
  })

  app.get('/tenants/:tenantId/users/:userId/realtime-statistics/resource-capacity', {
    schema: {
      operationId: 'getResourceCapacity',
      summary: 'Get the capacity of an agent',
      description: 'Empty when he is not logged in.',
      tags: TAGS,
      params: Type.Object({ ...tenantParams(SDK), userId: idParam(SDK) }),
      response: { 200: { description: 'His capacity', $ref: 'Statistic' }, ...errorResponses },
      ...NO_PERMISSION,
      ...SDK
    }
  }, async request => {
    const { params, now } = request
    const population = tenantFor(request, params.tenantId)
    return ask(momentOf(population, now), 'resource-capacity', { resourceId: params.userId })
  })
}
