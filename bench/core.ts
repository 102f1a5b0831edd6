import { cxengage } from '../src/platforms/cxengage/plugin.ts'
import { vcc } from '../src/platforms/vcc/plugin.ts'
import { loadScenario } from '../src/seeding/load-scenario.ts'
import { openHistory } from '../src/seeding/open-history.ts'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createDayCache } from '../src/world/day-cache.ts'
import { createHistory } from '../src/world/days.ts'
import { finish } from '../src/world/steps.ts'
import { homeOf } from '../src/world/branch.ts'
import { drawCentres } from '../src/world/centre.ts'
import { simulateDay } from '../src/world/simulation/simulate-day.ts'

/**
 * Interactions per second on one core: simulated and presented by both platforms, and how long it takes to store them
 * as well. node bench/core.ts
 */
const DAYS = 60
const source = loadScenario('default')
const { scenario } = source
const centres = drawCentres(scenario, scenario.seed)
const live = secondOf(centres)
const first = live.calendar.dayOf(Date.parse('2026-01-05T12:00:00Z'))
const days = Array.from({ length: DAYS }, (_, index) => first + index)

function measure (work: () => number): { count: number, perInteraction: number } {
  const from = performance.now()
  const count = work()
  return { count, perInteraction: (performance.now() - from) / count * 1000 }
}

const simulate = () => measure(() => days.reduce((count, day) => count + simulateDay(live, day).length, 0))

/** The rows of both platforms with their texts, as they are stored. */
function present (): number {
  const makers = [cxengage, vcc].map(platform => platform.setUp(source).makeRows)
  let bytes = 0
  const count = (_table: string, values: readonly (string | number | null)[]) => {
    for (const value of values) if (typeof value === 'string') bytes += value.length
  }
  return days.reduce((sum, day) => {
    const timelines = simulateDay(live, day)
    for (const makeRows of makers) finish(makeRows(homeOf(live), day, timelines, true, count))
    return bytes > 0 ? sum + timelines.length : sum
  }, 0)
}

function store (): number {
  const { db } = openHistory(':memory:', { scenario: 'default', seed: undefined }, [cxengage, vcc])
  const history = createHistory(createDayCache(), nextTurn)
  const platforms = [cxengage, vcc].map(platform => {
    const setup = platform.setUp(source)
    return { setup, storage: setup.storage(db, { centres, history }) }
  })
  const insert = db.transaction((day: number) => platforms.forEach(({ setup, storage }) => {
    const timelines = history.day(homeOf(live), day)
    storage.enter(live, day, finish(setup.makeRows(homeOf(live), day, timelines, false, storage.insertRow)))
    finish(storage.render(live, day, timelines))
  }))
  let count = 0
  for (const day of days) {
    insert(day)
    count += history.day(homeOf(live), day).length
  }
  db.exec(cxengage.indexes + vcc.indexes)
  db.close()
  return count
}

for (let round = 0; round < 5; round++) {
  const simulated = simulate().perInteraction
  const { count, perInteraction } = measure(present)
  const stored = measure(store).perInteraction
  console.log(`${count} interactions: ${Math.round(1e6 / perInteraction)} a second simulated and presented (${perInteraction.toFixed(0)} µs each, ` +
    `of which ${simulated.toFixed(0)} simulated), ${Math.round(1e6 / stored)} a second with storing`)
}

function secondOf<T> ([, second]: readonly T[]): T {
  if (second === undefined) throw new Error('the default scenario has a second tenant')
  return second
}
