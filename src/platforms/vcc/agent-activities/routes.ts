import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Static } from 'typebox'
import { JSON_TYPE } from '../../../http/json-type.ts'
import { assumed, documented } from '../../../http/wire.ts'
import { answers } from '../answers.ts'
import { statsErrors } from '../error-schemas.ts'
import { pageInSteps, writePage } from '../page.ts'
import { parseSearch } from '../search.ts'
import { versionOf } from '../version.ts'
import type { Activity } from './activities.ts'
import { presentActivity, presentActivityV2 } from './present.ts'
import type { AgentActivities } from './repository.ts'
import { ActivitySearchSchema, TypedActivitySearchSchema, parseAgent } from './search.ts'

type ActivityType = Activity['type']
type SearchSchema = typeof ActivitySearchSchema | typeof TypedActivitySearchSchema

interface List {
  path: string
  operationId: string
  summary: string
  parameters: SearchSchema
  typesOf: (query: Static<SearchSchema>) => readonly ActivityType[]
  evidence: object
}

const ALL_TYPES: readonly ActivityType[] = ['Presence', 'Workload', 'Interaction']

const LISTS: List[] = [
  {
    path: '/agent-activities',
    operationId: 'listAgentActivities',
    summary: 'Get agent activities of all types, the oldest first',
    parameters: TypedActivitySearchSchema,
    typesOf: query => 'type' in query && query.type !== undefined ? [query.type] : ALL_TYPES,
    evidence: documented('Insights Stats API: Get agent activities')
  },
  {
    path: '/agent-activities/presence',
    operationId: 'listAgentPresence',
    summary: 'Get agent presence activities',
    parameters: ActivitySearchSchema,
    typesOf: () => ['Presence'],
    evidence: documented('Insights Stats API: Get agent presence activities')
  },
  {
    path: '/agent-activities/interactions',
    operationId: 'listAgentInteractions',
    summary: 'Get agent interaction activities',
    parameters: ActivitySearchSchema,
    typesOf: () => ['Interaction'],
    evidence: documented('Insights Stats API: Get agent interaction activities')
  },
  {
    path: '/agent-activities/workload',
    operationId: 'listAgentWorkload',
    summary: 'Get agent workload activities',
    parameters: ActivitySearchSchema,
    typesOf: () => ['Workload'],
    evidence: assumed('a sibling of the other activity routes: the type is documented, a route of its own is not')
  }
]

export const agentActivityRoutes: FastifyPluginAsyncTypebox<{ activities: AgentActivities }> =
  async (app, { activities }) => {
    for (const { path, operationId, summary, parameters, typesOf, evidence } of LISTS) {
      app.get(path, {
        schema: {
          operationId,
          summary,
          tags: ['agents'],
          querystring: parameters,
          response: {
            200: answers('A page of activities, in the shape of the version', 'AgentActivityPage',
              'AgentActivityPageV2'),
            ...statsErrors
          },
          ...evidence
        }
      }, async ({ query, headers, view }, reply) => {
        const search = parseSearch(query, view.now)
        const present = versionOf(headers) === 2 ? presentActivityV2 : presentActivity
        const found = await activities.page(view, search, { agentId: parseAgent(query), types: typesOf(query) })
        reply.type(JSON_TYPE)
        return writePage(search, await pageInSteps(found, activity => present(activity, view.now)), view.now)
      })
    }
  }
