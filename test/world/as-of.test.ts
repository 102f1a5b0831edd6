import t from 'tap'
import { asOf } from '../../src/world/as-of.ts'
import { simulateDay } from '../../src/world/simulation/simulate-day.ts'
import { finalInstant, instantsOf } from '../../src/world/timeline.ts'
import { MONDAY, populate, textOf } from '../support/small-centre.ts'

t.test('a cut timeline knows nothing of the future', async t => {
  for (const timeline of simulateDay(populate(), MONDAY).slice(0, 60)) {
    for (const now of instantsOf(timeline)) {
      const known = instantsOf(asOf(timeline, now))
      const past = instantsOf(timeline).filter(instant => instant <= now)
      if (known.toSorted().join() !== past.toSorted().join()) t.fail(`interaction ${timeline.serial} at ${now}`)
    }
    t.equal(finalInstant(timeline), Math.max(...instantsOf(timeline)))
    t.equal(textOf([asOf(timeline, finalInstant(timeline))]), textOf([timeline]))
  }
})
