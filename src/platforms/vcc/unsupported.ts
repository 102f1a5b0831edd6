import type { FastifyPluginAsync } from 'fastify'
import { assumed, documented } from '../../http/wire.ts'
import { accessErrors, notEmulatedError, versionError } from './error-schemas.ts'
import { notEmulated } from './errors.ts'

/** Documented endpoints that are not emulated yet. */
const ENDPOINTS: [path: string, operationId: string, summary: string][] = [
  ['/interactions/ongoing', 'listOngoingInteractions', 'Get ongoing interactions'],
  ['/agent-activities', 'listAgentActivities', 'Get agent activities'],
  ['/agent-activities/presence', 'listAgentPresence', 'Get agent presence activities'],
  ['/agent-activities/interactions', 'listAgentInteractions', 'Get agent interaction activities'],
  ['/agent-activities/workload', 'listAgentWorkload', 'Get agent workload activities'],
  ['/agent-status', 'listAgentStatus', 'Get agent status'],
  ['/queue-times', 'listQueueTimes', 'Get queue times'],
  ['/wfm/agent-states', 'listWfmAgentStates', 'Get WFM agent states'],
  ['/wfm/queue-activity', 'listWfmQueueActivity', 'Get WFM queue activity'],
  ['/wfm/queue-metrics', 'listWfmQueueMetrics', 'Get WFM queue metrics']
]

/** The activity type Workload is documented; a route of its own is not. */
const evidenceOf = (path: string, summary: string) =>
  path.endsWith('/workload') ? assumed('a sibling of the other activity routes') : documented(`Insights Stats API: ${summary}`)

/** What is not emulated says so: 501, after the same checks as everywhere. */
export const unsupportedRoutes: FastifyPluginAsync = async app => {
  for (const [path, operationId, summary] of ENDPOINTS) {
    app.get(path, {
      schema: {
        operationId,
        summary,
        tags: ['not emulated'],
        response: { ...accessErrors, 400: versionError, 501: notEmulatedError },
        ...evidenceOf(path, summary),
        ...{ 'x-not-emulated': true }
      }
    }, async () => { throw notEmulated(summary) })
  }
}
