import t from 'tap'
import { createRecording } from '../../../src/world/conversation/recording.ts'

t.test('a recording', async t => {
  const { length, bytes } =
    createRecording(1500, [{ from: 100, to: 700, hertz: 440 }, { from: 900, to: 1500, hertz: 220 }])
  const whole = bytes(0, length)

  t.test('has eight samples a millisecond after its header', async t => {
    t.equal(length, 44 + 1500 * 8)
    t.equal(createRecording(0, []).length, 44)
  })

  t.test('is the same in pieces, wherever it is cut', async t => {
    for (const size of [1, 7, 43, 44, 45, 1000, 4096]) {
      const pieces = Array.from({ length: Math.ceil(length / size) }, (_, n) =>
        bytes(n * size, Math.min((n + 1) * size, length)))
      t.ok(Buffer.concat(pieces).equals(whole), `pieces of ${size}`)
    }
  })

  t.test('is silent where nothing sounds', async t => {
    const silent = (from: number, to: number) =>
      whole.subarray(44 + from * 8, 44 + to * 8).every(sample => sample === 128)
    t.ok(silent(0, 100) && silent(700, 900))
    t.notOk(silent(100, 700) || silent(900, 1500))
  })

  t.test('has no bytes beyond its end', async t => t.equal(bytes(length, length + 10).length, 0))
})
