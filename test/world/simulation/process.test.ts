import t from 'tap'
import { parseScenario } from '../../../src/world/parse-scenario.ts'
import { drawCentres, type Centre } from '../../../src/world/centre.ts'
import { createEventQueue } from '../../../src/world/simulation/event-queue.ts'
import { startProcess, type Steps } from '../../../src/world/simulation/process.ts'
import { addedStream, playDay, simulateDay } from '../../../src/world/simulation/simulate-day.ts'
import { smallScenario } from '../../support/small-scenario.ts'

const MONDAY = Math.floor(Date.UTC(2026, 2, 2) / 86_400_000)

function populate (changes: object): Centre {
  const [centre] = drawCentres(parseScenario(smallScenario(changes)), 'test')
  if (centre === undefined) throw new Error('no tenant')
  return centre
}

t.test('events happen by their instants, and those of one instant as they were planned', async t => {
  const queue = createEventQueue()
  const heard: string[] = []
  for (const [at, name] of [[3, 'd'], [1, 'a'], [2, 'b'], [2, 'c']] as const) {
    queue.plan(at, () => heard.push(`${name}${queue.now}`))
  }
  queue.run()
  t.strictSame(heard, ['a1', 'b2', 'c2', 'd3'])
})

t.test('an event that was cancelled does not happen', async t => {
  const queue = createEventQueue()
  const heard: number[] = []
  const planned = [1, 2, 3].map(at => queue.plan(at, () => heard.push(at)))
  for (const event of planned.slice(1, 2)) queue.cancel(event)
  queue.run()
  t.strictSame(heard, [1, 3])
})

t.test('a process is told what ended its wait, and time does not end it again', async t => {
  const queue = createEventQueue()
  const heard: unknown[] = []
  let serve = (_name: string) => {}
  function * story (): Steps<string> {
    yield 10
    heard.push(queue.now)
    heard.push(yield { until: 20, begin: wake => { serve = wake; return () => heard.push('withdrawn') } })
    heard.push(queue.now)
    heard.push(yield { until: 30, begin: () => () => heard.push('withdrawn') })
    heard.push(queue.now)
  }
  const process = startProcess(queue, story())
  t.notOk(process.interrupt('too early'), 'it waits for an instant')
  queue.plan(15, () => serve('served'))
  queue.run()
  t.strictSame(heard, [10, 'served', 15, 'withdrawn', undefined, 30])
  t.notOk(process.interrupt('too late'))
})

t.test('an interrupted wait is withdrawn', async t => {
  const queue = createEventQueue()
  const heard: unknown[] = []
  function * story (): Steps<string> {
    heard.push(yield { until: 20, begin: () => () => heard.push('withdrawn') })
  }
  const process = startProcess(queue, story())
  t.ok(process.interrupt('hang up'))
  queue.run()
  t.strictSame(heard, ['withdrawn', 'hang up'])
  t.equal(queue.now, -Infinity, 'the time-out was cancelled')
})

t.test('a day that is played in steps is the day that is played at once', async t => {
  const centre = populate({ volume: { perDay: 2000 }, agents: { count: 60 } })
  const steps = playDay(centre, MONDAY)
  const longest: number[] = []
  let pauses = 0
  for (;;) {
    const from = performance.now()
    const { done, value } = steps.next()
    longest.push(performance.now() - from)
    if (done === true) {
      const withoutCentre = (key: string, value: unknown) => key === 'centre' ? undefined : value
      const text = (list: object[]) => JSON.stringify(list, withoutCentre)
      t.equal(text(value.timelines), text(simulateDay(centre, MONDAY)))
      break
    }
    pauses++
  }
  t.ok(pauses > 10, `${pauses} pauses`)
  t.comment(`the longest step took ${Math.max(...longest).toFixed(1)} ms`)
})

t.test('a customer who is told to hang up leaves the queue at that instant', async t => {
  // One agent for a morning's callers, who wait for hours: the queue is long.
  const behaviour = { patience: 100_000, callAgain: 0, missedOffer: 0 }
  const centre = populate({ volume: { perDay: 200 }, agents: { count: 1 }, behaviour })
  const waits = simulateDay(centre, MONDAY).flatMap(({ stream, visits: [visit] }) => {
    const isLong = visit?.leftAt !== undefined && visit.leftAt - visit.enteredAt > 600_000
    return isLong ? [{ stream, at: visit.enteredAt + 300_000 }] : []
  })
  t.ok(waits.length > 10)
  for (const { stream, at } of waits.slice(0, 10)) {
    const { timelines, missed } = finish(playDay(centre, MONDAY, { signals: [{ at, stream, signal: 'hangUp' }] }))
    const timeline = timelines.find(timeline => timeline.stream === stream)
    t.match(timeline, { abandonment: { at, where: 'queue' }, customerLeftAt: at })
    t.match(timeline?.visits, [{ leftAt: at, result: 'abandoned' }])
    t.strictSame(missed, [])
  }
})

t.test('a signal that finds nobody who waits is told', async t => {
  const signal = { at: Date.parse('2026-03-02T12:00:00Z'), stream: addedStream(7), signal: 'hangUp' as const }
  t.strictSame(finish(playDay(populate({}), MONDAY, { signals: [signal] })).missed, [signal])
})

function finish<Result> (steps: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}
