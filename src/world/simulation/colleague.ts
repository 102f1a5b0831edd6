import type { Queue } from '../centre.ts'
import type { Handover } from '../timeline.ts'
import { newVisit } from './new-timeline.ts'
import type { Answer, Journey, Stage } from './stage.ts'

/** An agent who is to take part, and how they were asked. */
export interface Colleague { handover: Handover, answer: Answer }

/** Takes a free agent, by way of their queue; undefined when nobody is free. */
export function callColleague (
  stage: Stage, journey: Journey, kind: Handover['kind'], by: number
): Colleague | undefined {
  const { timeline, chance } = journey
  const { transferToQueue, foundToRinging } = stage.centre.timings
  const wholeAgent = stage.centre.tenant.agents.messages
  const queue = pickQueue(stage, journey)
  const shift = stage.agentPool.take(queue, wholeAgent)
  if (shift === undefined) return undefined
  journey.busy.push({ shift, load: wholeAgent })
  const handover = startHandover(stage, journey, kind, by)
  const enteredAt = handover.startedAt + transferToQueue
  const visit = handover.visit = timeline.visits.push(newVisit(queue, 'transfer', enteredAt)) - 1
  return { handover, answer: { shift, visit, offeredAt: enteredAt + chance('queue').int(...foundToRinging) } }
}

/** An agent begins to hand the customer over, now. */
export function startHandover (stage: Stage, { timeline }: Journey, kind: Handover['kind'], by: number): Handover {
  const startedAt = stage.eventQueue.now
  const handover: Handover = { kind, startedAt, by, cancelled: false, visit: undefined, consultedTo: undefined }
  timeline.handovers.push(handover)
  return handover
}

/** A queue of the flow's own kind of work. */
export function pickQueue ({ centre: { flows, queues } }: Stage, { timeline, chance }: Journey): Queue {
  const fitting = new Set(flows.filter(flow => flow.channel === timeline.channel).flatMap(flow => flow.queues))
  return chance('handovers').pick(queues.filter(queue => fitting.has(queue)))
}
