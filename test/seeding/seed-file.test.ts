import { copyFileSync, existsSync, readdirSync, rmSync, readFileSync, writeFileSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import t from 'tap'
import { LIVE, NOON, basic, build } from '../support/build.ts'
import { folder, make } from '../support/seeded-file.ts'
import { databaseAdvice } from '../../src/cli/database-advice.ts'
import { DatabaseError } from '../../src/store/database-error.ts'
import { platforms } from '../../src/platforms/index.ts'
import { loadOrigin } from '../../src/seeding/origin.ts'
import { smallScenario } from '../support/small-scenario.ts'

/** Everything in a database, as text. */
function contentsOf (file: string): string[] {
  const db = new BetterSqlite3(file, { readonly: true })
  const schema = db.prepare<[], { type: string, name: string, sql: string | null }>(
    'SELECT type, name, sql FROM sqlite_schema ORDER BY name'
  ).all()
  const rows = schema.filter(({ type }) => type === 'table').flatMap(({ name }) =>
    db.prepare(`SELECT * FROM ${name}`).raw().all().map(row => `${name} ${JSON.stringify(row)}`).sort())
  db.close()
  return [...schema.map(({ sql }) => String(sql)), ...rows]
}

const LIST = { url: `/v1/tenants/${LIVE}/interactions?limit=1000`, headers: basic('admin') }

t.test('a seeded file has what a server stores of the same history, and literal documents outside of it', async t => {
  const { dir, scenario: small } = folder(t)
  for (const [place, scenario] of [small, 'documented'].entries()) {
    const [seededFile, servedFile] = [`${dir}/seeded-${place}.db`, `${dir}/served-${place}.db`]
    const { interactions } = await make(seededFile, scenario)
    t.ok([...interactions.values()].every(count => count > 0))
    const { ringback } = await build(t, { scenario, database: servedFile })
    await ringback.written()
    await ringback.close()
    const seeded = contentsOf(seededFile)
    t.ok(seeded.length > 200, `${scenario}: ${seeded.length} rows`)
    t.equal(seeded.join('\n'), contentsOf(servedFile).join('\n'))
    t.notOk(seeded.some(row => /^\w+_interactions .*,null\]$/.test(row)), 'every text is written')
  }
  const { app } = await build(t, { database: `${dir}/seeded-1.db` }) // the documented scenario's
  const url = '/v1/tenants/2336d1ec-c956-47e1-b3b1-fe8fde81b2b4/interactions/b2109780-db83-11e7-9709-c2b07aa3bee9'
  t.equal((await app.inject({ url, headers: basic('admin') })).statusCode, 200)
})

t.test('a seeded file is served without the scenario file, and carries on', async t => {
  const { scenario, file } = folder(t)
  await make(file, scenario)
  const { app: other, ringback: memory } = await build(t, { scenario })
  rmSync(scenario)

  const { app, ringback } = await build(t, { database: file })
  t.strictSame(ringback.played, { name: scenario, seed: 'ringback' })
  for (const instant of [NOON, '2026-03-04T15:00:00Z', '2026-02-20T12:00:00Z', NOON]) {
    for (const { clock } of [ringback, memory]) clock.set(new Date(instant))
    const answer = (await app.inject(LIST)).body
    t.ok(answer.length > 10_000)
    t.equal(answer, (await other.inject(LIST)).body, instant)
  }
  await ringback.reset()
  t.equal(ringback.clock.now(), Date.parse(NOON))
})

t.test('a scenario without anything makes a file, too', async t => {
  const dir = t.testdir({ 'none.json': JSON.stringify({ description: 'Nothing', tenants: [] }) })
  await make(`${dir}/none.db`, `${dir}/none.json`)
  t.strictSame(readdirSync(dir).sort(), ['none.db', 'none.json'])
  await build(t, { database: `${dir}/none.db` })
})

t.test('what a killed server has left beside a deleted file is no part of the new one', async t => {
  const { dir, scenario, file } = folder(t)
  const { ringback } = await build(t, { scenario, database: `${dir}/killed.db`, clock: '2026-01-05T12:00:00Z' })
  await ringback.written()
  copyFileSync(`${dir}/killed.db-wal`, `${file}-wal`)
  await ringback.close()
  await make(file, scenario)
  t.notOk(existsSync(`${file}-wal`))
  t.strictSame(new BetterSqlite3(file).pragma('integrity_check', { simple: true }), 'ok')
})

t.test('two at once do not make the same file', async t => {
  const { scenario, file } = folder(t)
  const first = make(file, scenario)
  await t.rejects(make(file, scenario),
    { name: 'DatabaseError', message: `database: ${file} is being made by another process` })
  await first
})

t.test('a file of another scenario or seed is refused with the command that makes the right one', async t => {
  const { dir, scenario, file } = folder(t)
  await make(file, scenario)
  const before = readFileSync(file)
  for (const [asked, command] of [
    [{ scenario: 'documented' }, `ringback seed --scenario documented --out ${file}`],
    [{ scenario, seed: 'two words' }, `ringback seed --scenario ${scenario} --seed 'two words' --out ${file}`],
    [{ seed: 'other' }, `ringback seed --scenario ${scenario} --seed other --out ${file}`]
  ] as const) {
    const error = await build(t, { database: file, ...asked }).then(() => undefined, (error: unknown) => error)
    if (!(error instanceof DatabaseError)) throw new Error('it is not refused')
    t.equal(error.message, `database: ${file} was made from another scenario or seed`)
    t.equal(databaseAdvice(error), `delete it, or name another file; to make it anew: ${command}`)
  }
  writeFileSync(scenario, JSON.stringify(smallScenario({ contacts: 31 })))
  await t.rejects(build(t, { database: file, scenario }), { name: 'DatabaseError' }, 'the scenario was changed')
  t.ok(readFileSync(file).equals(before), 'nothing was written to it')
  t.strictSame(readdirSync(dir).sort(), ['small.db', 'small.json'])
})

t.test('a platform that is none is named in one line', async t => {
  const { scenario } = folder(t)
  writeFileSync(scenario,
    JSON.stringify({ ...smallScenario(), credentials: [{ platform: 'a\nb', id: 'x', secret: 'y', tenants: [LIVE] }] }))
  t.throws(() => loadOrigin({ scenario, seed: undefined }, platforms),
    { name: 'ScenarioError', message: /small\.json:1:\d+ \/credentials\/0\/platform knows no platform "a\\nb"; it has cxengage, vcc$/ })
})

t.test('what was asked for and is what the file was made from is no reason to refuse it', async t => {
  const { scenario, file } = folder(t)
  await make(file, scenario)
  for (const asked of [{ scenario }, { seed: 'ringback' }, { scenario, seed: 'ringback' }]) {
    const { ringback } = await build(t, { database: file, ...asked })
    t.strictSame(ringback.played, { name: scenario, seed: 'ringback' })
    await ringback.close()
  }
})
