/** How a recording sounds: which pitch is heard when, in ms from its beginning. */
export interface Sound { from: number, to: number, hertz: number }

/** A WAV file of 8 kHz, mono, 8 bits, none of which is made before it is read. */
export interface Recording {
  /** In bytes. */
  readonly length: number
  /** Some of it, from <= byte < to. */
  bytes (from: number, to: number): Uint8Array
}

const RATE = 8000
/** Of a byte each. */
const SAMPLES_A_MS = RATE / 1000
const HEADER_LENGTH = 44
/** Samples in which a tone swells and fades, so that it does not click. */
const FADE = 400
const LOUDEST = 100
const SILENCE = 128

/** So many ms of sound. */
export function createRecording (duration: number, sounds: readonly Sound[]): Recording {
  const samples = Math.max(0, Math.round(duration)) * SAMPLES_A_MS
  const length = HEADER_LENGTH + samples
  return {
    length,
    bytes (from, to) {
      const [first, end] = [Math.max(0, from), Math.min(to, length)]
      const bytes = new Uint8Array(Math.max(0, end - first)).fill(SILENCE)
      if (first < HEADER_LENGTH) bytes.set(headerOf(samples).subarray(first, Math.min(end, HEADER_LENGTH)))
      for (const sound of sounds) fill(bytes, first - HEADER_LENGTH, sound)
      return bytes
    }
  }
}

/** How much of a recording is made at a time. */
const CHUNK = 65_536

/** Some of a file, from <= byte < to, each part of it made when it is asked for. */
export function * chunksOf ({ bytes }: Pick<Recording, 'bytes'>, from: number, to: number): Generator<Uint8Array> {
  for (let at = from; at < to; at += CHUNK) yield bytes(at, Math.min(at + CHUNK, to))
}

/** Writes a sound where it lies within the bytes, the first of which is sample `offset`. */
function fill (bytes: Uint8Array, offset: number, { from, to, hertz }: Sound) {
  const [start, end] = [from * SAMPLES_A_MS, to * SAMPLES_A_MS]
  const last = Math.min(end, offset + bytes.length)
  for (let i = Math.max(start, offset, 0); i < last; i++) {
    const loudness = LOUDEST * Math.min(FADE, i - start, end - 1 - i) / FADE
    bytes[i - offset] = SILENCE + Math.round(loudness * wave(((i - start) * hertz % RATE) / RATE))
  }
}

/** Nearly a sine, of two parabolas: basic arithmetic gives the same bytes on every machine. */
const wave = (turn: number) => turn < 0.5 ? 16 * turn * (0.5 - turn) : -16 * (turn - 0.5) * (1 - turn)

function headerOf (samples: number): Uint8Array {
  const header = new Uint8Array(HEADER_LENGTH)
  const view = new DataView(header.buffer)
  const write = (text: string, at: number) => {
    for (let i = 0; i < text.length; i++) header[at + i] = text.charCodeAt(i)
  }
  write('RIFF', 0)
  view.setUint32(4, HEADER_LENGTH - 8 + samples, true)
  write('WAVEfmt ', 8)
  view.setUint32(16, 16, true) // the length of what follows, up to `data`
  view.setUint16(20, 1, true) // PCM
  view.setUint16(22, 1, true) // one channel
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE, true) // bytes a second
  view.setUint16(32, 1, true) // bytes a sample
  view.setUint16(34, 8, true) // bits a sample
  write('data', 36)
  view.setUint32(40, samples, true)
  return header
}
