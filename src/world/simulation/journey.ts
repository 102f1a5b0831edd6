import type { Case } from '../cases/case.ts'
import { loadOf } from '../load.ts'
import type { Flow, Population } from '../population.ts'
import { createRandom, type Random } from '../random.ts'
import type { Behaviour } from '../scenario.ts'
import type { Timeline } from '../timeline.ts'
import type { Agenda } from './agenda.ts'
import { createConversations } from './conversation.ts'
import type { Shift } from './crew.ts'
import { createDialling } from './dialling.ts'
import { chooseFlow, firstQueue, inboundOf } from './draw-flow.ts'
import type { Floor } from './floor.ts'
import { walkIvr } from './ivr.ts'
import { newTimeline } from './new-timeline.ts'
import { createQueueing } from './queueing.ts'
import { closeRecord } from './record.ts'
import { behaviourOf } from './behaviour-of-case.ts'

/** The day that the journeys of its customers share. */
export interface Stage {
  population: Population
  day: number
  agenda: Agenda
  floor: Floor
  close: number
  /** When the flow closes what nobody has answered. */
  lastOrders: number
  /** Lets the customer of an interaction and the tenant meet once more, in the same conversation. */
  meetAgain: (start: number, first: Timeline, flow: Flow) => void
  /** The day's interactions, in the order of their beginnings. */
  timelines: Timeline[]
}

/** How a journey begins: with a customer like any other, as a case, or after an earlier one. */
export interface Beginning { stream: number, script?: Case, first?: Timeline, flow?: Flow }

/** One customer on his way: the chance that belongs to him alone, what may happen to him, and the agents whom he keeps busy. */
export interface Journey {
  timeline: Timeline
  random: Random
  behaviour: Behaviour
  script: Case | undefined
  /** The transfers that are still to come. */
  transfers: Case['transfers']
  busy: Busy[]
}
export interface Busy { shift: Shift, load: number }

/** A case that needs agents for a call of theirs looks for them so often, in ms. */
const LOOK_AGAIN = 5000

/** Returns the function that lets a customer arrive now and follows him: flow, queue, agent, wrap-up. */
export function createJourneys (stage: Stage) {
  const { population, day, agenda, floor, close, timelines } = stage
  const { tenant, calendar, key, flows } = population
  const streams = `${key}/${calendar.dateOf(day)}`
  const conversations = createConversations(stage)
  const enterQueue = createQueueing(stage)
  const dialling = createDialling(stage, conversations)

  return function begin (beginning: Beginning): void {
    const { stream, script, first } = beginning
    const random = createRandom(`${streams}/journeys`, stream)
    const flow = beginning.flow ?? chooseFlow(flows, script, random)
    const callers = callersOf(flow)
    if (callers === undefined && script !== undefined) {
      // Where nobody is free until closing time, the case does not happen.
      if (agenda.now + LOOK_AGAIN < close) agenda.plan(agenda.now + LOOK_AGAIN, () => begin(beginning))
      return
    }
    // An agent who is to call somebody must be free; otherwise a customer calls instead.
    const taken = callers === undefined ? first?.flow ?? inboundOf(flows) ?? flow : flow
    const timeline = newTimeline(population, { day, serial: timelines.length, stream, script, flow: taken, start: agenda.now, first, agents: callers?.map(({ agent }) => agent) ?? [] }, random)
    const journey: Journey = {
      timeline,
      random,
      script,
      behaviour: behaviourOf(tenant.behaviour, script),
      transfers: [...script?.transfers ?? []],
      busy: callers?.map(shift => ({ shift, load: loadOf(tenant.agents.messages, flow.channel) })) ?? []
    }
    timelines.push(timeline)
    const [caller, colleague] = callers ?? []
    if (caller !== undefined) dialling.call(journey, caller, colleague)
    else if (taken.direction === 'inbound') enterFlow(journey)
    else closeRecord(journey, timeline.start)
  }

  /** The agents whom a flow needs for a call of theirs; undefined when they are not free. */
  function callersOf (flow: Flow): Shift[] | undefined {
    const [queue, load] = [firstQueue(flow), loadOf(tenant.agents.messages, flow.channel)]
    if (flow.direction === 'inbound') return []
    const caller = floor.take(queue, load)
    if (caller === undefined || flow.direction === 'outbound') return caller && [caller]
    const colleague = floor.take(queue, load)
    if (colleague !== undefined) return [caller, colleague]
    floor.release(caller, load)
    return undefined
  }

  function enterFlow (journey: Journey) {
    const { timeline, random, behaviour, script } = journey
    const queue = timeline.flow.queues.find(({ name }) => name === script?.queue) ?? random.pick(timeline.flow.queues)
    const queueAt = walkIvr(timeline, queue, random)
    const patient = timeline.channel !== 'voice' || timeline.flow.steps.length === 0 || !random.chance(behaviour.ivrAbandon)
    if (patient) {
      agenda.plan(queueAt, () => {
        enterQueue(journey, queue, 'ivr', (shift, visit, offeredAt) => conversations.converse(journey, shift, visit, offeredAt))
      })
    } else {
      const at = random.int(timeline.steps[0]?.at ?? timeline.start, queueAt - 1)
      timeline.steps = timeline.steps.filter(step => step.at <= at)
      timeline.abandonment = { at, where: 'ivr' }
      closeRecord(journey, at)
    }
  }
}
