import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { JSON_TYPE } from '../../../http/json-type.ts'
import { documented } from '../../../http/wire.ts'
import { presented } from '../../kit/presented.ts'
import type { ViewFor } from '../access/auth.ts'
import { errorResponses } from '../wire/errors.ts'
import { timestamp } from '../interactions/values.ts'
import { writeList } from '../wire/envelope.ts'
import { ordered } from '../wire/ordered.ts'
import { tenantParams } from '../wire/params.ts'
import { requirePermission } from '../access/permissions.ts'
import type { CxengageSettings } from '../settings.ts'
import type { IntervalsWithin } from './intervals.ts'
import { pageOfRows } from './rows.ts'
import { IntervalSearchSchema, parseIntervalSearch } from './search.ts'
import type { Dimension } from './tally.ts'

const ROUTES: { dimension: Dimension, operationId: string, summary: string, schema: string, page: string }[] = [
  {
    dimension: 'queue',
    operationId: 'listQueueIntervals',
    summary: 'Get WFM intervals of queues',
    schema: 'QueueIntervalPage',
    page: 'Getting WFM Intervals (Queue)'
  },
  {
    dimension: 'agent',
    operationId: 'listAgentIntervals',
    summary: 'Get WFM intervals of agents',
    schema: 'AgentIntervalPage',
    page: 'Getting WFM Intervals (Agent)'
  },
  {
    dimension: 'agent-queue',
    operationId: 'listAgentQueueIntervals',
    summary: 'Get WFM intervals of agents by queue',
    schema: 'AgentQueueIntervalPage',
    page: 'Getting WFM Intervals (Agent and Queue)'
  }
]

interface Options { viewFor: ViewFor, intervalsWithin: IntervalsWithin, settings: CxengageSettings }

/** For workforce management: what the interactions' queues and agents add up to, by the quarter of an hour. */
export const wfmRoutes: FastifyPluginAsyncTypebox<Options> =
  async (app, { viewFor, intervalsWithin, settings }) => {
    for (const { dimension, operationId, summary, schema, page: documentation } of ROUTES) {
      app.get(`/tenants/:tenantId/wfm/intervals/${dimension}`, {
        schema: {
          operationId,
          summary,
          tags: ['wfm'],
          params: Type.Object(tenantParams(documented(documentation))),
          querystring: IntervalSearchSchema,
          response: {
            200: { description: 'A page of intervals', $ref: schema },
            400: errorResponses[400],
            401: errorResponses[401],
            403: errorResponses[403]
          },
          ...requirePermission('WFM_HISTORICAL', documented(documentation)),
          ...documented(documentation)
        }
      }, async (request, reply) => {
        const { query, now } = request
        const { range, page, limit, offset } = parseIntervalSearch(query, now, settings)
        const view = await viewFor(request)
        const { centre } = view
        const parts = await intervalsWithin(view, range)
        const { total, rows } = pageOfRows(view, parts, { range, dimension, skip: offset, limit })
        const documents = await presented(rows, present => JSON.stringify(present()))
        reply.type(JSON_TYPE)
        return writeList(ordered({
          tenantId: centre.tenant.id,
          type: dimension,
          start: timestamp(range.from),
          end: timestamp(range.until),
          page,
          limit,
          offset,
          total,
          results: null
        }), documents)
      })
    }
  }
