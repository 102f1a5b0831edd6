import type { FastifyPluginAsync } from 'fastify'
import type { Report } from '../invariants/report.ts'
import { unavailable } from './errors.ts'
import type { ServerStatus } from './health.ts'

export interface InvariantOptions {
  status: Pick<ServerStatus, 'phase'>
  /** Checks everything, in steps between requests. */
  invariants: () => Promise<Report>
}

/** Whether all that is stored and told is consistent: what was checked, how often, and what does not hold. */
export const invariantRoutes: FastifyPluginAsync<InvariantOptions> = async (app, { status, invariants }) => {
  app.get('/invariants', { schema: { hide: true } }, async () => {
    if (status.phase !== 'ready') throw unavailable(status.phase)
    return await invariants()
  })
}
