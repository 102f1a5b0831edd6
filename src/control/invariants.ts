import type { FastifyPluginAsync } from 'fastify'
import type { Report } from '../invariants/report.ts'
import { answers, refuses } from './contract.ts'
import { unavailable } from './errors.ts'
import type { ServerStatus } from './health.ts'
import { ReportSchema } from './schemas.ts'

export interface InvariantOptions {
  status: Pick<ServerStatus, 'phase'>
  /** Checks everything, in steps between requests. */
  invariants: () => Promise<Report>
}

const schema = {
  operationId: 'getInvariants',
  summary: 'Checks that all that is stored and told fits together; takes some seconds',
  tags: ['server'],
  response: { 200: answers('What was checked', ReportSchema), ...refuses(503) }
}

/** Whether all that is stored and told is consistent: what was checked, how often, and what does not hold. */
export const invariantRoutes: FastifyPluginAsync<InvariantOptions> = async (app, { status, invariants }) => {
  app.get('/invariants', { schema }, async () => {
    if (status.phase !== 'ready') throw unavailable(status.phase)
    return await invariants()
  })
}
