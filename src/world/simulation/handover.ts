import type { Engagement, Leg } from '../timeline.ts'
import { join, type Converse } from './conversation.ts'
import type { Journey, Stage } from './journey.ts'

/** Queue entry after an agent pressed transfer: the same 238 ms in every observed case. */
const TRANSFER_TO_QUEUE = 238
const CONSULTATION: [number, number] = [4000, 40_000]
/** A conference needs some conversation before and after it. */
const MARGIN = 40_000

/** What agents do besides talking to their customer: transfers, called-off transfers, conferences. */
export function createHandovers ({ population, agenda, floor }: Stage, converse: Converse) {
  const { tenant, queues } = population
  const { behaviour } = tenant
  const wholeAgent = tenant.agents.messages

  /** Plans what is to happen during a conversation. */
  function plan (journey: Journey, engagement: Engagement, place: number) {
    const { random, timeline } = journey
    if (random.chance(behaviour.cancelledTransfer)) callOff(journey, engagement, place)
    if (timeline.channel === 'voice' && place === 0 && random.chance(behaviour.conference)) planConference(journey, engagement, place)
  }

  /** At the end of a conversation: hands the customer to a free agent; false when nobody is, or nothing of the kind was meant. */
  function handOver (journey: Journey, engagement: Engagement, place: number): boolean {
    const { timeline, random } = journey
    if (timeline.channel !== 'voice' || place !== 0 || !random.chance(behaviour.transfer)) return false
    const colleague = callColleague(journey, 'transfer', place)
    if (colleague === undefined) return false
    const { leg, shift, visit, offeredAt } = colleague
    const { talkFrom = offeredAt, talkTo = talkFrom } = converse(journey, shift, visit, offeredAt)
    if (random.chance(behaviour.warmTransfer)) {
      // The customer holds while the agents talk; then the first one leaves.
      leg.consultedTo = talkFrom + Math.min(random.int(...CONSULTATION), Math.floor((talkTo - talkFrom) / 2))
      engagement.talkTo = leg.consultedTo
      engagement.holds.push({ from: leg.startedAt, to: leg.consultedTo })
    }
    return true
  }

  /** Takes a free agent, by way of his queue; undefined when nobody is. */
  function callColleague (journey: Journey, kind: Leg['kind'], by: number) {
    const { timeline, random } = journey
    const queue = random.pick(queuesFor(journey))
    const shift = floor.take(queue, wholeAgent)
    if (shift === undefined) return undefined
    journey.busy.push({ shift, load: wholeAgent })
    const startedAt = agenda.now
    const enteredAt = startedAt + TRANSFER_TO_QUEUE
    const visit = timeline.visits.push({
      queue, entry: 'transfer', length: 1, enteredAt, leftAt: undefined, result: undefined, answeredBy: undefined
    }) - 1
    const leg: Leg = { kind, startedAt, by, cancelled: false, visit, consultedTo: undefined }
    timeline.legs.push(leg)
    return { leg, shift, visit, offeredAt: enteredAt + random.int(1386, 1445) }
  }

  /** Queues of the flow's own kind of work. */
  function queuesFor ({ timeline }: Journey) {
    const fitting = new Set(population.flows.filter(flow => flow.channel === timeline.channel).flatMap(flow => flow.queues))
    return queues.filter(queue => fitting.has(queue))
  }

  function callOff ({ timeline, random }: Journey, { talkFrom, talkTo }: Engagement, by: number) {
    if (talkFrom === undefined || talkTo === undefined) return
    const count = random.int(1, 3)
    const step = Math.floor((talkTo - talkFrom) / (count + 1))
    for (let n = 1; n <= count; n++) {
      const startedAt = talkFrom + n * step - random.int(0, step - 1)
      timeline.legs.push({ kind: 'transfer', startedAt, by, cancelled: true, visit: undefined, consultedTo: undefined })
    }
  }

  function planConference (journey: Journey, { talkFrom, talkTo }: Engagement, by: number) {
    const { random } = journey
    if (talkFrom === undefined || talkTo === undefined || talkTo - talkFrom < 2 * MARGIN) return
    agenda.plan(random.int(talkFrom + MARGIN / 4, talkTo - MARGIN), () => {
      const colleague = callColleague(journey, 'conference', by)
      // Whoever is brought in leaves with the agent who brought him.
      if (colleague !== undefined) join(journey, colleague.shift, colleague.visit, colleague.offeredAt, talkTo)
    })
  }

  return { plan, handOver }
}
