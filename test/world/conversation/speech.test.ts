import t from 'tap'
import { createRandom } from '../../../src/world/random.ts'
import { speechOf, type Talk } from '../../../src/world/conversation/speech.ts'

const random = (n = 0) => createRandom('speech', n)
const MINUTE = 60_000

t.test('what is said', async t => {
  t.test('lies within its talk, outside of the pauses, and nobody interrupts anybody', async t => {
    let sentences = 0
    for (let n = 0; n < 300; n++) {
      const draw = random(n)
      const length = draw.int(0, 10 * MINUTE)
      const pause = { from: 1000 + draw.int(0, length), to: Infinity }
      pause.to = pause.from + draw.int(1, MINUTE)
      const talks: Talk[] = [{ from: 1000, to: 1000 + length, pauses: [pause] },
        { from: 1000 + length, to: 2000 + 2 * length, pauses: [pause] }]
      let at = 0
      for (const { from, to, talk } of speechOf(draw, talks)) {
        const within = talks[talk]
        if (within === undefined || from < within.from || to > within.to) t.fail(`${n}: not within the talk`)
        if (to > pause.from && from < pause.to) t.fail(`${n}: within the pause`)
        if (from < at || to <= from) t.fail(`${n}: before what was said before`)
        at = to
        sentences++
      }
    }
    t.ok(sentences > 10_000)
  })

  t.test('begins with the agent, who is answered, and ends with a good-bye', async t => {
    const said = speechOf(random(), [{ from: 0, to: 3 * MINUTE, pauses: [] }])
    t.strictSame(said.slice(0, 2).map(({ by }) => by), ['agent', 'customer'])
    t.equal(said.at(-1)?.phrase.topic.name, 'Closing')
    t.ok(said.length > 6)
  })

  t.test('is nothing where there is no time', async t => {
    t.strictSame(speechOf(random(), [{ from: 5, to: 5, pauses: [] }]), [])
    t.strictSame(speechOf(random(), [{ from: 0, to: MINUTE, pauses: [{ from: 0, to: MINUTE }] }]), [])
    t.strictSame(speechOf(random(), []), [])
  })

  t.test('is the same whenever it is drawn', async t => {
    const talks = [{ from: 0, to: 5 * MINUTE, pauses: [] }]
    t.strictSame(speechOf(random(7), talks), speechOf(random(7), talks))
  })
})
