import type { FastifyPluginAsync } from 'fastify'
import type { Clock } from '../world/clock.ts'
import { parseMove, type Move } from './moves.ts'

export interface ClockOptions {
  clock: Clock
  /** Makes what the clock needs where it goes, and moves it. */
  move: (change: Move) => Promise<void>
  /** Makes everything what it was at the start. */
  reset: () => Promise<void>
}

const schema = { hide: true }

export const clockRoutes: FastifyPluginAsync<ClockOptions> = async (app, { clock, move, reset }) => {
  app.get('/clock', { schema }, async () => stateOf(clock))

  app.put('/clock', { schema }, async ({ body }) => {
    await move(parseMove(body))
    return stateOf(clock)
  })

  // What happens depends on scenario, seed and clock alone, so besides the clock there are only limits to take back.
  app.post('/reset', { schema }, async () => {
    await reset()
    return stateOf(clock)
  })
}

/** What a clock shows, as the control plane tells it. */
export const stateOf =
  (clock: Clock) => ({ mode: clock.mode, now: new Date(clock.now()).toISOString(), speed: clock.speed })
