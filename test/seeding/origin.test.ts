import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { databaseAdvice } from '../../src/cli/database-advice.ts'
import { DatabaseError } from '../../src/store/database-error.ts'
import { platforms } from '../../src/platforms/index.ts'
import { loadOrigin } from '../../src/seeding/origin.ts'
import { LIVE, build } from '../support/build.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { folder, make } from '../support/seeded-file.ts'

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
  writeFileSync(scenario, JSON.stringify({ ...smallScenario(), credentials: [{ platform: 'a\nb', id: 'x', secret: 'y', tenants: [LIVE] }] }))
  t.throws(() => loadOrigin({ scenario, seed: undefined }, platforms), { name: 'ScenarioError', message: 'scenario: / knows no platform "a\\nb"' })
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
