import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { JSON_TYPE } from '../../../http/json-type.ts'
import { documented } from '../../../http/wire.ts'
import { agentParameter, parseAgent } from '../agent-activities/search.ts'
import { answers } from '../answers.ts'
import { statsErrors } from '../error-schemas.ts'
import { pageInSteps, writePage } from '../page.ts'
import type { QueueVisits } from '../queue-times/repository.ts'
import { parseQueues, queueParameters } from '../queue-times/search.ts'
import { includeParameter, pagingParameters, parseSearch, windowParameters } from '../search.ts'
import { presentState, presentVisit } from './present.ts'
import type { AgentStates } from './repository.ts'

const STATES = documented('Insights Stats API: Get WFM agent states')
const ACTIVITY = documented('Insights Stats API: Get WFM queue activity')
const METRICS = documented('Insights Stats API: Get WFM queue metrics')

const StateSearchSchema = Type.Object({
  ...windowParameters(STATES),
  ...includeParameter(STATES),
  ...agentParameter(STATES),
  ...pagingParameters
})
const ActivitySearchSchema =
  Type.Object({ ...windowParameters(ACTIVITY), ...queueParameters('All', ACTIVITY), ...pagingParameters })
const MetricsSearchSchema = Type.Object({
  ...windowParameters(METRICS), ...includeParameter(METRICS), ...queueParameters('All', METRICS), ...pagingParameters
})

export const wfmRoutes: FastifyPluginAsyncTypebox<{ states: AgentStates, visits: QueueVisits }> =
  async (app, { states, visits }) => {
    app.get('/wfm/agent-states', {
      schema: {
        operationId: 'listWfmAgentStates',
        summary: 'Get the states of agents for workforce management',
        tags: ['wfm'],
        querystring: StateSearchSchema,
        response: { 200: answers('A page of states', 'WfmAgentStatePage'), ...statsErrors },
        ...STATES
      }
    }, async ({ query, view }, reply) => {
      const search = parseSearch(query, view.now)
      const found = await states(view, search, parseAgent(query))
      reply.type(JSON_TYPE)
      return writePage(search, await pageInSteps(found, state => presentState(state, view.now)), view.now)
    })

    app.get('/wfm/queue-activity', {
      schema: {
        operationId: 'listWfmQueueActivity',
        summary: 'Get what entered queues, for workforce management',
        tags: ['wfm'],
        querystring: ActivitySearchSchema,
        response: { 200: answers('A page of visits to queues', 'QueueActivityPage'), ...statsErrors },
        ...ACTIVITY
      }
    }, async ({ query, view }, reply) => {
    // Assumed: an `include`, which is not documented here but in an example, changes nothing.
      const search = parseSearch({ ...query, include: 'Started' }, view.now, Infinity)
      const found = await visits(view, search, parseQueues(query, 'All'))
      reply.type(JSON_TYPE)
      return writePage(search, await pageInSteps(found, visit => presentVisit(visit, view.now)), view.now)
    })

    app.get('/wfm/queue-metrics', {
      schema: {
        operationId: 'listWfmQueueMetrics',
        summary: 'Get what left queues, for workforce management',
        tags: ['wfm'],
        querystring: MetricsSearchSchema,
        response: { 200: answers('A page of visits to queues', 'QueueActivityPage'), ...statsErrors },
        ...METRICS
      }
    }, async ({ query, view }, reply) => {
      const search = parseSearch(query, view.now, Infinity)
      const left = await visits(view, search, parseQueues(query, 'All'), ({ to }) => to <= view.now)
      reply.type(JSON_TYPE)
      return writePage(search, await pageInSteps(left, visit => presentVisit(visit, view.now)), view.now)
    })
  }
