import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import t from 'tap'
import { createRingback } from '../../src/server.ts'
import { LIVE, NOON } from '../support/build.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { run } from '../support/command.ts'
import { runHere } from '../support/run-here.ts'

t.test('verify', async t => {
  const dir = t.testdir({
    'small.json': JSON.stringify(smallScenario({ volume: { perDay: 25 } })),
    'notes.txt': 'hello, this is not a database'
  })
  const [scenario, database] = [path.join(dir, 'small.json'), path.join(dir, 'small.db')]
  const ringback = createRingback({ scenario, database, clock: NOON })
  await ringback.app.ready()
  await ringback.seed()
  await ringback.written()
  await ringback.close()
  const words = ['verify', '--scenario', scenario, '--clock', NOON]
  const verify = (...args: string[]) => runHere([...words, ...args])

  await t.test('prints a line for each relation, and ends with 0 when all hold', async t => {
    const before = readFileSync(database)
    const [made, kept] = await Promise.all([run(words), verify('--database', database)])
    t.match(made, { code: 0, stderr: '' })
    t.equal(kept.stdout, made.stdout, 'a file tells what its scenario tells')
    t.match(made.stdout, /^ {2}platform +relation +checked +violations\n/)
    t.match(made.stdout, /\n {2}cxengage and vcc +both tell the same facts +\d+ +0\n/)
    t.match(made.stdout, /\n\n\d+ checks at 2026-03-02T12:00:00.000Z: no violations\n$/)
    t.strictSame(readFileSync(database), before, 'and the file is as it was')
    t.strictSame(readdirSync(dir).sort(), ['notes.txt', 'small.db', 'small.json'])
  })

  await t.test('tells what does not hold, and ends with 1', async t => {
    const db = new BetterSqlite3(database)
    db.exec('UPDATE cxengage_interactions SET start = start + 1')
    db.close()
    const { code, stdout, stderr } = await verify('--database', database)
    t.match({ code, stderr }, { code: 1, stderr: '' })
    t.match(stdout,
      new RegExp(
        `\n\ncxengage: columns are those of the interaction\n  tenant ${LIVE}, interaction [0-9a-f-]{36}\n  expected start \\d{13}\n  found    start \\d{13}\n\n`
      ))
    t.match(stdout, /\n\nand \d+ more\n\n\d+ checks at .*: \d+ violations\n$/)
  })

  await t.test('ends with 2 when there is nothing to verify', async t => {
    for (const file of ['notes.txt', 'missing.db']) {
      t.match(await verify('--database', path.join(dir, file)),
        { code: 2, stdout: '', stderr: /^ringback: database: .*\n$/ }, file)
    }
    t.notOk(existsSync(path.join(dir, 'missing.db')))
  })
})
