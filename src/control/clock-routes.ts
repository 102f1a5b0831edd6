import type { FastifyPluginAsync } from 'fastify'
import { ref } from '../http/wire.ts'
import type { Clock } from '../world/clock.ts'
import { answers, refuses } from './contract.ts'
import { parseMove, type Move } from './moves.ts'
import { ClockSchema, MoveSchema } from './schemas.ts'

export interface ClockOptions {
  clock: Clock
  /** Makes what the clock needs where it goes, and moves it. */
  move: (change: Move) => Promise<void>
  /** Makes everything what it was at the start. */
  reset: () => Promise<void>
}

const tags = ['clock']
const shows = answers('What it shows', ClockSchema)

const readSchema = {
  operationId: 'getClock', summary: 'What the clock shows', tags, response: { 200: shows, ...refuses() }
}

const moveSchema = {
  operationId: 'moveClock',
  summary: 'Move the clock',
  tags,
  body: ref(MoveSchema),
  response: { 200: shows, ...refuses(400, 503) }
}

const resetSchema = {
  operationId: 'reset',
  summary: 'Everything as at the start',
  tags,
  response: { 200: shows, ...refuses(503) }
}

export const clockRoutes: FastifyPluginAsync<ClockOptions> = async (app, { clock, move, reset }) => {
  app.get('/clock', { schema: readSchema }, async () => stateOf(clock))

  app.put('/clock', { schema: moveSchema }, async ({ body }) => {
    await move(parseMove(body))
    return stateOf(clock)
  })

  // What happens depends on scenario, seed and clock alone, so besides the clock there are only limits to take back.
  app.post('/reset', { schema: resetSchema }, async () => {
    await reset()
    return stateOf(clock)
  })
}

/** What a clock shows, as the control plane tells it. */
export const stateOf =
  (clock: Clock) => ({ mode: clock.mode, now: new Date(clock.now()).toISOString(), speed: clock.speed })
