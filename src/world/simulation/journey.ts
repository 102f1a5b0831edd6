import type { Population, Queue } from '../population.ts'
import { createRandom, type Random } from '../random.ts'
import type { Channel, QueueVisit, Timeline } from '../timeline.ts'
import type { Agenda } from './agenda.ts'
import { createConversations } from './conversation.ts'
import type { Shift } from './crew.ts'
import { drawFlow, firstQueue, inboundOf } from './draw-flow.ts'
import type { Floor, Waiting } from './floor.ts'
import { walkIvr } from './ivr.ts'
import { newTimeline } from './new-timeline.ts'
import { offer } from './offer.ts'
import { closeRecord } from './record.ts'

/** The day that the journeys of its customers share. */
export interface Stage {
  population: Population
  day: number
  agenda: Agenda
  floor: Floor
  close: number
  /** When the flow closes what nobody has answered. */
  lastOrders: number
  /** Lets the customer of an interaction come once more, in the same conversation. */
  beginAgain: (start: number, first: Timeline) => void
}

/** One customer on his way: the chance that belongs to him alone, and the agents whom he keeps busy. */
export interface Journey { timeline: Timeline, random: Random, busy: Busy[] }
export interface Busy { shift: Shift, load: number }

const AGAIN_AFTER: [number, number] = [120_000, 1_200_000]

/** Returns the function that lets a customer arrive and follows him: flow, queue, agent, wrap-up. */
export function createJourneys (stage: Stage) {
  const { population, day, agenda, floor, close, lastOrders } = stage
  const { tenant, calendar, key, flows } = population
  const { behaviour } = tenant
  const streams = `${key}/${calendar.dateOf(day)}/journeys`
  const converse = createConversations(stage)

  /** @param first the interaction after which the customer comes again */
  return function begin (start: number, serial: number, first?: Timeline): Timeline {
    const random = createRandom(streams, serial)
    const flow = first?.flow ?? drawFlow(flows, random)
    // An agent who is to call somebody must be free; otherwise a customer calls instead.
    const load = loadOf(flow.channel)
    const caller = flow.direction === 'outbound' ? floor.take(firstQueue(flow), load) : undefined
    const taken = flow.direction === 'inbound' || caller !== undefined ? flow : inboundOf(flows) ?? flow
    const journey: Journey = { random, timeline: newTimeline(population, { day, serial, flow: taken, start, first }, random), busy: [] }
    if (caller !== undefined) {
      journey.busy.push({ shift: caller, load })
      converse(journey, caller, undefined, start + random.int(20, 60))
    } else if (taken.direction === 'inbound') {
      enterFlow(journey)
    } else {
      closeRecord(journey, behaviour, start)
    }
    return journey.timeline
  }

  function enterFlow (journey: Journey) {
    const { timeline, random } = journey
    const queue = random.pick(timeline.flow.queues)
    const queueAt = walkIvr(timeline, queue, random)
    const patient = timeline.channel !== 'voice' || timeline.flow.steps.length === 0 || !random.chance(behaviour.ivrAbandon)
    if (patient) {
      agenda.plan(queueAt, () => enterQueue(journey, queue))
    } else {
      const at = random.int(timeline.steps[0]?.at ?? timeline.start, queueAt - 1)
      timeline.steps = timeline.steps.filter(step => step.at <= at)
      timeline.abandonment = { at, where: 'ivr' }
      closeRecord(journey, behaviour, at)
    }
  }

  function enterQueue (journey: Journey, queue: Queue) {
    const { timeline, random } = journey
    const enteredAt = agenda.now
    const visit: QueueVisit = { queue, entry: 'ivr', length: 1, enteredAt, leftAt: undefined, result: undefined, answeredBy: undefined }
    const place = timeline.visits.push(visit) - 1
    const patientUntil = timeline.channel === 'voice' ? enteredAt + 3000 + Math.floor(random.exponential(behaviour.patience * 1000)) : Infinity
    // Who comes after the last orders is turned away at once.
    const breakoutAt = Math.max(enteredAt, Math.min(enteredAt + (queue.breakoutAfter ?? Infinity), lastOrders))
    const load = loadOf(timeline.channel)

    const waiting: Waiting = {
      queue,
      since: enteredAt,
      load,
      serve (shift) {
        const offeredAt = agenda.now + random.int(1386, 1445)
        offer(stage, journey, shift, load, offeredAt, {
          accepted: () => converse(journey, shift, place, offeredAt),
          missed: waitOn
        })
      }
    }

    /** Back in line at his old place, if the customer still has patience and the flow still waits. */
    function waitOn () {
      if (agenda.now >= patientUntil) leave('abandoned')
      else if (agenda.now >= breakoutAt) leave('breakout')
      else floor.enter(waiting)
    }

    function leave (result: 'abandoned' | 'breakout') {
      visit.leftAt = agenda.now
      visit.result = result
      timeline.abandonment = { at: agenda.now, where: 'queue' }
      closeRecord(journey, behaviour, agenda.now)
      if (result === 'abandoned') mayComeAgain(journey)
    }

    visit.length = floor.enter(waiting)
    const first = Math.min(patientUntil, breakoutAt)
    agenda.plan(first, () => {
      if (floor.leave(waiting)) leave(first === patientUntil ? 'abandoned' : 'breakout')
    })
  }

  function mayComeAgain ({ timeline, random }: Journey) {
    const start = agenda.now + random.int(...AGAIN_AFTER)
    if ('perDay' in tenant.volume && start < close && random.chance(behaviour.callAgain)) stage.beginAgain(start, timeline)
  }

  function loadOf (channel: Channel): number {
    return channel === 'voice' || channel === 'email' ? tenant.agents.messages : 1
  }
}
