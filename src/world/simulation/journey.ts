import { loadOf } from '../load.ts'
import type { Flow } from '../population.ts'
import { createRandom } from '../random.ts'
import { behaviourOf } from './behaviour-of-case.ts'
import { converse } from './conversation.ts'
import type { Shift } from './crew.ts'
import { callOut } from './dialling.ts'
import { chooseFlow, firstQueue, inboundOf } from './draw-flow.ts'
import { walkIvr } from './ivr.ts'
import { newTimeline } from './new-timeline.ts'
import { enterQueue, waitForAgent } from './queueing.ts'
import { closeRecord } from './record.ts'
import { RETRY_INTERVAL_MS, type Beginning, type Journey, type Stage, type Story } from './stage.ts'

/** One customer's story, from their arrival until everybody is done with it. */
export function * tellStory (stage: Stage, beginning: Beginning): Story {
  const journey = yield * begin(stage, beginning)
  if (journey === undefined) return
  const { timeline, busy: [caller, colleague] } = journey
  if (caller !== undefined) yield * callOut(stage, journey, caller.shift, colleague?.shift)
  else if (timeline.direction === 'inbound') yield * callIn(stage, journey)
  else closeRecord(journey, timeline.start)
}

/** Undefined where a case needs agents and nobody is free until closing time: it does not happen. */
function * begin (stage: Stage, { stream, script, first, flow: given }: Beginning): Story<Journey | undefined> {
  const { population, day, eventQueue, close, timelines } = stage
  const { tenant, calendar, key, flows } = population
  const random = createRandom(`${key}/${calendar.dateOf(day)}/journeys`, stream)
  const flow = given ?? chooseFlow(flows, script, random)
  let callers = callersOf(stage, flow)
  if (script !== undefined) {
    for (; callers === undefined; callers = callersOf(stage, flow)) {
      const again = eventQueue.now + RETRY_INTERVAL_MS
      if (again >= close) return undefined
      yield again
    }
  }
  // An agent who is to call somebody must be free; otherwise a customer calls instead.
  const taken = callers === undefined ? first?.flow ?? inboundOf(flows) ?? flow : flow
  const timeline = newTimeline(population, {
    day,
    serial: timelines.length,
    stream,
    script,
    flow: taken,
    start: eventQueue.now,
    first,
    agents: callers?.map(({ agent }) => agent) ?? []
  }, random)
  timelines.push(timeline)
  return {
    timeline,
    random,
    script,
    behaviour: behaviourOf(tenant.behaviour, script),
    transfers: [...script?.transfers ?? []],
    busy: callers?.map(shift => ({ shift, load: loadOf(tenant.agents.messages, flow.channel) })) ?? []
  }
}

/** The agents whom a flow needs for a call of theirs; undefined when they are not free. */
function callersOf ({ population, agentPool }: Stage, flow: Flow): Shift[] | undefined {
  if (flow.direction === 'inbound') return []
  const [queue, load] = [firstQueue(flow), loadOf(population.tenant.agents.messages, flow.channel)]
  const caller = agentPool.take(queue, load)
  if (caller === undefined || flow.direction === 'outbound') return caller && [caller]
  const colleague = agentPool.take(queue, load)
  if (colleague !== undefined) return [caller, colleague]
  agentPool.release(caller, load)
  return undefined
}

/** A customer passes the flow, waits for an agent, and talks to them. */
function * callIn (stage: Stage, journey: Journey): Story {
  const { timeline, random, behaviour, script } = journey
  const { flow } = timeline
  const queue = flow.queues.find(({ name }) => name === script?.queue) ?? random.pick(flow.queues)
  const queueAt = walkIvr(timeline, queue, random)
  const hearsIvr = timeline.channel === 'voice' && flow.steps.length > 0
  if (hearsIvr && random.chance(behaviour.ivrAbandon)) {
    hangUpInIvr(journey, queueAt)
    return
  }
  yield queueAt
  const answer = yield * waitForAgent(stage, journey, enterQueue(stage, journey, queue, 'ivr'))
  if (answer !== undefined) yield * converse(stage, journey, answer)
}

function hangUpInIvr (journey: Journey, queueAt: number) {
  const { timeline, random } = journey
  const at = random.int(timeline.steps[0]?.at ?? timeline.start, queueAt - 1)
  timeline.steps = timeline.steps.filter(step => step.at <= at)
  timeline.abandonment = { at, where: 'ivr' }
  closeRecord(journey, at)
}
