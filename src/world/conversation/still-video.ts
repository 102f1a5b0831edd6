import type { Recording } from './recording.ts'

/**
 * A key frame in VP8, as libvpx writes it: 16 x 16 points, all of the same grey. Nothing depends on a frame before it.
 */
const FRAME = [
  0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, 0x10, 0x00, 0x10, 0x00, 0x00, 0x47, 0x08, 0x85, 0x85, 0x88, 0x85, 0x84, 0x88,
  0x02, 0x02, 0x00, 0x06, 0x19, 0x68, 0x00, 0x00
]
const WIDTH = 16
const HEIGHT = 16
/** A frame is shown for so long, in ms: a player finds one wherever it begins. */
const FRAME_TIME = 30_000

/** The elements of WebM that are used here, by their ids. */
const EBML = 0x1a45dfa3
const EBML_VERSION = 0x4286
const EBML_READ_VERSION = 0x42f7
const EBML_MAX_ID_LENGTH = 0x42f2
const EBML_MAX_SIZE_LENGTH = 0x42f3
const DOC_TYPE = 0x4282
const DOC_TYPE_VERSION = 0x4287
const DOC_TYPE_READ_VERSION = 0x4285
const SEGMENT = 0x18538067
const INFO = 0x1549a966
const TIMESTAMP_SCALE = 0x2ad7b1
const DURATION = 0x4489
const MUXING_APP = 0x4d80
const WRITING_APP = 0x5741
const TRACKS = 0x1654ae6b
const TRACK_ENTRY = 0xae
const TRACK_NUMBER = 0xd7
const TRACK_UID = 0x73c5
const TRACK_TYPE = 0x83
const CODEC_ID = 0x86
const VIDEO = 0xe0
const PIXEL_WIDTH = 0xb0
const PIXEL_HEIGHT = 0xba
const CLUSTER = 0x1f43b675
const TIMESTAMP = 0xe7
const SIMPLE_BLOCK = 0xa3

/** Timestamps count milliseconds. */
const NANOSECONDS = 1_000_000
/** Of the one track, which shows pictures; the block's frame is at its cluster's time, and a key frame. */
const TRACK = 1
const SHOWS_VIDEO = 1
const BLOCK_HEADER = [0x80 | TRACK, 0x00, 0x00, 0x80]
const APP = 'ringback'

/** A WebM file that shows the same picture for so many ms. */
export function createStillVideo (duration: number): Recording {
  const file = Uint8Array.from([
    ...element(EBML, [
      ...number(EBML_VERSION, 1),
      ...number(EBML_READ_VERSION, 1),
      ...number(EBML_MAX_ID_LENGTH, 4),
      ...number(EBML_MAX_SIZE_LENGTH, 8),
      ...text(DOC_TYPE, 'webm'),
      ...number(DOC_TYPE_VERSION, 4),
      ...number(DOC_TYPE_READ_VERSION, 2)
    ]),
    ...element(SEGMENT, [
      ...element(INFO, [
        ...number(TIMESTAMP_SCALE, NANOSECONDS),
        ...element(DURATION, doubleOf(duration)),
        ...text(MUXING_APP, APP),
        ...text(WRITING_APP, APP)
      ]),
      ...element(TRACKS, element(TRACK_ENTRY, [
        ...number(TRACK_NUMBER, TRACK),
        ...number(TRACK_UID, TRACK),
        ...number(TRACK_TYPE, SHOWS_VIDEO),
        ...text(CODEC_ID, 'V_VP8'),
        ...element(VIDEO, [...number(PIXEL_WIDTH, WIDTH), ...number(PIXEL_HEIGHT, HEIGHT)])
      ])),
      ...Array.from({ length: Math.ceil(duration / FRAME_TIME) }, (_, index) => element(CLUSTER, [
        ...number(TIMESTAMP, index * FRAME_TIME), ...element(SIMPLE_BLOCK, [...BLOCK_HEADER, ...FRAME])
      ])).flat()
    ])
  ])
  return { length: file.length, bytes: (from, to) => file.subarray(from, to) }
}

/** An element's id, its length in four bytes, and what is in it. */
const element = (id: number, content: readonly number[]): number[] =>
  [...bytesOf(id), ...bytesOf(0x10000000 + content.length), ...content]

const number = (id: number, value: number): number[] => element(id, bytesOf(value))

const text = (id: number, value: string): number[] => element(id, [...value].map(letter => letter.charCodeAt(0)))

/** As many bytes as it takes, the most significant first. */
function bytesOf (value: number): number[] {
  const rest = Math.floor(value / 256)
  return [...rest === 0 ? [] : bytesOf(rest), value % 256]
}

function doubleOf (value: number): number[] {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setFloat64(0, value)
  return [...bytes]
}
