import type { Queue } from '../centre.ts'
import type { Random } from '../random.ts'
import type { Timeline } from '../timeline.ts'

/** Leads the customer through the steps of the flow; returns the instant at which they enter the queue. */
export function walkIvr (timeline: Timeline, queue: Queue, random: Random): number {
  const { startToFlow, steps, otherSteps, routedToQueue } = timeline.centre.timings
  let at = timeline.start + random.int(...startToFlow)
  // A message has no IVR to hear: the flow only routes it.
  for (const step of timeline.channel === 'voice' ? timeline.flow.steps : []) {
    timeline.steps.push({ at, ...step })
    at += random.int(...steps[step.kind] ?? otherSteps)
  }
  timeline.steps.push({ at, name: queue.name, kind: undefined })
  return at + random.int(...routedToQueue)
}
