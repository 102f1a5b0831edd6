import type { Queue } from '../population.ts'
import type { Engagement, Leg } from '../timeline.ts'
import { join, type Converse } from './conversation.ts'
import type { Journey, Stage } from './journey.ts'
import { newVisit } from './new-timeline.ts'
import { createQueueing } from './queueing.ts'

/** Queue entry after an agent pressed transfer: the same 238 ms in every observed case. */
const TRANSFER_TO_QUEUE = 238
const CONSULTATION: [number, number] = [4000, 40_000]
/** A conference needs some conversation before and after it. */
const MARGIN = 40_000
/** How often a case looks for somebody whom it can bring in, in ms. */
const LOOK_AGAIN = 5000

/** What agents do besides talking to their customer: transfers, called-off transfers, conferences. */
export function createHandovers (stage: Stage, converse: Converse) {
  const { population, agenda, floor } = stage
  const { tenant, queues } = population
  const wholeAgent = tenant.agents.messages
  const enterQueue = createQueueing(stage)

  /** Plans what is to happen during a conversation. */
  function plan (journey: Journey, engagement: Engagement, place: number) {
    const { random, timeline, behaviour, script } = journey
    if (script !== undefined && place > 0) return
    if (random.chance(behaviour.cancelledTransfer)) callOff(journey, engagement, place, script?.cancelledTransfers ?? random.int(1, 3))
    if (timeline.channel === 'voice' && place === 0 && random.chance(behaviour.conference)) planConference(journey, engagement, place)
  }

  /** At the end of a conversation: hands the customer on; false when nothing of the kind was meant, or nobody is free for it. */
  function handOver (journey: Journey, engagement: Engagement, place: number): boolean {
    const { timeline, random, behaviour } = journey
    const asked = journey.transfers.shift()
    if (asked !== undefined) {
      queueOn(journey, engagement, place, asked === 'warm')
      return true
    }
    if (timeline.channel !== 'voice' || place !== 0 || !random.chance(behaviour.transfer)) return false
    const colleague = callColleague(journey, 'transfer', place)
    if (colleague === undefined) return false
    const { leg, shift, visit, offeredAt } = colleague
    const next = converse(journey, shift, visit, offeredAt)
    if (random.chance(behaviour.warmTransfer)) consult(journey, leg, engagement, next)
    return true
  }

  /** The customer waits in line for the next agent, as a case demands, whether somebody is free or not. */
  function queueOn (journey: Journey, engagement: Engagement, by: number, warm: boolean) {
    const leg = begin(journey, 'transfer', by)
    agenda.plan(leg.startedAt + TRANSFER_TO_QUEUE, () => {
      leg.visit = enterQueue(journey, pickQueue(journey), 'transfer', (shift, visit, offeredAt) => {
        const next = converse(journey, shift, visit, offeredAt)
        if (warm) consult(journey, leg, engagement, next)
      })
    })
  }

  /** The customer holds while the agents talk; then the first one leaves. */
  function consult ({ random }: Journey, leg: Leg, first: Engagement, { talkFrom = leg.startedAt, talkTo = talkFrom }: Engagement) {
    leg.consultedTo = talkFrom + Math.min(random.int(...CONSULTATION), Math.floor((talkTo - talkFrom) / 2))
    first.talkTo = leg.consultedTo
    first.holds.push({ from: leg.startedAt, to: leg.consultedTo })
  }

  /** Takes a free agent, by way of his queue; undefined when nobody is. */
  function callColleague (journey: Journey, kind: Leg['kind'], by: number) {
    const { timeline, random } = journey
    const queue = pickQueue(journey)
    const shift = floor.take(queue, wholeAgent)
    if (shift === undefined) return undefined
    journey.busy.push({ shift, load: wholeAgent })
    const leg = begin(journey, kind, by)
    const enteredAt = leg.startedAt + TRANSFER_TO_QUEUE
    const visit = leg.visit = timeline.visits.push(newVisit(queue, 'transfer', enteredAt)) - 1
    return { leg, shift, visit, offeredAt: enteredAt + random.int(1386, 1445) }
  }

  function begin ({ timeline }: Journey, kind: Leg['kind'], by: number): Leg {
    const leg: Leg = { kind, startedAt: agenda.now, by, cancelled: false, visit: undefined, consultedTo: undefined }
    timeline.legs.push(leg)
    return leg
  }

  /** A queue of the flow's own kind of work. */
  function pickQueue ({ timeline, random }: Journey): Queue {
    const fitting = new Set(population.flows.filter(flow => flow.channel === timeline.channel).flatMap(flow => flow.queues))
    return random.pick(queues.filter(queue => fitting.has(queue)))
  }

  function callOff ({ timeline, random }: Journey, { talkFrom, talkTo }: Engagement, by: number, count: number) {
    if (talkFrom === undefined || talkTo === undefined) return
    const step = Math.floor((talkTo - talkFrom) / (count + 1))
    for (let n = 1; n <= count; n++) {
      const startedAt = talkFrom + n * step - random.int(0, Math.max(0, step - 1))
      timeline.legs.push({ kind: 'transfer', startedAt, by, cancelled: true, visit: undefined, consultedTo: undefined })
    }
  }

  function planConference (journey: Journey, { talkFrom, talkTo }: Engagement, by: number) {
    const { random, script } = journey
    if (talkFrom === undefined || talkTo === undefined || talkTo - talkFrom < 2 * MARGIN) return
    const last = talkTo - MARGIN

    function bringIn () {
      const colleague = callColleague(journey, 'conference', by)
      // Whoever is brought in leaves with the agent who brought him.
      if (colleague !== undefined) join(journey, colleague.shift, colleague.visit, colleague.offeredAt, talkTo)
      else if (script !== undefined && agenda.now + LOOK_AGAIN < last) agenda.plan(agenda.now + LOOK_AGAIN, bringIn)
    }
    agenda.plan(random.int(talkFrom + MARGIN / 4, last), bringIn)
  }

  return { plan, handOver }
}
