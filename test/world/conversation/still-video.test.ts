import t from 'tap'
import { createStillVideo } from '../../../src/world/conversation/still-video.ts'

interface Element { id: string, content: Buffer }

/** What a piece of a WebM file consists of: ids say by their first bits how long they are, lengths have four bytes. */
function elementsOf (bytes: Buffer): Element[] {
  const elements: Element[] = []
  for (let at = 0; at < bytes.length;) {
    const idLength = Math.clz32((bytes[at] ?? 0) << 24) + 1
    const length = bytes.readUInt32BE(at + idLength) - 0x10000000
    const from = at + idLength + 4
    elements.push({ id: bytes.toString('hex', at, at + idLength), content: bytes.subarray(from, from + length) })
    at = from + length
    if (at > bytes.length) throw new RangeError('an element is cut off')
  }
  return elements
}

const find = (elements: readonly Element[], id: string): Buffer =>
  elements.find(element => element.id === id)?.content ?? Buffer.alloc(0)

t.test('a still video is a WebM file that lasts as long as it says, with a key frame wherever one begins', async t => {
  for (const [duration, times] of [[1, [0]], [30_000, [0]], [95_321, [0, 30_000, 60_000, 90_000]]] as const) {
    const { length, bytes } = createStillVideo(duration)
    const file = Buffer.from(bytes(0, length))
    t.equal(file.length, length)
    const [header, segment, ...rest] = elementsOf(file)
    t.strictSame([header?.id, segment?.id, rest], ['1a45dfa3', '18538067', []])
    t.equal(find(elementsOf(header?.content ?? Buffer.alloc(0)), '4282').toString(), 'webm')
    const parts = elementsOf(segment?.content ?? Buffer.alloc(0))
    t.equal(find(elementsOf(find(parts, '1549a966')), '4489').readDoubleBE(), duration)
    const track = elementsOf(find(elementsOf(find(parts, '1654ae6b')), 'ae'))
    t.equal(find(track, '86').toString(), 'V_VP8')
    const clusters = parts.filter(({ id }) => id === '1f43b675').map(({ content }) => elementsOf(content))
    t.strictSame(clusters.map(cluster => find(cluster, 'e7')).map(time => time.readUIntBE(0, time.length)), times)
    for (const cluster of clusters) {
      const block = find(cluster, 'a3')
      t.equal(block.toString('hex', 0, 4), '81000080', 'of the first track, a key frame')
      // Documented in RFC 6386: a key frame's tag ends in 0, and is followed by a start code and the size.
      t.strictSame([(block[4] ?? 1) & 1, block.toString('hex', 7, 10), block.readUInt16LE(10), block.readUInt16LE(12)],
        [0, '9d012a', 16, 16])
    }
  }
})

t.test('a range of a still video is that part of it', async t => {
  const { length, bytes } = createStillVideo(95_321)
  t.strictSame(Buffer.concat([bytes(0, 100), bytes(100, length)]), Buffer.from(bytes(0, length)))
})
