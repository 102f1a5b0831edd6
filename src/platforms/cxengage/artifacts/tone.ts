import { createRecording } from '../../../world/conversation/recording.ts'
import { hash32 } from '../../../world/random.ts'

/** In ms. */
const LENGTH = 2000

/** A playable stand-in for a recording: a short tone, of a pitch of its own for every key. WAV, 8 kHz, mono, 8 bits. */
export function toneOf (key: string): Buffer {
  const { length, bytes } = createRecording(LENGTH,
    [{ from: 0, to: LENGTH, hertz: 220 + hash32(`tones/${key}`) % 660 }])
  return Buffer.from(bytes(0, length))
}
