import type { Utterance } from '../../../world/conversation/speech.ts'
import { recordingOf } from '../../../world/conversation/voices.ts'
import { presentCategorization } from './categorization.ts'
import { fileOf, type Content, type Portion } from './contents.ts'
import { JSON_FILE, WAV } from './media-types.ts'
import type { RecordedCall } from './recorded-call.ts'
import { presentSentiment } from './sentiment.ts'
import { presentTranscript } from './transcript.ts'

/** Documented: keys that name the one content of their type; each is the type's own name. */
const ANALYSES = {
  transcript: presentTranscript, categorizationResult: presentCategorization, sentimentSummary: presentSentiment
}

/** A call has its recording once it is over, the rest once it was looked into. */
export function portionsOfCall (call: RecordedCall): Portion[] {
  const { to, analysedAt } = call
  let spoken: readonly Utterance[] | undefined
  const speech = () => (spoken ??= call.speech())
  const sound = { since: to, contents: () => [soundOf(call, speech())] }
  if (analysedAt === undefined) return [sound]
  return [sound, { since: Math.max(to, analysedAt), contents: () => analysesOf(call, speech(), analysedAt) }]
}

function soundOf (call: RecordedCall, speech: readonly Utterance[]): Content {
  const { guid, to, talkers } = call
  const recording = recordingOf(call, speech, { talkers, caller: guid })
  return { key: 'callRecording', type: 'callRecording', contentType: WAV, lastModified: to, ...recording }
}

function analysesOf (call: RecordedCall, speech: readonly Utterance[], lastModified: number): Content[] {
  return Object.entries(ANALYSES).map(([type, present]) =>
    fileOf({ key: type, type, contentType: JSON_FILE, lastModified }, JSON.stringify(present(call, speech))))
}
