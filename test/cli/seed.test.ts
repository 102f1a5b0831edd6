import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { seed } from '../../src/cli/seed.ts'
import { NOON } from '../support/build.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { folder, make } from '../support/seeded-file.ts'
import { launch } from '../support/command.ts'
import { runHere } from '../support/run-here.ts'
import { onlyLong, sized } from '../support/size.ts'

/** Takes long enough for somebody to lose patience. */
const LONG = { history: { days: 3000 }, volume: { perDay: 20 } }

/** `ringback seed`, in a process of its own, and all that it says. */
function launchSeed (args: readonly string[]) {
  const { child, ended } = launch(['seed', ...args])
  return { child, ended: ended.then(({ code, stdout, stderr }) => ({ code, said: stdout + stderr })) }
}

t.test('seed refuses a file that is there, and a place where none can be', async t => {
  const { scenario, file } = folder(t)
  writeFileSync(file, 'a letter')
  for (const [args, says] of [
    [['--out', file], `ringback: database: ${file} exists already; delete it, or name another file\n`],
    [
      ['--out', `${file}/x.db`],
      `ringback: database: ${file}/x.db cannot be opened: ${file} is not a folder; name another file\n`
    ]
  ] as const) {
    t.strictSame(await runHere(['seed', '--scenario', scenario, ...args]), { code: 2, stdout: '', stderr: says })
  }
  t.equal(readFileSync(file, 'utf8'), 'a letter')
  for (const [out, message] of [
    [':memory:', '--out takes a path, not ":memory:"'],
    [undefined, 'seed takes --out, the file to write; see "ringback seed --help"']
  ] as const) {
    const asked = seed({ scenario, clock: NOON, ...(out === undefined ? {} : { out }) })
    await t.rejects(asked, { name: 'CommandError', exitCode: 2, message })
  }
})

t.test('seed says in one line what it made', async t => {
  const { dir, scenario, file } = folder(t)
  const { code, said } = await launchSeed(['--scenario', scenario, '--out', file, '--clock', NOON]).ended
  t.equal(code, 0)
  t.match(said, /^\S+small\.db: \d+ interactions \(cxengage \d+, vcc \d+\), [\d.]+ MiB, \d+ a second, [\d.]+ s\n$/)
  t.strictSame(readdirSync(dir).sort(), ['small.db', 'small.json'])
})

t.test('a signal ends it soon, and leaves nothing', async t => {
  const { dir, scenario, file } = folder(t, LONG)
  for (const [signal, expected] of [['SIGTERM', 143], ...sized([], [['SIGINT', 130]] as const)] as const) {
    const { child, ended } = launchSeed(['--scenario', scenario, '--out', file])
    while (!existsSync(`${file}.partial`)) await sleep(10)
    child.kill(signal)
    const { code, said } = await ended
    t.equal(code, expected, said)
    t.equal(said, `ringback: ${file} was not made\n`)
    t.strictSame(readdirSync(dir), ['small.json'])
  }
})

t.test('killed at any instant it leaves nothing at the name, and nothing that keeps the next one', async t => {
  const { dir, scenario, file } = folder(t, LONG)
  for (const patience of sized([150], [0, 50, 150, 400, 700, 1500])) {
    const { child, ended } = launchSeed(['--scenario', scenario, '--out', file])
    while (!existsSync(`${file}.partial`)) await sleep(10)
    await sleep(patience)
    child.kill('SIGKILL')
    await ended
    t.strictSame(readdirSync(dir).sort(), ['small.db.partial', 'small.json'], `after ${patience} ms`)
  }
  writeFileSync(scenario, JSON.stringify(smallScenario()))
  await make(file, scenario)
  t.strictSame(readdirSync(dir).sort(), ['small.db', 'small.json'])
})

/** Lets the thread that makes the days end badly, by what is loaded before it. */
const loading = (what: string) => {
  const text = `import { isMainThread, parentPort } from 'node:worker_threads'
    if (!isMainThread) parentPort.once('message', () => { ${what} })`
  return [`--import=data:text/javascript,${encodeURIComponent(text)}`]
}

t.test('a thread that fails is told in one line, and leaves nothing', onlyLong, async t => {
  const { dir, scenario, file } = folder(t)
  for (const [what, why] of [
    ['throw new RangeError("no such\\nday")', 'no such\\nday'],
    ['process.exit(0)', 'it has ended']
  ] as const) {
    const { ended } = launch(['seed', '--scenario', scenario, '--out', file], {}, loading(what))
    t.strictSame(await ended, {
      code: 1,
      stdout: '',
      stderr: `ringback: ${file} was not made: the thread that makes the days has failed (${why})\n`
    })
    t.strictSame(readdirSync(dir), ['small.json'])
  }
})
