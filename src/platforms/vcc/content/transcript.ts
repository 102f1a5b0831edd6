import type { Utterance } from '../../../world/conversation/speech.ts'
import type { RecordedCall } from './recorded-call.ts'
import type { Transcript } from './schemas.ts'

/** In what everybody speaks. */
export const LANGUAGE = 'en-us'

/** The words of a recording, in ms from its beginning. */
export const presentTranscript = ({ guid, from, talkers }: RecordedCall, speech: readonly Utterance[]): Transcript => ({
  guid,
  language: LANGUAGE,
  phrases: speech.map(({ by, talk, from: start, to: end, phrase }) => ({
    speaker: by,
    agentId: by === 'agent' ? talkers[talk] ?? null : null,
    start: start - from,
    end: end - from,
    text: phrase.text
  }))
})
