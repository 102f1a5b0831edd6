import type { Flow, Population, Queue } from '../population.ts'
import { createRandom, type Random } from '../random.ts'
import type { QueueVisit, Timeline } from '../timeline.ts'
import type { Agenda } from './agenda.ts'
import { createConversations } from './conversation.ts'
import type { Shift } from './crew.ts'
import type { Floor, Waiting } from './floor.ts'
import { walkIvr } from './ivr.ts'
import { closeRecord } from './record.ts'

/** The day that the journeys of its customers share. */
export interface Stage {
  population: Population
  day: number
  agenda: Agenda
  floor: Floor
  /** When the flow closes what nobody has answered. */
  lastOrders: number
}

/** One customer on his way: the chance that belongs to him alone, and the agents whom he keeps busy. */
export interface Journey { timeline: Timeline, random: Random, shifts: Shift[] }

/** Queue entry after an agent pressed transfer: the same 238 ms in every observed case. */
const TRANSFER_TO_QUEUE = 238

/** Returns the function that lets a customer arrive and follows him: flow, queue, agent, wrap-up. */
export function createJourneys (stage: Stage): (start: number, serial: number) => Timeline {
  const { population, day, agenda, floor, lastOrders } = stage
  const { tenant, calendar, key, flows } = population
  const { behaviour } = tenant
  const streams = `${key}/${calendar.dateOf(day)}/journeys`
  const converse = createConversations(stage, { transferTo })

  return function begin (start, serial) {
    const random = createRandom(streams, serial)
    const flow = drawFlow(flows, random)
    // An agent who is to call somebody must be free; otherwise a customer calls instead.
    const caller = flow.direction === 'outbound' ? floor.take(firstQueue(flow)) : undefined
    const taken = flow.direction === 'inbound' || caller !== undefined ? flow : inboundOf(flows) ?? flow
    const journey: Journey = { random, timeline: createTimeline(taken, start, serial, random), shifts: [] }
    if (caller !== undefined) converse(journey, caller, undefined, start + random.int(20, 60))
    else if (taken.direction === 'inbound') enterFlow(journey)
    else closeRecord(journey, behaviour, start)
    return journey.timeline
  }

  function createTimeline (flow: Flow, start: number, serial: number, random: Random): Timeline {
    const contact = random.pick(population.contacts)
    return {
      population,
      day,
      serial,
      channel: flow.channel,
      direction: flow.direction,
      flow,
      contact: random.chance(behaviour.knownContact) ? contact : undefined,
      customer: flow.channel === 'email' ? contact.email : contact.phone,
      contactPoint: flow.contactPoint,
      start,
      steps: [],
      visits: [],
      engagements: [],
      transfers: [],
      abandonment: undefined,
      customerLeftAt: undefined,
      closedAt: undefined,
      processedAt: undefined,
      wrapUp: undefined,
      satisfaction: undefined,
      flagged: false,
      endLost: false
    }
  }

  function enterFlow (journey: Journey) {
    const { timeline, random } = journey
    const queue = random.pick(timeline.flow.queues)
    const queueAt = walkIvr(timeline, queue, random)
    const patient = timeline.channel !== 'voice' || timeline.flow.steps.length === 0 || !random.chance(behaviour.ivrAbandon)
    if (patient) {
      agenda.plan(queueAt, () => enterQueue(journey, queue, 'ivr', timeline.channel === 'voice' ? queueAt + drawPatience(random) : lastOrders))
    } else {
      const at = timeline.start + random.int(1, queueAt - timeline.start - 1)
      timeline.steps = timeline.steps.filter(step => step.at <= at)
      timeline.abandonment = { at, where: 'ivr' }
      closeRecord(journey, behaviour, at)
    }
  }

  function enterQueue (journey: Journey, queue: Queue, entry: QueueVisit['entry'], patientUntil: number) {
    const { timeline } = journey
    const visit: QueueVisit = { queue, entry, length: 1, enteredAt: agenda.now, leftAt: undefined, result: undefined, answeredBy: undefined }
    const place = timeline.visits.push(visit) - 1
    const waiting: Waiting = { queue, since: agenda.now, serve: shift => serve(journey, shift, place) }
    visit.length = floor.enter(waiting)
    agenda.plan(Math.min(patientUntil, lastOrders), () => {
      if (floor.leave(waiting)) abandon(journey, visit)
    })
  }

  function serve (journey: Journey, shift: Shift, visit: number) {
    converse(journey, shift, visit, agenda.now + journey.random.int(1386, 1445))
  }

  function abandon (journey: Journey, visit: QueueVisit) {
    visit.leftAt = agenda.now
    visit.result = 'abandoned'
    journey.timeline.abandonment = { at: agenda.now, where: 'queue' }
    closeRecord(journey, behaviour, agenda.now)
  }

  /** Hands the customer to a free agent by way of his queue; false when nobody is free. */
  function transferTo (journey: Journey, by: number, at: number): boolean {
    const { timeline, random } = journey
    const queue = random.pick(population.queues)
    const next = floor.take(queue)
    if (next === undefined) return false
    const visit: QueueVisit = { queue, entry: 'transfer', length: 1, enteredAt: at + TRANSFER_TO_QUEUE, leftAt: undefined, result: undefined, answeredBy: undefined }
    const place = timeline.visits.push(visit) - 1
    timeline.transfers.push({ startedAt: at, by, cancelled: false, visit: place })
    converse(journey, next, place, visit.enteredAt + random.int(1386, 1445))
    return true
  }

  function drawPatience (random: Random): number {
    return 3000 + Math.floor(random.exponential(behaviour.patience * 1000))
  }
}

function drawFlow (flows: Flow[], random: Random): Flow {
  let rest = random.unit() * flows.reduce((sum, flow) => sum + flow.share, 0)
  for (const flow of flows) {
    rest -= flow.share
    if (rest < 0) return flow
  }
  return random.pick(flows)
}

const inboundOf = (flows: Flow[]) => flows.find(flow => flow.direction === 'inbound')

function firstQueue (flow: Flow): Queue {
  const [queue] = flow.queues
  if (queue === undefined) throw new Error(`the flow ${flow.name} leads nowhere`)
  return queue
}
