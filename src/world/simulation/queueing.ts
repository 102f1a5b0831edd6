import { agentOf } from '../cases/agent-of-case.ts'
import { loadOf } from '../load.ts'
import type { Centre, Queue } from '../centre.ts'
import type { QueueVisit } from '../timeline.ts'
import type { Waiting } from './agent-pool.ts'
import { homeBy, type Shift } from './crew.ts'
import { leaveQueue } from './leaving.ts'
import { newVisit } from './new-timeline.ts'
import { offer } from './offer.ts'
import type { Answer, Journey, Stage, Story } from './stage.ts'

const HOUR = 3_600_000
/** How long a flow waits that is to give up on a caller and does not say when, in ms. */
const BREAKOUT = 60_000

/** How long the customer and the flow wait; who is never served is offered to nobody. */
interface Limits { patientUntil: number, breakoutAt: number, neverServed: boolean }

/** Puts the customer into a queue; returns the index of the visit. */
export function enterQueue (stage: Stage, { timeline }: Journey, queue: Queue, entry: QueueVisit['entry']): number {
  const visit = newVisit(queue, entry, stage.eventQueue.now)
  visit.length = stage.agentPool.lengthOf(queue) + 1
  return timeline.visits.push(visit) - 1
}

/** The customer waits until an agent has accepted them; undefined when one side gives up before, and all is over. */
export function * waitForAgent (stage: Stage, journey: Journey, index: number): Story<Answer | undefined> {
  const { timeline, chance } = journey
  const { eventQueue, agentPool } = stage
  const visit = timeline.visits[index]
  if (visit === undefined) throw new RangeError(`no visit ${index}`)
  const { queue } = visit
  const { patientUntil, breakoutAt, neverServed } = limitsOf(stage, journey, queue)
  if (closureOf(stage.centre, queue, eventQueue.now) <= eventQueue.now) {
    leaveQueue(stage, journey, visit, 'breakout')
    return undefined
  }
  const load = loadOf(stage.centre.tenant.agents.messages, timeline.channel)
  const wanted = neverServed ? Infinity : load // no agent has room for so much

  for (;;) {
    const agent = wantedAgent(stage, journey)
    const shift = agentPool.take(queue, wanted, agent) ??
      (yield * waitInLine(stage, visit, { load: wanted, agent }, Math.min(patientUntil, breakoutAt)))
    if (shift === undefined || shift === 'hangUp') {
      const isPatient = shift === undefined && eventQueue.now < patientUntil
      leaveQueue(stage, journey, visit, isPatient ? 'breakout' : 'abandoned')
      return undefined
    }
    const offeredAt = eventQueue.now + chance('queue').int(...stage.centre.timings.foundToRinging)
    const missedAt = offer(stage, journey, { shift, load }, index, offeredAt)
    if (missedAt === undefined) return { shift, visit: index, offeredAt }
    yield missedAt
    // Back in line at the old place, if the customer still has patience and the flow still waits.
    if (eventQueue.now >= patientUntil) {
      leaveQueue(stage, journey, visit, 'abandoned')
      return undefined
    }
    if (eventQueue.now >= breakoutAt) {
      leaveQueue(stage, journey, visit, 'breakout')
      return undefined
    }
  }
}

/** Returns the agent who takes the customer, or what else ended the wait; undefined when it took too long. */
function * waitInLine (
  stage: Stage, { queue, enteredAt: since }: QueueVisit, wanted: Pick<Waiting, 'load' | 'agent'>, until: number
): Story<Shift | 'hangUp' | undefined> {
  const woken = yield {
    until,
    accepts: wake => wake === 'hangUp',
    begin (serve) {
      const waiting = { queue, since, ...wanted, serve }
      stage.agentPool.enter(waiting)
      return () => stage.agentPool.leave(waiting)
    }
  }
  return woken as Shift | 'hangUp' | undefined // nothing else is accepted
}

/** The agent whom a case names is the first who answers; whoever misses it before is somebody. */
function wantedAgent ({ centre }: Stage, { timeline, script }: Journey): number | undefined {
  const isTurn = script !== undefined && timeline.engagements.length === 0 &&
    timeline.missedOffers.length >= script.missedOffers
  return isTurn ? agentOf(script, centre.tenant) : undefined
}

/** A case that is to end in the queue in which the customer is now, or is going to be next. */
export const isNeverServed = ({ script, transfers }: Journey): boolean =>
  transfers.length === 0 && (script?.end === 'abandoned' || script?.end === 'breakout')

/** When the queue is closed because somebody has said so; Infinity where it is not. */
function closureOf ({ changes = [] }: Centre, { name }: Queue, now: number): number {
  const closures = changes.filter(change => change.kind === 'closure')
  return Math.min(...closures.filter(({ queue, to }) => queue === name && to > now).map(({ from }) => from))
}

function limitsOf ({ eventQueue: { now }, queueCutoff }: Stage, journey: Journey, queue: Queue): Limits {
  const { timeline, chance, behaviour, script, busy } = journey
  const isVoice = timeline.channel === 'voice'
  const drawn = isVoice ? now + 3000 + Math.floor(chance('queue').exponential(behaviour.patience * 1000)) : Infinity
  const { breakoutAfter = Infinity } = queue
  // Who comes after the cutoff is turned away at once; and the agents whom they had before are to get home.
  const closedAt = closureOf(timeline.centre, queue, now)
  const closing = Math.max(now, Math.min(queueCutoff, homeBy(busy) - HOUR, closedAt))
  if (script === undefined) {
    return { patientUntil: drawn, breakoutAt: Math.min(now + breakoutAfter, closing), neverServed: false }
  }
  const waits = script.waits === undefined ? undefined : now + Math.round(script.waits * 1000)
  const neverServed = isNeverServed(journey)
  const [abandons, breaksOut] = [neverServed && script.end === 'abandoned', neverServed && script.end === 'breakout']
  return {
    patientUntil: abandons ? waits ?? Math.min(drawn, closing) : Infinity,
    breakoutAt: Math.min(breaksOut ? waits ?? now + Math.min(breakoutAfter, BREAKOUT) : Infinity, closing),
    neverServed
  }
}
