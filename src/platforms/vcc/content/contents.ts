import type { Recording } from '../../../world/conversation/recording.ts'
import type { Utterance } from '../../../world/conversation/speech.ts'
import { recordingOf } from '../../../world/conversation/voices.ts'
import { presentCategorization } from './categorization.ts'
import type { RecordedCall } from './recorded-call.ts'
import { presentSentiment } from './sentiment.ts'
import { presentTranscript } from './transcript.ts'

/** A file of an interaction. */
export interface Content {
  key: string
  type: string
  contentType: 'audio/wav' | 'application/json'
  lastModified: number
  /** In bytes. */
  length: number
  /** Some of it, from <= byte < to. */
  bytes: Recording['bytes']
}

/** Documented: keys that name the one content of their type; each is the type's own name. */
const ANALYSES = {
  transcript: presentTranscript, categorizationResult: presentCategorization, sentimentSummary: presentSentiment
}

/** What there is of a call at an instant: its recording once it is over, the rest once it was looked into. */
export function contentsOf (call: RecordedCall, now: number): Content[] {
  const { to, analysedAt = Infinity } = call
  if (to > now) return []
  const speech = call.speech()
  return [
    soundOf(call, speech),
    ...analysedAt > now
      ? []
      : Object.entries(ANALYSES).map(([type, present]) => fileOf(type, analysedAt, present(call, speech)))
  ]
}

function soundOf (call: RecordedCall, speech: readonly Utterance[]): Content {
  const { guid, to, talkers } = call
  const recording = recordingOf(call, speech, { talkers, caller: guid })
  return { key: 'callRecording', type: 'callRecording', contentType: 'audio/wav', lastModified: to, ...recording }
}

function fileOf (type: string, lastModified: number, document: object): Content {
  const text = Buffer.from(JSON.stringify(document))
  return {
    key: type,
    type,
    contentType: 'application/json',
    lastModified,
    length: text.length,
    bytes: (from, to) => text.subarray(from, to)
  }
}
