import root from 'tap'
import type { FastifyInstance } from 'fastify'
import type { RingbackOptions } from '../../src/ringback.ts'
import { createRingback } from '../../src/server.ts'
import { guardControl } from './control-guard.ts'
import { guardResponses } from './response-guard.ts'
import { storedHistory } from './stored-history.ts'

interface Test { teardown: (done: () => void | Promise<void>) => void }

/** Some time after everything that is documented happened, on a Monday. */
export const NOON = '2026-03-02T12:00:00.000Z'

/**
 * A seeded application with a database of its own; every answer of it is held against the contract. The default
 * scenario's
 * history is not simulated anew for each test: its database has been made before, and lacks at most the days of another
 * instant than noon.
 */
export async function build (t: Test, options: RingbackOptions = {}) {
  const isDefault = (options.scenario ?? 'default') === 'default' && options.seed === undefined &&
    options.platforms === undefined
  const database = options.database ?? (isDefault ? await storedHistory(t, NOON) : ':memory:')
  const ringback = createRingback({ clock: NOON, ...options, database })
  t.teardown(() => ringback.close())
  const app: FastifyInstance = ringback.app
  guardResponses(app)
  guardControl(app)
  await app.ready()
  await ringback.seed()
  return { app, ringback }
}

let shared: ReturnType<typeof build> | undefined

/**
 * The default scenario at noon, for tests that only read: one server for all of them in a process. Whoever moves its
 * clock, resets it or changes what it stores builds one of their own.
 */
export async function sharedDefault () {
  shared ??= build(root)
  return await shared
}

export const basic = (id: string, secret = `${id}-secret`) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
})

export const DOCUMENTED = '2336d1ec-c956-47e1-b3b1-fe8fde81b2b4'
export const LIVE = '7d23df20-2461-11e7-9bf4-b883f2d63b7b'
