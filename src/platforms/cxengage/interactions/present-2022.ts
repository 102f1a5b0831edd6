import { subTypeOf } from '../artifacts/sub-type.ts'
import { notesOf } from '../notes/present.ts'
import type { Timeline } from '../../../world/timeline.ts'
import type { InteractionIds } from './ids.ts'
import type { Interaction } from './schemas.ts'

/**
 * What the vintage of 2022 tells besides, or otherwise. What nothing here ever fills (kills, eckohs, ivrs, resolution
 * and so on) is left to the writer.
 * QUIRK(cxengage) [observed: an answer of 2022]: audioRecording is true where there is a recording. Test: "a recording
 * is true, and notes are a list".
 */
export function presentOf2022 (
  timeline: Timeline, ids: InteractionIds, isRecorded: boolean
): Partial<Interaction> {
  return {
    channelSubType: channelSubTypeOf(timeline),
    audioRecording: isRecorded || null,
    notes: notesOf({ timeline, interactionId: ids.interaction })
  }
}

/** Observed: a call is twilio's. Assumed: so is an sms, and a conversation has the sub-type of its transcript. */
function channelSubTypeOf ({ channel, flow }: Timeline): string | null {
  if (channel === 'voice' || channel === 'sms') return 'twilio'
  return channel === 'email' ? null : subTypeOf(flow)
}
