import tap from 'tap'
import type { Agent, Queue } from '../../../src/world/centre.ts'
import { createRandom } from '../../../src/world/random.ts'
import { createEventQueue } from '../../../src/world/simulation/event-queue.ts'
import { startProcess, type Steps } from '../../../src/world/simulation/process.ts'
import type { Shift } from '../../../src/world/simulation/crew.ts'
import { createAgentPool } from '../../../src/world/simulation/agent-pool.ts'
import { sized } from '../../support/size.ts'

/**
 * The queues of the simulation against queueing theory. The event queue and the agents run as they do for a business
 * day, but
 * with exponential service, constant arrivals and without ring times and wrap-up, which theory does not know.
 */
const ARRIVALS = sized(500_000, 2_000_000)
const WARM_UP = 20_000
const TOLERANCE = 0.03

interface Model { agents: number, arrivalsPerSecond: number, serviceSeconds: number, patienceSeconds: number }
interface Figures { waited: number, meanWait: number, abandoned: number }

/**
 * One uninterrupted run. Figures are of all customers after the warm-up: the share who waited, the mean wait in
 * seconds, the share who gave up.
 */
function simulate ({ agents, arrivalsPerSecond, serviceSeconds, patienceSeconds }: Model, seed: string): Figures {
  const eventQueue = createEventQueue()
  const thresholds = { serviceLevel: 20_000, abandonThreshold: 20_000, breakoutAfter: undefined }
  const queue: Queue = { id: 'q', number: 1, name: 'Q', skill: 'Q', priority: 0, ...thresholds }
  const crew = Array.from({ length: agents }, (_, index): Shift => ({
    agent: { index } as Agent,
    from: 0,
    to: Infinity,
    breaks: [],
    skills: new Set([
      'Q'
    ]),
    parts: 1,
    homeBy: Infinity // nothing else of them is asked
  }))
  const agentPool = createAgentPool(crew, eventQueue, { close: Infinity, queueCutoff: Infinity })
  const arrivals = createRandom(`${seed}/arrivals`)
  const services = createRandom(`${seed}/services`)
  const patiences = createRandom(`${seed}/patience`)
  const sum = { customers: 0, waited: 0, wait: 0, abandoned: 0 }

  function arrive (place: number) {
    startProcess(eventQueue, customer(place))
    if (place + 1 < ARRIVALS) {
      eventQueue.plan(eventQueue.now + arrivals.exponential(1 / arrivalsPerSecond), () => arrive(place + 1))
    }
  }

  function * customer (place: number): Steps<Shift> {
    const since = eventQueue.now
    const patience = patienceSeconds === Infinity ? Infinity : patiences.exponential(patienceSeconds)
    const taken = agentPool.take(queue, 1)
    const shift = taken ?? (yield {
      until: since + patience,
      begin (serve) {
        const waiting = { queue, since, load: 1, serve }
        agentPool.enter(waiting)
        return () => agentPool.leave(waiting)
      }
    })
    if (place >= WARM_UP) {
      sum.customers++
      if (taken === undefined) sum.waited++
      if (shift === undefined) sum.abandoned++
      sum.wait += eventQueue.now - since
    }
    if (shift === undefined) return
    yield eventQueue.now + services.exponential(serviceSeconds)
    agentPool.release(shift, 1)
  }
  eventQueue.plan(0, () => arrive(0))
  eventQueue.run()
  return {
    waited: sum.waited / sum.customers,
    meanWait: sum.wait / sum.customers,
    abandoned: sum.abandoned / sum.customers
  }
}

/**
 * M/M/n: A. K. Erlang, Solution of some problems in the theory of probabilities (1917), by the recursion of the loss
 * formula.
 */
function erlangC ({ agents, arrivalsPerSecond, serviceSeconds }: Model): Figures {
  const load = arrivalsPerSecond * serviceSeconds
  let blocking = 1
  for (let n = 1; n <= agents; n++) blocking = load * blocking / (n + load * blocking)
  const waited = blocking / (1 - load / agents * (1 - blocking))
  return { waited, meanWait: waited * serviceSeconds / (agents - load), abandoned: 0 }
}

/**
 * M/M/n+M: C. Palm, Research on telephone traffic carried by full availability groups (1957), from the stationary
 * distribution of its birth-death process; with Little's law for the waits and theta E[Q] / lambda for those who give
 * up.
 */
function erlangA ({ agents, arrivalsPerSecond, serviceSeconds, patienceSeconds }: Model): Figures {
  let weight = 1
  let total = 1
  let waiting = 0
  let queued = 0
  for (let state = 1; state < 4000; state++) {
    weight *= arrivalsPerSecond / (Math.min(state, agents) / serviceSeconds +
      Math.max(0, state - agents) / patienceSeconds)
    total += weight
    if (state >= agents) waiting += weight
    queued += weight * Math.max(0, state - agents)
  }
  const meanQueue = queued / total
  return {
    waited: waiting / total,
    meanWait: meanQueue / arrivalsPerSecond,
    abandoned: meanQueue / patienceSeconds / arrivalsPerSecond
  }
}

function agrees (t: Pick<typeof tap, 'ok'>, found: Figures, expected: Figures) {
  for (const figure of ['waited', 'meanWait', 'abandoned'] as const) {
    const error = expected[figure] === 0 ? found[figure] : Math.abs(found[figure] / expected[figure] - 1)
    t.ok(error < TOLERANCE, `${figure}: ${found[figure].toFixed(5)}, theory says ${expected[figure].toFixed(5)}`)
  }
}

tap.test('without impatience the queue is that of Erlang C', async t => {
  const model = { agents: 10, arrivalsPerSecond: 8 / 240, serviceSeconds: 240, patienceSeconds: Infinity }
  agrees(t, simulate(model, 'erlang-c'), erlangC(model))
})

tap.test('with impatience it is that of Erlang A', async t => {
  const model = { agents: 10, arrivalsPerSecond: 10.5 / 240, serviceSeconds: 240, patienceSeconds: 300 }
  agrees(t, simulate(model, 'erlang-a'), erlangA(model))
})
