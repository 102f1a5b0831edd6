import { hash32 } from '../../../world/random.ts'

const RATE = 8000
const SECONDS = 2
/** Samples in which the tone swells and fades, so that it does not click. */
const FADE = 400
const LOUDEST = 100
const SILENCE = 128

/** A playable stand-in for a recording: a short tone, of a pitch of its own for every key. WAV, 8 kHz, mono, 8 bits. */
export function toneOf (key: string): Buffer {
  const hertz = 220 + hash32(`tones/${key}`) % 660
  const length = RATE * SECONDS
  const wav = Buffer.alloc(HEADER_LENGTH + length)
  writeHeader(wav, length)
  for (let i = 0; i < length; i++) {
    const loudness = LOUDEST * Math.min(FADE, i, length - 1 - i) / FADE
    wav[HEADER_LENGTH + i] = SILENCE + Math.round(loudness * wave((i * hertz % RATE) / RATE))
  }
  return wav
}

/** Nearly a sine, of two parabolas: basic arithmetic gives the same bytes on every machine. */
const wave = (turn: number) => turn < 0.5 ? 16 * turn * (0.5 - turn) : -16 * (turn - 0.5) * (1 - turn)

const HEADER_LENGTH = 44

function writeHeader (wav: Buffer, length: number) {
  wav.write('RIFF', 0, 'latin1')
  wav.writeUInt32LE(HEADER_LENGTH - 8 + length, 4)
  wav.write('WAVEfmt ', 8, 'latin1')
  wav.writeUInt32LE(16, 16) // the length of what follows, up to `data`
  wav.writeUInt16LE(1, 20) // PCM
  wav.writeUInt16LE(1, 22) // one channel
  wav.writeUInt32LE(RATE, 24)
  wav.writeUInt32LE(RATE, 28) // bytes a second
  wav.writeUInt16LE(1, 32) // bytes a sample
  wav.writeUInt16LE(8, 34) // bits a sample
  wav.write('data', 36, 'latin1')
  wav.writeUInt32LE(length, 40)
}
