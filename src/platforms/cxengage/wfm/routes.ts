import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { documented } from '../../../http/wire.ts'
import { intersect, visibleAt, type Window } from '../../../world/history.ts'
import type { Population } from '../../../world/population.ts'
import { tenantFor } from '../auth.ts'
import { errorResponses } from '../errors.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import type { Interaction } from '../interactions/schemas.ts'
import { timestamp } from '../interactions/values.ts'
import { ordered } from '../ordered.ts'
import { tenantParams } from '../params.ts'
import { eventsOf, type Event } from './events.ts'
import { rowsOf } from './rows.ts'
import { IntervalSearchSchema, parseIntervalSearch } from './search.ts'
import type { Dimension } from './tally.ts'

/** An interaction is over that many ms after its start: its day ends, and the flow closes what is left. */
const LONGEST_INTERACTION = 48 * 3_600_000

const ROUTES: { dimension: Dimension, operationId: string, summary: string, schema: string, page: string }[] = [
  { dimension: 'queue', operationId: 'listQueueIntervals', summary: 'Get WFM intervals of queues', schema: 'QueueIntervalPage', page: 'Getting WFM Intervals (Queue)' },
  { dimension: 'agent', operationId: 'listAgentIntervals', summary: 'Get WFM intervals of agents', schema: 'AgentIntervalPage', page: 'Getting WFM Intervals (Agent)' },
  { dimension: 'agent-queue', operationId: 'listAgentQueueIntervals', summary: 'Get WFM intervals of agents by queue', schema: 'AgentQueueIntervalPage', page: 'Getting WFM Intervals (Agent and Queue)' }
]

/** For workforce management: what the interactions' queues and agents add up to, by the quarter of an hour. */
export const wfmRoutes: FastifyPluginAsyncTypebox<{ interactions: InteractionRepository }> = async (app, { interactions }) => {
  function eventsWithin (population: Population, range: Window, now: number): Event[] {
    const window = intersect(visibleAt(population, now), { from: range.from - LONGEST_INTERACTION, until: range.until })
    const { documents } = interactions.search(population, window, { contactId: undefined, hooks: {} }, 0, Infinity, now)
    return documents.flatMap(document => eventsOf(JSON.parse(document) as Interaction, population.queues)) // our own text
  }

  for (const { dimension, operationId, summary, schema, page: documentation } of ROUTES) {
    app.get(`/tenants/:tenantId/wfm/intervals/${dimension}`, {
      schema: {
        operationId,
        summary,
        description: 'Wants WFM_HISTORICAL.',
        tags: ['wfm'],
        params: Type.Object(tenantParams(documented(documentation))),
        querystring: IntervalSearchSchema,
        response: { 200: { description: 'A page of intervals', $ref: schema }, 400: errorResponses[400], 401: errorResponses[401], 403: errorResponses[403] },
        ...documented(documentation)
      }
    }, async request => {
      const { query, params, now } = request
      const { range, page, limit, offset } = parseIntervalSearch(query, now)
      const population = tenantFor(request, params.tenantId, 'WFM_HISTORICAL')
      const rows = rowsOf(population, eventsWithin(population, range, now), range, dimension)
      return ordered({
        tenantId: population.tenant.id,
        type: dimension,
        start: timestamp(range.from),
        end: timestamp(range.until),
        page,
        limit,
        offset,
        total: rows.length,
        results: rows.slice(offset, offset + limit).map(present => present())
      })
    })
  }
}
