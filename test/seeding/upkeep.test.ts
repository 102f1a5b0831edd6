import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { platforms } from '../../src/platforms/index.ts'
import { openHistory } from '../../src/seeding/open-history.ts'
import { createDayWriter } from '../../src/seeding/day-writer.ts'
import { createSeeder, type Seeder } from '../../src/seeding/seeder.ts'
import { createUpkeep } from '../../src/seeding/upkeep.ts'
import { createClock } from '../../src/world/clock.ts'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createDayCache } from '../../src/world/day-cache.ts'
import { createHistory } from '../../src/world/days.ts'
import { createRowMemory } from '../../src/store/row-memory.ts'
import { drawCentres } from '../../src/world/centre.ts'
import { smallScenario } from '../support/small-scenario.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const NOON = Date.parse('2026-03-03T12:00:00Z')
/** The British tenant's next business day. */
const NEXT = Date.parse('2026-03-04T04:00:00Z')

/** A seeder with a database of its own, beside a machine whose time is set by hand. */
function house (t: Test, bound?: number) {
  const file = `${t.testdir({ 'small.json': JSON.stringify(smallScenario()) })}/small.json`
  const { db, origin } = openHistory(':memory:', { scenario: file, seed: undefined }, platforms)
  const centres = drawCentres(origin.scenario, origin.seed)
  const history = createHistory(createDayCache(), nextTurn)
  const stored =
    origin.platforms.map(prepared => ({ ...prepared, storage: prepared.setup.storage(db, { centres, history }) }))
  const closing = new AbortController()
  const { signal } = closing
  const rows = createRowMemory(db, bound)
  const writer = createDayWriter({ db, platforms: stored, signal })
  const seeder = createSeeder({ writer, platforms: stored, centres, history, rows, signal })
  const machine = { time: NOON }
  const clock = createClock('real', () => machine.time)
  const upkeep = createUpkeep({ seeder, centres, clock, signal, report: error => { throw error } })
  t.teardown(async () => {
    closing.abort()
    upkeep.stop()
    await upkeep.settled()
    db.close()
  })
  const [centre] = centres
  if (centre === undefined) throw new Error('the small scenario has a tenant')
  const has = (instant: number) => stored.map(({ storage }) => storage.has(centre, centre.calendar.dayOf(instant)))
  return { upkeep, seeder, centre, history, clock, machine, has }
}

const BOTH = [true, true]
const NEITHER = [false, false]

t.test('the next business day is made before it begins', async t => {
  const { upkeep, machine, has } = house(t)
  await upkeep.settled()
  t.strictSame(has(NOON), BOTH)
  t.strictSame(has(NEXT), NEITHER)
  machine.time = NEXT - MINUTE - 1
  await upkeep.settled()
  t.strictSame(has(NEXT), NEITHER)
  machine.time++
  await upkeep.settled()
  t.strictSame(has(NEXT), BOTH)
  t.strictSame(has(NEXT + DAY), NEITHER)
})

t.test('the faster the clock, the more days ahead', async t => {
  const { upkeep, clock, has } = house(t)
  clock.run(3600)
  await upkeep.settled()
  t.strictSame(has(NOON + 2.5 * DAY), BOTH)
  t.strictSame(has(NOON + 4 * DAY), NEITHER)
})

t.test('nothing is made ahead of a clock that stands still', async t => {
  const { upkeep, clock, has } = house(t)
  clock.set(NEXT - 1)
  await upkeep.settled()
  t.strictSame(has(NEXT - 1), BOTH)
  t.strictSame(has(NEXT), NEITHER)
})

t.test('a move makes what it needs before the clock shows it', async t => {
  const { upkeep, clock, has } = house(t)
  const later = NOON + 365 * DAY
  const moving = upkeep.move(clock => clock.set(later))
  t.equal(clock.mode, 'real')
  t.strictSame(has(later), NEITHER)
  await moving
  t.equal(clock.now(), later)
  t.strictSame(has(later), BOTH)
  await t.rejects(upkeep.move(clock => clock.run(0)), { name: 'ClockError' })
})

t.test('moves come one after the other, however long they take', async t => {
  const { upkeep, clock } = house(t)
  await upkeep.settled()
  const far = upkeep.move(clock => clock.set(NOON + 365 * DAY))
  const impossible = t.rejects(upkeep.move(clock => clock.advance('P1Y')), { name: 'ClockError' })
  const near = upkeep.move(clock => clock.advance('-PT1H'))
  await Promise.all([far, impossible, near])
  t.equal(clock.now(), NOON + 365 * DAY - 60 * MINUTE)
})

t.test('two who lack the same day share the work', async t => {
  const { seeder, centre, history, has } = house(t)
  const asked = t.capture(history, 'play', history.play)
  await Promise.all([seeder.ensureDays(centre, NOON), seeder.ensureDays(centre, NOON)])
  t.strictSame(has(NOON), BOTH)
  t.equal(asked().length, 2, 'the day of now and the day before')
  t.ok(seeder.hasDays(centre, NOON))
})

t.test('it looks by itself, and no more once it is stopped', async t => {
  const asked: number[] = []
  const { centre } = house(t)
  const seeder: Seeder = {
    hasDays: () => false,
    renderPending: async () => false,
    async ensureDays (_population, from) { asked.push(from) },
    dropDays: async () => {},
    dropUnfinished: async () => {},
    keepDays: async work => await work()
  }
  const closing = new AbortController()
  const machine = { time: NOON }
  const upkeep = createUpkeep({
    seeder,
    centres: [centre],
    clock: createClock('real', () =>
      machine.time),
    signal: closing.signal,
    report: error => { throw error }
  })
  upkeep.start()
  await upkeep.settled()
  machine.time += 1000
  await sleep(1200)
  t.strictSame([asked[0], asked.at(-1)], [NOON, NOON + 1000])
  closing.abort()
  upkeep.stop()
  await upkeep.settled()
  const before = asked.length
  await sleep(1200)
  t.equal(asked.length, before)
})
