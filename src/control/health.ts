import type { FastifyPluginAsync } from 'fastify'
import { version } from '../version.ts'
import type { Progress } from '../invariants/report.ts'
import type { RowMemory } from '../store/row-memory.ts'
import type { Clock } from '../world/clock.ts'
import type { DayCache } from '../world/day-cache.ts'
import { answers } from './contract.ts'
import { clockReport } from '../spaces/report.ts'
import { HealthSchema, StartingSchema } from './schemas.ts'

/** What the server is and whether it can answer. */
export interface ServerStatus {
  phase: 'starting' | 'ready' | 'closing'
  scenario: string
  seed: string
  clock: Clock
  /** How many of the missing days are made, once the making has begun. */
  made: () => Progress | undefined
  /** What is kept of days, in memory. */
  cache: Pick<DayCache, 'bytes' | 'bound'>
  /** What the rows of a database in memory take. */
  rows: RowMemory
}

const figuresOf = ({ bytes, bound }: RowMemory) => ({ bytes, bound })

const schema = {
  operationId: 'getHealth',
  summary: 'Whether the server can answer, and what it plays',
  tags: ['server'],
  security: [{}],
  response: { 200: answers('It is ready', HealthSchema), 503: answers('It starts or closes', StartingSchema) }
}

/** Asked by whoever keeps the server running, by any name: it tells nothing that the server was not started with. */
export const healthRoutes: FastifyPluginAsync<{ status: ServerStatus }> = async (app, { status }) => {
  app.get('/health', { schema, config: { door: 'open' } }, async (_request, reply) => {
    if (status.phase !== 'ready') {
      reply.code(503)
      const days = status.phase === 'starting' ? status.made() : undefined
      return { status: status.phase, ...days && { days } }
    }
    const { scenario, seed, clock, cache, rows } = status
    return {
      status: 'ok',
      version,
      scenario,
      seed,
      clock: clockReport(clock),
      memory: { days: figuresOf(cache), ...Number.isFinite(rows.bound) ? { rows: figuresOf(rows) } : {} },
      uptime: Math.round(performance.now()) / 1000
    }
  })
}
