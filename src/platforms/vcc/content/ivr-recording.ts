import { createRecording } from '../../../world/conversation/recording.ts'
import { pitchOfCaller } from '../../../world/conversation/voices.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { contentId, type Content, type Portion } from './contents.ts'
import { WAV } from './media-types.ts'

const TYPE = 'ivrAudioRecording'

/** Documented: the IVR Data Collector records what callers say to it. Assumed: how the type of its applet is spelt. */
export const DATA_COLLECTOR = 'DataCollector'

interface Collected { from: number, to: number }

/** What callers have said to an applet of the plan, from when they came to it until they went on, or hung up. */
export function portionsOfIvr (timeline: Timeline, guid: string): Portion[] {
  const { customerLeftAt } = timeline
  const collected = collectedOf(timeline)
  if (customerLeftAt === undefined || collected.length === 0) return []
  return [{
    since: customerLeftAt,
    contents: () => collected.map((span, index) => contentOf(span, timeline, guid, index))
  }]
}

function collectedOf ({ steps, customerLeftAt = -Infinity }: Timeline): Collected[] {
  return steps.flatMap(({ at: from, kind }, index) => {
    const to = Math.min(steps[index + 1]?.at ?? customerLeftAt, customerLeftAt)
    return kind === DATA_COLLECTOR && from < to ? [{ from, to }] : []
  })
}

function contentOf ({ from, to }: Collected, { flow }: Timeline, guid: string, index: number): Content {
  const duration = to - from
  return {
    key: contentId(guid, TYPE, index),
    type: TYPE,
    contentType: WAV,
    lastModified: to,
    plan: flow.id,
    ...createRecording(duration, [{ from: 0, to: duration, hertz: pitchOfCaller(guid) }])
  }
}
