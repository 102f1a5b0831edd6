import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { JSON_TYPE } from '../../../http/json-type.ts'
import { documented, observed } from '../../../http/wire.ts'
import { tenantFor, type ViewFor } from '../access/auth.ts'
import { BadParameterError, errorResponses } from '../wire/errors.ts'
import { idParam, tenantParams } from '../wire/params.ts'
import { requireNoPermission } from '../access/permissions.ts'
import { answer, questionOf } from './ask.ts'
import { answerBatch } from './batch.ts'
import { CATALOGUE, presentCatalogue } from './catalogue.ts'
import type { SnapshotOf } from './snapshot.ts'
import { FiltersSchema } from './filter-schemas.ts'
import { readFilters } from './filters.ts'
import { BatchBodySchema } from './schemas.ts'

const TUTORIAL = documented('Tutorial: Building a Basic Reporting API Request')
const SDK = observed('the vendor\'s JavaScript SDK')

/** Observed: each request of a batch has a status of its own, and a client that polls gives up when a batch fails. */
const UNKNOWN_FILTERS = 'Assumed: a name that is no filter is bad input; in a batch, that of its request alone.'

const TAGS = ['realtime statistics']
const NO_PERMISSION = requireNoPermission('agents\' desktops read them')

/** What rests on what: the contract tells it of each statistic. */
const NAMES = Object.fromEntries(CATALOGUE.map(({ name, title, definition, evidence }) =>
  [name, { title, definition, ...evidence }]))

/** What is going on right now, and what today has come to. */
export const realtimeRoutes: FastifyPluginAsyncTypebox<{ viewFor: ViewFor, snapshotOf: SnapshotOf }> =
  async (app, { viewFor, snapshotOf }) => {
    app.get('/tenants/:tenantId/realtime-statistics/available', {
      schema: {
        operationId: 'listAvailableStatistics',
        summary: 'Get the names of realtime statistics',
        tags: TAGS,
        params: Type.Object(tenantParams(SDK)),
        querystring: Type.Object({
          client: Type.Optional(Type.String({ description: 'Inferred: lists are not for the `toolbar`', ...SDK })),
          locale: Type.Optional(Type.String({ description: 'Not looked at: names are in English', ...SDK }))
        }),
        response: {
          200: { description: 'All of them', $ref: 'AvailableStatistics' },
          400: errorResponses[400],
          401: errorResponses[401],
          403: errorResponses[403]
        },
        ...NO_PERMISSION,
        ...SDK
      }
    }, async request => {
      tenantFor(request, request.params.tenantId)
      return presentCatalogue(request.query.client)
    })

    app.get('/tenants/:tenantId/realtime-statistics/:statistic', {
      schema: {
        operationId: 'getStatistic',
        summary: 'Get a realtime statistic',
        description: UNKNOWN_FILTERS,
        tags: TAGS,
        params: Type.Object({
          ...tenantParams(TUTORIAL),
          statistic: Type.String({ description: 'Its name', ...TUTORIAL, 'x-values': NAMES })
        }),
        querystring: FiltersSchema,
        response: { 200: { description: 'The statistic', $ref: 'Statistic' }, ...errorResponses },
        ...NO_PERMISSION,
        ...TUTORIAL
      }
    }, async request => {
      const { params, query } = request
      const filters = readFilters(query)
      const view = await viewFor(request)
      const question = questionOf(view.centre, params.statistic, filters)
      return answer(await snapshotOf(view), question)
    })

    app.post('/tenants/:tenantId/realtime-statistics/batch', {
      schema: {
        operationId: 'getStatistics',
        summary: 'Get several realtime statistics',
        description: UNKNOWN_FILTERS,
        tags: TAGS,
        params: Type.Object(tenantParams(SDK)),
        body: BatchBodySchema,
        response: {
          200: { description: 'An answer for each', $ref: 'StatisticBatch' },
          400: errorResponses[400],
          401: errorResponses[401],
          403: errorResponses[403]
        },
        ...NO_PERMISSION,
        ...SDK
      }
    }, async (request, reply) => {
      const snapshot = await snapshotOf(await viewFor(request))
      reply.type(JSON_TYPE)
      return await answerBatch(snapshot, request.body.requests)
    })

    app.get('/tenants/:tenantId/users/:userId/realtime-statistics/:statistic', {
      schema: {
        operationId: 'getStatisticOfUser',
        summary: 'Get a realtime statistic of an agent',
        description:
          `As with their resource-id, which cannot be given here. ${UNKNOWN_FILTERS} resource-capacity is observed, ` +
          'and empty when they are not logged in.',
        tags: TAGS,
        params: Type.Object({
          ...tenantParams(SDK),
          userId: idParam(SDK),
          statistic: Type.String({ description: 'Its name', ...SDK, 'x-values': NAMES })
        }),
        querystring: Type.Omit(FiltersSchema, ['resource-id', 'resourceId']),
        response: { 200: { description: 'The statistic', $ref: 'Statistic' }, ...errorResponses },
        ...NO_PERMISSION,
        ...SDK
      }
    }, async request => {
      const { params, query } = request
      const filters = readFilters(query)
      if (filters.resource !== undefined) throw new BadParameterError('resource-id', 'is the user of the path')
      const view = await viewFor(request)
      const question = questionOf(view.centre, params.statistic, { ...filters, resource: params.userId.toLowerCase() })
      return answer(await snapshotOf(view), question)
    })
  }
