import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { documented, observed, type Evidence } from '../../../http/wire.ts'
import type { ViewFor } from '../access/auth.ts'
import { NotFoundError, errorResponses } from '../wire/errors.ts'
import type { InteractionRepository, RowOf } from '../interactions/repository.ts'
import type { Interaction } from '../interactions/schemas.ts'
import { interactionParams } from '../wire/params.ts'
import { requireNoPermission } from '../access/permissions.ts'
import type { Snapshot, SnapshotOf } from './snapshot.ts'
import { estimatedWaitOf, positionOf, wrapUpTimes } from './of-interaction.ts'
import { bodyOf } from './results.ts'

interface Route {
  name: string
  operationId: string
  summary: string
  description?: string
  evidence: { 'x-evidence': Evidence }
  of: (snapshot: Snapshot, row: RowOf, interaction: Interaction) => object
}

const ROUTES: Route[] = [
  {
    name: 'current-position-in-queue',
    operationId: 'getPositionInQueue',
    summary: 'Get the place of an interaction in its queue',
    description: 'null where it is not in a queue.',
    evidence: documented('Getting Current Position in Queue'),
    of: positionOf
  },
  {
    name: 'estimated-wait-time',
    operationId: 'getEstimatedWaitTime',
    summary: 'Get how long an interaction will probably wait',
    description: 'null where it is not in a queue, and where nobody was answered in the last 15 minutes.',
    evidence: documented('Getting Estimated Wait Times'),
    of: estimatedWaitOf
  },
  {
    name: 'resource-wrap-up-time',
    operationId: 'getWrapUpTime',
    summary: 'Get the wrap-up times of an interaction',
    evidence: observed('the vendor\'s JavaScript SDK, a public PHP client'),
    of: (_snapshot, _row, { agents = [] }) => wrapUpTimes(agents.map(({ agentWrapUpTime }) => agentWrapUpTime))
  }
]

interface Options { viewFor: ViewFor, interactions: InteractionRepository, snapshotOf: SnapshotOf }

/** Statistics of a single interaction. */
export const interactionStatisticRoutes: FastifyPluginAsyncTypebox<Options> =
  async (app, { viewFor, interactions, snapshotOf }) => {
    for (const { name, operationId, summary, description, evidence, of } of ROUTES) {
      app.get(`/tenants/:tenantId/interactions/:interactionId/realtime-statistics/${name}`, {
        schema: {
          operationId,
          summary,
          ...(description === undefined ? {} : { description }),
          tags: ['realtime statistics'],
          params: Type.Object(interactionParams(evidence)),
          response: { 200: { description: 'The statistic', $ref: 'Statistic' }, ...errorResponses },
          ...requireNoPermission('agents\' desktops read them'),
          ...evidence
        }
      }, async request => {
        const view = await viewFor(request)
        const id = request.params.interactionId.toLowerCase()
        const [row, texts] = [interactions.locate(view, id), interactions.find(view, id)]
        if (row === undefined || texts === undefined) throw new NotFoundError('Interaction')
        const snapshot = await snapshotOf(view)
        return bodyOf(of(snapshot, row, JSON.parse(texts.document) as Interaction), snapshot.day) // our own text
      })
    }
  }
