import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AddressInfo } from 'node:net'
import type { FastifyBaseLogger } from 'fastify'
import { buildApp } from './app.ts'
import { parseInstant } from './world/instants.ts'
import { platforms } from './platforms/index.ts'
import { prove, type Progress } from './proofs/prove.ts'
import type { Report } from './proofs/report.ts'
import { openHistory } from './seeding/open-history.ts'
import { createSeeder } from './seeding/seeder.ts'
import { createUpkeep } from './seeding/upkeep.ts'
import { ClockError } from './world/clock-error.ts'
import { createClock } from './world/clock.ts'
import { createDays } from './world/days.ts'
import { drawPopulations } from './world/population.ts'

export interface RingbackOptions {
  /** The name of a scenario in `seeds/`, or a path. Default: that of the database file, or `default`. */
  scenario?: string | undefined
  /** Another seed than the scenario's own. Default: that of the database file, or the scenario's. */
  seed?: string | undefined
  /** `real`, or the ISO 8601 instant at which time stands still. Default: `real`. */
  clock?: string | undefined
  /** A file that survives restarts, or `:memory:`. Default: `:memory:`. */
  database?: string | undefined
  /** Leaves the database file as it is: only `invariants` can be asked then. Refuses one that was not closed after its last change. */
  readOnly?: boolean | undefined
  logger?: FastifyBaseLogger | undefined
}

export interface Address {
  /** Default: 127.0.0.1. */
  host?: string
  /** Default: 0, which takes any free port. */
  port?: number
}

export type Ringback = ReturnType<typeof createRingback>

/** How long open requests may take to finish when the server closes, in ms. */
const GRACE = 1500

/**
 * Makes a server of a scenario; `start` makes it answer.
 * Throws ScenarioError, ClockError and DatabaseError, whose messages are one line for the person who typed the options.
 */
export function createRingback (options: RingbackOptions = {}) {
  const { database: file = ':memory:', readOnly = false } = options
  const asked = { scenario: options.scenario, seed: options.seed }
  // eslint-disable-next-line no-restricted-syntax -- the one place where the machine's time comes into a server; `seed` has a start of its own
  const clock = createClock(parseStart(options.clock ?? 'real'), Date.now)
  const { db, origin } = openHistory(file, asked, platforms, readOnly)

  const { id, name, scenario, pinned, seed } = origin
  const populations = drawPopulations(scenario, seed)
  const days = createDays()
  const house = { db, scenario, populations, pinned, days, secret: id }
  const open = platforms.map(platform => platform.open(house))
  const seeder = createSeeder({ db, populations, platforms: open, days })
  const upkeep = createUpkeep({ seeder, clock, report: error => app.log.error(error) })
  const status = { ready: false, scenario: name, seed, clock }
  const app = buildApp({ platforms: open, populations, days, status, cover: seeder.cover, move: upkeep.move, invariants, logger: options.logger })
  let closing = false

  async function makeHistory () {
    await upkeep.prepare(clock.now())
    if (closing) return
    for (const { indexes } of platforms) db.exec(indexes)
    status.ready = true
    upkeep.start()
  }

  /**
   * Checks everything that is stored, as it is told at the clock's now, in steps between which requests are answered.
   * @param onStep hears how far it has come
   */
  async function invariants (onStep: (progress: Progress) => void = () => {}): Promise<Report> {
    const now = clock.now()
    if (!readOnly) await upkeep.prepare(now)
    const steps = prove({ platforms: open, populations, days }, now)
    for (;;) {
      if (closing) throw new Error('the server closes')
      const step = steps.next()
      if (step.done === true) return step.value
      onStep(step.value)
      await nextTurn()
    }
  }

  async function listen ({ host = '127.0.0.1', port = 0 }: Address = {}): Promise<string> {
    await app.listen({ host, port })
    const address = app.server.address() as AddressInfo // a TCP server's
    return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`
  }

  return {
    /** The Fastify application, for requests without a network. */
    app,
    /** Shows and moves the server's time. A request after a move waits until what was missing there is made. */
    clock,
    /** What is played: the name under which it was asked for or stored, and the text that chance begins with. */
    played: { name, seed },
    scenario,
    platforms,
    /** The OpenAPI documents by platform, once the application is ready. */
    contracts: () => new Map(open.map(({ platform, contract }) => [platform.name, contract()])),

    /** Listens, makes the history, and resolves with the server's URL once everything can be asked. */
    async start (address?: Address): Promise<string> {
      const url = await listen(address)
      await makeHistory()
      return url
    },

    /** The first half of `start`: answers 503 until the history is made. Resolves with the server's URL. */
    listen,

    /** The second half: makes the history. While it does, other things may happen, such as a request for the server's health. */
    seed: makeHistory,

    /** Everything as it was at the start: the clock shows again what the option said. */
    reset: async (): Promise<void> => await upkeep.move(clock => clock.reset()),

    invariants,

    /** Resolves when every text of the history is written; answers do not depend on it. */
    written: upkeep.settled,

    /** Finishes open requests and closes the database. */
    async close () {
      closing = true
      upkeep.stop()
      const timer = setTimeout(() => app.server.closeAllConnections(), GRACE)
      try {
        await app.close()
        await upkeep.settled()
      } finally {
        clearTimeout(timer)
        db.close()
      }
    }
  }
}

function parseStart (text: string): 'real' | number {
  if (text === 'real') return text
  const instant = parseInstant(text)
  if (instant === undefined) throw new ClockError(`takes "real" or an ISO 8601 instant, not "${text}"`)
  return instant
}
