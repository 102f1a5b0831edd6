import type { Queue } from '../population.ts'
import type { Random } from '../random.ts'
import type { Timeline } from '../timeline.ts'

/** How long a caller is busy with an applet before the next one begins, in ms. */
const PACE: Record<string, [number, number]> = {
  Announcement: [2500, 6000],
  CallRecording: [60, 400],
  Menu: [1500, 9000],
  SkillTagger: [300, 500]
}
const UNKNOWN_PACE: [number, number] = [50, 120]

/** Leads the customer through the applets of the flow; returns the instant at which he enters the queue. */
export function walkIvr (timeline: Timeline, queue: Queue, random: Random): number {
  let at = timeline.start + random.int(80, 400)
  // A message has no IVR to hear: the flow only routes it.
  for (const step of timeline.channel === 'voice' ? timeline.flow.steps : []) {
    timeline.steps.push({ at, ...step })
    at += random.int(...PACE[step.kind] ?? UNKNOWN_PACE)
  }
  // The applet that leads to a queue has the queue's name.
  timeline.steps.push({ at, name: queue.name, kind: 'ACD' })
  return at + random.int(70, 95)
}
