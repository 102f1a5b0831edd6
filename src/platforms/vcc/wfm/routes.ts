import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { documented } from '../../../http/wire.ts'
import { agentParameter, parseAgent } from '../agent-activities/search.ts'
import { statsErrors } from '../error-schemas.ts'
import { pageOf, writePage } from '../page.ts'
import type { QueueVisits } from '../queue-times/repository.ts'
import { parseQueues, queueParameters } from '../queue-times/search.ts'
import { includeParameter, pagingParameters, parseSearch, windowParameters } from '../search.ts'
import { presentState, presentVisit } from './present.ts'
import type { AgentStates } from './repository.ts'

const STATES = documented('Insights Stats API: Get WFM agent states')
const ACTIVITY = documented('Insights Stats API: Get WFM queue activity')
const METRICS = documented('Insights Stats API: Get WFM queue metrics')

const StateSearchSchema = Type.Object({ ...windowParameters(STATES), ...includeParameter(STATES), ...agentParameter(STATES), ...pagingParameters })
const ActivitySearchSchema = Type.Object({ ...windowParameters(ACTIVITY), ...queueParameters('All', ACTIVITY), ...pagingParameters })
const MetricsSearchSchema = Type.Object({
  ...windowParameters(METRICS), ...includeParameter(METRICS), ...queueParameters('All', METRICS), ...pagingParameters
})

export const wfmRoutes: FastifyPluginAsyncTypebox<{ states: AgentStates, visits: QueueVisits }> = async (app, { states, visits }) => {
  app.get('/wfm/agent-states', {
    schema: {
      operationId: 'listWfmAgentStates',
      summary: 'Get the states of agents for workforce management',
      tags: ['wfm'],
      querystring: StateSearchSchema,
      response: { 200: { description: 'A page of states', $ref: 'WfmAgentStatePage' }, ...statsErrors },
      ...STATES
    }
  }, async ({ query, account, now }, reply) => {
    const search = parseSearch(query, now)
    const found = states(account, search, parseAgent(query), now)
    reply.type('application/json')
    return writePage(search, pageOf(search, found, state => presentState(state, now)), now)
  })

  app.get('/wfm/queue-activity', {
    schema: {
      operationId: 'listWfmQueueActivity',
      summary: 'Get what entered queues, for workforce management',
      tags: ['wfm'],
      querystring: ActivitySearchSchema,
      response: { 200: { description: 'A page of visits to queues', $ref: 'QueueActivityPage' }, ...statsErrors },
      ...ACTIVITY
    }
  }, async ({ query, account, now }, reply) => {
    // Assumed: an `include`, which is not documented here but in an example, changes nothing.
    const search = parseSearch({ ...query, include: 'Started' }, now, Infinity)
    const found = visits(account, search, parseQueues(query, 'All'), now)
    reply.type('application/json')
    return writePage(search, pageOf(search, found, visit => presentVisit(visit, now)), now)
  })

  app.get('/wfm/queue-metrics', {
    schema: {
      operationId: 'listWfmQueueMetrics',
      summary: 'Get what left queues, for workforce management',
      tags: ['wfm'],
      querystring: MetricsSearchSchema,
      response: { 200: { description: 'A page of visits to queues', $ref: 'QueueActivityPage' }, ...statsErrors },
      ...METRICS
    }
  }, async ({ query, account, now }, reply) => {
    const search = parseSearch(query, now, Infinity)
    const left = visits(account, search, parseQueues(query, 'All'), now).filter(({ to }) => to <= now)
    reply.type('application/json')
    return writePage(search, pageOf(search, left, visit => presentVisit(visit, now)), now)
  })
}
