import type { Engagement, Timeline } from '../../../world/timeline.ts'

/** Observed: a recording starts so many ms after the agent is connected. */
export const RECORDING_LAG = 18

/** The applet that has calls recorded. */
const CALL_RECORDING = 'CallRecording'

/**
 * A call is recorded from the moment an agent has it, if the caller passed the applet that says so. A call out passes
 * no applets: its flow says so.
 */
export const isRecorded = ({ channel, direction, flow, steps, engagements }: Timeline): boolean =>
  channel === 'voice' &&
    (direction === 'outbound' ? flow.steps : steps).some(({ kind }) => kind === CALL_RECORDING) &&
    engagements.some(({ connectedAt }) => connectedAt !== undefined)

/** When the recording of an agent begins. Known once the two are talking, so that it never lies in the future. */
export const recordingFrom = (timeline: Timeline, engagement: Engagement | undefined): number | undefined =>
  engagement?.connectedAt === undefined || engagement.talkFrom === undefined || !isRecorded(timeline)
    ? undefined
    : engagement.connectedAt + RECORDING_LAG

/** The recording of a call, from its first agent on until the customer is gone; undefined until then. */
export function recordedSpan (timeline: Timeline): { from: number, to: number } | undefined {
  const from = recordingFrom(timeline, timeline.engagements[0])
  const { customerLeftAt: to } = timeline
  return from === undefined || to === undefined || to <= from ? undefined : { from, to }
}

/**
 * When the words of a recording were transcribed and categorised: assumed, with post-processing, unless that fails or
 * the account has no such analysis.
 */
export const categorizedAt = (timeline: Timeline): number | undefined =>
  isRecorded(timeline) && !timeline.failed && timeline.centre.tenant.recordingAnalysis
    ? timeline.processedAt
    : undefined
