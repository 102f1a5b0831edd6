import { loadOf } from '../load.ts'
import { agentOf, queuesFor } from '../cases/agent-of-case.ts'
import type { Case } from '../cases/case.ts'
import type { Flow, Queue } from '../centre.ts'
import type { Timeline } from '../timeline.ts'
import { attachAttributes, drawAttached } from './attachments.ts'
import { behaviourOf } from './behaviour-of-case.ts'
import type { Chance } from './chance.ts'
import { converse } from './conversation.ts'
import type { Shift } from './crew.ts'
import { callOut } from './dialling.ts'
import { chooseFlow, firstQueue, inboundOf } from './draw-flow.ts'
import { walkIvr } from './ivr.ts'
import { newTimeline } from './new-timeline.ts'
import { enterQueue, waitForAgent } from './queueing.ts'
import { closeRecord } from './record.ts'
import { RETRY_INTERVAL_MS, orSignal, type Beginning, type Journey, type Stage, type Story } from './stage.ts'

/** One customer's story, from their arrival until everybody is done with it. */
export function * tellStory (stage: Stage, beginning: Beginning): Story {
  const { script, first } = beginning
  const { centre: { tenant, flows } } = stage
  const chance = stage.chanceOf(beginning)
  const flow = beginning.flow ?? chooseFlow(flows, script, chance('arrival'))
  const callers = callersOf(stage, flow, script) ??
    (script === undefined ? undefined : yield * waitForCallers(stage, flow, script))
  // A case for which nobody is free until closing time does not happen.
  if (callers === undefined && script !== undefined) return

  const load = loadOf(tenant.agents.messages, flow.channel)
  const behaviour = behaviourOf(tenant.behaviour, script)
  // An agent who is to call somebody must be free; otherwise a customer calls instead.
  const taken = callers === undefined ? first?.flow ?? inboundOf(flows) ?? flow : flow
  const journey: Journey = {
    timeline: startTimeline(stage, beginning, taken, callers ?? [], chance),
    chance,
    script,
    behaviour,
    attached: drawAttached(behaviour, chance('arrival')),
    transfers: [...script?.transfers ?? []],
    busy: callers?.map(shift => ({ shift, load })) ?? []
  }
  const { timeline, busy: [caller, colleague] } = journey
  if (caller !== undefined) yield * callOut(stage, journey, caller.shift, colleague?.shift)
  else if (timeline.direction === 'inbound') yield * callIn(stage, journey)
  else closeRecord(journey, timeline.start)
}

/** A case looks for the agents whom it needs until closing time; undefined when they are never free. */
function * waitForCallers (stage: Stage, flow: Flow, script: Case): Story<Shift[] | undefined> {
  for (;;) {
    const again = stage.eventQueue.now + RETRY_INTERVAL_MS
    if (again >= stage.close) return undefined
    yield again
    const callers = callersOf(stage, flow, script)
    if (callers !== undefined) return callers
  }
}

function startTimeline (stage: Stage, beginning: Beginning, flow: Flow, callers: Shift[], chance: Chance): Timeline {
  const { stream, streams, script, first } = beginning
  const { centre, day, eventQueue, timelines, isAside } = stage
  const timeline = newTimeline(centre, {
    day,
    serial: timelines.length,
    stream,
    streams,
    isAside,
    script,
    flow,
    start: eventQueue.now,
    first,
    agents: callers.map(({ agent }) => agent)
  }, chance('arrival'))
  timelines.push(timeline)
  return timeline
}

/** The agents whom a flow needs for a call of theirs; undefined when they are not free. */
function callersOf ({ centre, agentPool }: Stage, flow: Flow, script?: Case): Shift[] | undefined {
  if (flow.direction === 'inbound') return []
  const [queue, load] = [firstQueue(flow), loadOf(centre.tenant.agents.messages, flow.channel)]
  const wanted = script === undefined ? undefined : agentOf(script, centre.tenant)
  const caller = agentPool.take(queue, load, wanted)
  if (caller === undefined || flow.direction === 'outbound') return caller && [caller]
  const colleague = agentPool.take(queue, load)
  if (colleague !== undefined) return [caller, colleague]
  agentPool.release(caller, load)
  return undefined
}

/** A customer passes the flow, waits for an agent, and talks to them. */
function * callIn (stage: Stage, journey: Journey): Story {
  const { timeline, chance, behaviour, script } = journey
  const random = chance('arrival')
  const { flow } = timeline
  const queue = flow.queues.find(({ name }) => name === script?.queue) ?? random.pick(waysTo(stage, script, flow))
  const queueAt = walkIvr(timeline, queue, random)
  const hearsIvr = timeline.channel === 'voice' && flow.steps.length > 0
  if (hearsIvr && random.chance(behaviour.ivrAbandon)) {
    hangUpInIvr(journey, queueAt)
    return
  }
  attachAttributes(journey, queueAt)
  if ((yield orSignal(queueAt, wake => hearsIvr && wake === 'hangUp')) !== undefined) {
    leaveIvr(journey, stage.eventQueue.now)
    return
  }
  const answer = yield * waitForAgent(stage, journey, enterQueue(stage, journey, queue, 'ivr'))
  if (answer !== undefined) yield * converse(stage, journey, answer)
}

/** Any queue of the flow; for a case of an agent, one whose work they know. */
function waysTo ({ centre: { tenant } }: Stage, script: Case | undefined, { queues }: Flow): readonly Queue[] {
  return script === undefined ? queues : queuesFor(queues, agentOf(script, tenant), tenant.queues)
}

function hangUpInIvr (journey: Journey, queueAt: number) {
  const { timeline, chance } = journey
  leaveIvr(journey, chance('arrival').int(timeline.steps[0]?.at ?? timeline.start, queueAt - 1))
}

function leaveIvr (journey: Journey, at: number) {
  const { timeline } = journey
  timeline.steps = timeline.steps.filter(step => step.at <= at)
  timeline.attributes = timeline.attributes.filter(attribute => attribute.at <= at)
  timeline.abandonment = { at, where: 'ivr' }
  closeRecord(journey, at)
}
