import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { JSON_TYPE } from '../../../http/json-type.ts'
import { documented } from '../../../http/wire.ts'
import type { AgentActivities } from '../agent-activities/repository.ts'
import { answers } from '../answers.ts'
import { statsErrors } from '../error-schemas.ts'
import { pageInSteps, pageOf, writePage } from '../page.ts'
import { PagingSchema, parsePaging } from '../search.ts'
import { presentStatuses } from './present.ts'

export const agentStatusRoutes: FastifyPluginAsyncTypebox<{ activities: AgentActivities }> =
  async (app, { activities }) => {
    app.get('/agent-status', {
      schema: {
        operationId: 'listAgentStatus',
        summary: 'Get what every agent is doing now',
        tags: ['agents'],
        querystring: PagingSchema,
        response: { 200: answers('A page of agents', 'AgentStatusPage'), ...statsErrors },
        ...documented('Insights Stats API: Get agent status')
      }
    }, async ({ query, view }, reply) => {
      const paging = parsePaging(query)
      reply.type(JSON_TYPE)
      const statuses = presentStatuses(await activities.current(view))
      return writePage(paging, await pageInSteps(pageOf(paging, statuses), status => status), view.now)
    })
  }
