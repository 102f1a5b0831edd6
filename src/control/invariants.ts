import type { FastifyPluginAsync } from 'fastify'
import type { Report } from '../proofs/report.ts'
import { StartingError } from './errors.ts'

export interface InvariantOptions {
  isReady: () => boolean
  /** Checks everything, in steps between requests. */
  invariants: () => Promise<Report>
}

/** Whether all that is stored and told is consistent: what was checked, how often, and what does not hold. */
export const invariantRoutes: FastifyPluginAsync<InvariantOptions> = async (app, { isReady, invariants }) => {
  app.get('/invariants', { schema: { hide: true } }, async () => {
    if (!isReady()) throw new StartingError()
    return await invariants()
  })
}
