import t from 'tap'
import { createClock } from '../../src/world/clock.ts'
import { parseDuration } from '../../src/world/duration.ts'

const NOON = Date.parse('2026-03-02T12:00:00Z')
const HOUR = 3_600_000

/** A clock beside a machine whose time is set by hand. */
function clockBeside (start: 'real' | number) {
  const machine = { time: Date.parse('2030-01-01T00:00:00Z') }
  return { machine, clock: createClock(start, () => machine.time) }
}

t.test('a real clock shows the machine\'s time', async t => {
  const { clock, machine } = clockBeside('real')
  machine.time += 5
  t.match(clock, { mode: 'real', speed: 1 })
  t.equal(clock.now(), machine.time)
})

t.test('a frozen clock stands still, and moves when it is told to', async t => {
  const { clock, machine } = clockBeside(NOON)
  machine.time += HOUR
  t.match(clock, { mode: 'frozen', speed: 0 })
  t.equal(clock.now(), NOON)
  clock.advance('PT1H')
  clock.advance('-PT30M')
  machine.time += HOUR
  t.equal(clock.now(), NOON + HOUR / 2)
  t.equal(clock.mode, 'frozen')
  clock.set(new Date(NOON))
  t.equal(clock.now(), NOON)
})

t.test('a clock runs at a speed from the present instant on', async t => {
  const { clock, machine } = clockBeside(NOON)
  clock.run(60)
  t.match(clock, { mode: 'running', speed: 60 })
  t.equal(clock.now(), NOON)
  machine.time += 1000
  t.equal(clock.now(), NOON + 60_000)
  clock.run(0.5)
  machine.time += 1001
  t.equal(clock.now(), NOON + 60_500, 'in whole milliseconds')
  clock.advance('P1D')
  machine.time += 1001
  t.equal(clock.now(), NOON + 60_500 + 24 * HOUR + 500, 'and goes on at its speed where it is moved to')
  clock.set(NOON)
  t.match(clock, { mode: 'frozen', speed: 0 })
})

t.test('a real clock that is moved runs beside the machine\'s time until it is real again', async t => {
  const { clock, machine } = clockBeside('real')
  clock.advance('-PT1H')
  machine.time += 7
  t.match(clock, { mode: 'running', speed: 1 })
  t.equal(clock.now(), machine.time - HOUR)
  clock.real()
  t.match(clock, { mode: 'real', speed: 1 })
  t.equal(clock.now(), machine.time)
})

t.test('reset makes it what it was, and a fork is moved alone', async t => {
  const { clock } = clockBeside(NOON)
  clock.run(2)
  const fork = clock.fork()
  fork.set(NOON + HOUR)
  fork.reset()
  t.match(fork, { mode: 'frozen' })
  t.equal(fork.now(), NOON)
  t.equal(clock.mode, 'running')
  clock.reset()
  t.match(clock, { mode: 'frozen', speed: 0 })
})

t.test('what it cannot show is refused and changes nothing', async t => {
  const { clock } = clockBeside(NOON)
  const refused = { name: 'ClockError', message: /1971 to 2148/ }
  t.throws(() => clock.set(Date.parse('1970-12-31T23:59:59.999Z')), refused)
  t.throws(() => clock.set(Date.parse('2149-01-01T00:00:00Z')), refused)
  t.throws(() => clock.set(NaN), refused)
  t.throws(() => clock.advance('P60000D'), refused)
  t.throws(() => clockBeside(0), refused)
  for (const speed of [0, -1, 100_001, NaN, Infinity]) {
    t.throws(() => clock.run(speed), { name: 'ClockError', message: /"speed" takes/ })
  }
  t.equal(clock.now(), NOON)
  t.equal(clock.mode, 'frozen')
})

t.test('at the end of its years it stops', async t => {
  const { clock, machine } = clockBeside(Date.parse('2148-12-31T23:59:00Z'))
  clock.run(100_000)
  machine.time += HOUR
  t.equal(new Date(clock.now()).toISOString(), '2148-12-31T23:59:59.999Z')
})

t.test('durations', async t => {
  const cases: [text: string, ms: number][] = [
    ['PT1H', HOUR], ['-PT1H', -HOUR], ['+PT90M', 1.5 * HOUR], ['P1D', 24 * HOUR], ['P2W', 14 * 24 * HOUR], ['PT0S', 0],
    ['P1DT2H3M4.005S', 26 * HOUR + 184_005], ['PT0,5S', 500],
    ['pt1.5h', 1.5 * HOUR], ['PT36H', 36 * HOUR], [' PT1M ', 60_000], ['PT0.0004S', 0]
  ]
  for (const [text, ms] of cases) t.equal(parseDuration(text), ms, text)
  for (const text of ['', 'P', 'PT', '-P', 'P1DT', 'PT1', '1H',
    'P1H', 'PT1D', 'PT-1H', 'PT1M1H', 'PT1H PT1H', 'P.5D', 'PT1e3S', 'one hour']) {
    t.throws(() => parseDuration(text), { name: 'ClockError', message: /"advance" takes an ISO 8601 duration/ }, text)
  }
  for (const text of ['P1Y', 'P1M', '-P0.5Y', 'P1MT1H']) {
    t.throws(() => parseDuration(text), { message: /years and months vary/ }, text)
  }
})
