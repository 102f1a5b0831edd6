import { PassThrough } from 'node:stream'
import t, { type Test } from 'tap'
import { printable } from '../../src/world/shown.ts'
import { createProgressReport } from '../../src/cli/progress-report.ts'

/** A stream that keeps what is written; with what a terminal needs, if it is one. */
function output (isTTY: boolean, columns = 120) {
  const stream = new PassThrough()
  let written = ''
  stream.on('data', chunk => { written += String(chunk) })
  const terminal = { isTTY, columns, cursorTo () {}, clearLine () {}, moveCursor () {}, clearScreenDown () {} }
  return { stream: Object.assign(stream, terminal), written: () => written }
}

/** From now on time passes as the test says, in s. */
function watch (t: Test) {
  let time = 1000
  t.intercept(performance, 'now', { value: () => time * 1000 })
  return { pass: (seconds: number) => { time += seconds } }
}

t.test('at 80 columns the rate and the remaining time are there, and one line is one line', async t => {
  const { stream, written } = output(true, 80)
  const report = createProgressReport('days', stream)
  report.tell({ done: 1, total: 3660 })
  report.tell({ done: 1830, total: 3660, notes: ['12345/s', '12345678 interactions', 'making indexes'] })
  report.end()
  t.match(written(), /█+░+ 1830\/3660 days \| \S+ left \| 12345\/s \| 1234/)
  for (const [drawn] of printable(written()).matchAll(/ [█░]{8,}[^█░\\]*/g)) t.ok(drawn.trimEnd().length < 80, drawn)
})

t.test('the first line can come sooner where no terminal is', async t => {
  const { pass } = watch(t)
  const { stream, written } = output(false)
  const report = createProgressReport('days of history', stream, 0.8)
  for (let done = 1; done <= 40; done++) {
    pass(0.25)
    report.tell({ done, total: 50 })
  }
  t.equal(written(), '4 of 50 days of history\n')
})

for (const [unit, notes] of [['days', ['8 interactions', '2/s', 'making days']], ['rows', []]] as const) {
  t.test(`on a terminal there is a bar of ${unit}, which is cleared away`, async t => {
    const { stream, written } = output(true)
    const report = createProgressReport(unit, stream)
    t.equal(written(), '', 'nothing before there is something to tell')
    report.tell({ done: 2, total: 4, notes })
    report.tell({ done: 3, total: 6, notes })
    report.end()
    t.match(written(), new RegExp(`2/4 ${unit} \\| \\S+ left${notes.map(note => ` \\| ${note}`).join('')}`))
    t.match(written(), /[█░]{10}/)
    const length = written().length
    report.end()
    t.equal(written().length, length, 'and ends once')
  })

  t.test(`elsewhere there is a line of ${unit} every ten seconds`, async t => {
    const { pass } = watch(t)
    const { stream, written } = output(false)
    const report = createProgressReport(unit, stream)
    for (let done = 1; done <= 25; done++) {
      pass(1)
      report.tell({ done, total: 30, notes })
    }
    report.end()
    t.equal(written(), [10, 20].map(done => `${[`${done} of 30 ${unit}`, ...notes].join(', ')}\n`).join(''))
    t.equal(report.seconds(), 25)
  })
}
