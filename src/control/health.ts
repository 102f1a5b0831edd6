import type { FastifyPluginAsync } from 'fastify'
import { version } from '../version.ts'
import type { Clock } from '../world/clock.ts'
import type { DayCache } from '../world/day-cache.ts'
import { stateOf } from './clock-routes.ts'

/** As {@link ServerStatus.made} tells it. */
interface DaysMade { done: number, total: number }

/** What the server is and whether it can answer. */
export interface ServerStatus {
  phase: 'starting' | 'ready' | 'closing'
  scenario: string
  seed: string
  clock: Clock
  /** How many of the missing days are made, while it starts. */
  made?: (() => DaysMade) | undefined
  /** What is kept of days, in memory. */
  cache: Pick<DayCache, 'bytes' | 'bound'>
}

/** Asked by whoever keeps the server running, by any name: it tells nothing that the server was not started with. */
export const healthRoutes: FastifyPluginAsync<{ status: ServerStatus }> = async (app, { status }) => {
  app.get('/health', { schema: { hide: true }, config: { door: 'open' } }, async (_request, reply) => {
    if (status.phase !== 'ready') {
      reply.code(503)
      const { phase, made } = status
      return { status: phase, ...(phase === 'starting' && made !== undefined ? { days: made() } : {}) }
    }
    const { scenario, seed, clock, cache: { bytes, bound } } = status
    return {
      status: 'ok',
      version,
      scenario,
      seed,
      clock: stateOf(clock),
      memory: { days: { bytes, bound } },
      uptime: Math.round(performance.now()) / 1000
    }
  })
}
