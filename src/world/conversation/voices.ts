import { hash32 } from '../random.ts'
import { createRecording, type Recording } from './recording.ts'
import type { Span, Utterance } from './speech.ts'

interface Voices {
  /** Who is the agent of each talk, by display id. */
  talkers: readonly string[]
  /** What names the customer's voice. */
  caller: string
}

/** In what pitch a customer speaks, in hertz. */
export const pitchOfCaller = (caller: string): number => 220 + hash32(`voices/${caller}`) % 220

/** What was said within a span: who speaks is heard as a tone, everybody in a pitch of their own. */
export function recordingOf ({ from, to }: Span, speech: readonly Utterance[], { talkers, caller }: Voices): Recording {
  const pitchOf = ({ by, talk }: Utterance) =>
    by === 'agent' ? 440 + hash32(`voices/${talkers[talk]}`) % 440 : pitchOfCaller(caller)
  return createRecording(to - from, speech.map(utterance =>
    ({ from: utterance.from - from, to: utterance.to - from, hertz: pitchOf(utterance) })))
}
