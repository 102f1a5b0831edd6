import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import { drawCentres, type Centre } from '../../src/world/centre.ts'
import { createDayCache } from '../../src/world/day-cache.ts'
import { createHistory } from '../../src/world/days.ts'
import { parseScenario } from '../../src/world/parse-scenario.ts'
import { simulateDay } from '../../src/world/simulation/simulate-day.ts'
import { homeOf } from '../../src/world/branch.ts'
import { smallScenario } from '../support/small-scenario.ts'

const MONDAY = Math.floor(Date.UTC(2026, 2, 2) / 86_400_000)

function centreOf (): Centre {
  const [centre] = drawCentres(parseScenario(smallScenario()), 'seed')
  if (centre === undefined) throw new Error('the small scenario has a tenant')
  return centre
}

t.test('the day cache keeps what was asked for last, within its bound', async t => {
  const { index } = homeOf(centreOf())
  const cache = createDayCache(100)
  cache.keep('a', index, 1, 'one', 40)
  cache.keep('a', index, 2, 'two', 40)
  t.equal(cache.find('a', index, 1), 'one')
  cache.keep('b', index, 1, 'three', 40)
  t.equal(cache.find('a', index, 2), undefined, 'nobody has asked for it since')
  t.equal(cache.find('a', index, 1), 'one')
  t.equal(cache.bytes, 80)
  cache.keep('a', index, 1, 'large', 400)
  t.equal(cache.find('a', index, 1), 'large', 'the newest one stays, however large it is')
  t.equal(cache.find('b', index, 1), undefined)
  t.equal(cache.bytes, 400)
})

t.test('a kind with a limit of its own keeps the newest within it, and at least so many', async t => {
  const { index } = homeOf(centreOf())
  const cache = createDayCache(1000)
  cache.limit('a', { bytes: 100, least: 2 })
  for (const day of [1, 2, 3, 4]) {
    cache.keep('a', index, day, day, 40)
    cache.keep('b', index, day, day, 40)
  }
  t.strictSame([1, 2, 3, 4].map(day => cache.find('a', index, day)), [undefined, undefined, 3, 4])
  t.equal(cache.find('b', index, 1), 1, 'another kind has no such limit')
  cache.keep('a', index, 5, 5, 400)
  cache.keep('a', index, 6, 6, 400)
  t.strictSame([4, 5, 6].map(day => cache.find('a', index, day)), [undefined, 5, 6], 'however large they are')
  t.equal(cache.bytes, 960)
  cache.keep('a', index, 7, 7, 5000)
  t.equal(cache.find('b', index, 1), 1, 'and large ones of it take no room from others')
})

t.test('a day of the history is the day that is simulated, in steps and at once', async t => {
  const centre = centreOf()
  const starts = simulateDay(centre, MONDAY).map(({ start }) => start)
  t.ok(starts.length > 10)
  const inSteps = await createHistory(createDayCache(), nextTurn).play(homeOf(centre), MONDAY)
  t.strictSame(inSteps.map(({ start }) => start), starts)
  t.strictSame(createHistory(createDayCache(), nextTurn).day(homeOf(centre), MONDAY).map(({ start }) => start), starts)
})

t.test('what is derived of a day is made once for all who ask, and others have their turn meanwhile', async t => {
  const branch = homeOf(centreOf())
  let turns = 0
  let made = 0
  const history = createHistory(createDayCache(), async () => {
    turns++
    await nextTurn()
  }, 0)
  const lengthOf = history.derive(history.play, {
    name: 'length',
    * from (timelines) {
      made++
      yield
      return timelines.length
    },
    bytesOf: () => 8
  })
  const lengths = await Promise.all([lengthOf(branch, MONDAY), lengthOf(branch, MONDAY), lengthOf(branch, MONDAY)])
  t.strictSame(new Set(lengths), new Set([history.day(branch, MONDAY).length]))
  t.equal(made, 1)
  t.ok(turns > 1)
  await lengthOf(branch, MONDAY)
  t.equal(made, 1, 'it is kept')
})
