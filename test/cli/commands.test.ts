import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import t from 'tap'
import { parseArguments } from '../../src/cli/arguments.ts'
import { init } from '../../src/cli/init.ts'
import { openapi } from '../../src/cli/openapi.ts'
import { SCENARIO_SCHEMA } from '../../src/cli/scenario-schema-file.ts'
import { NOON } from '../support/build.ts'
import { run, start } from '../support/command.ts'
import { runHere } from '../support/run-here.ts'

t.test('init', async t => {
  const dir = t.testdir({ work: {} })
  const file = path.join(dir, 'work', 'my centre.json')

  await t.test('writes a scenario that can be played at once', async t => {
    t.strictSame(await runHere(['init', file]), {
      code: 0,
      stdout: `${file} is a scenario to start from; to play it: ringback --scenario '${file}'\n`,
      stderr: ''
    })
    const { base, child } = await start(t, ['--port', '0', '--scenario', file])
    const { cases } = await (await fetch(`${base}/__admin/cases`)).json() as {
      cases: { name: string, interactions: { found: object }[] }[]
    }
    t.strictSame(cases.map(({ name }) => name), ['answered', 'abandoned', 'warm transfer'])
    for (const { name, interactions: [first] } of cases) {
      t.match(first?.found, { cxengage: { path: String }, vcc: { path: String } }, name)
    }
    child.kill('SIGTERM')
    t.match(await runHere(['verify', '--scenario', file, '--clock', NOON]),
      { code: 0, stdout: /: no violations\n$/, stderr: '' })
  })

  await t.test('which names its schema, and fits it', async t => {
    const scenario = JSON.parse(readFileSync(file, 'utf8')) as { $schema: string }
    t.equal(path.resolve(path.dirname(file), scenario.$schema), SCENARIO_SCHEMA)
    const validate = new Ajv({ strict: false, formats: { instant: true, timezone: true } }).compile(
      JSON.parse(readFileSync(SCENARIO_SCHEMA, 'utf8'))
    )
    t.ok(validate(scenario), JSON.stringify(validate.errors))
  })

  await t.test('and overwrites nothing', async t => {
    writeFileSync(file, 'mine')
    t.strictSame(await runHere(['init', file]), {
      code: 2,
      stdout: '',
      stderr: `ringback: ${file} exists already and is left as it is; name another file: ringback init <file>\n`
    })
    t.equal(readFileSync(file, 'utf8'), 'mine')
  })

  await t.test('nor goes where there is no folder', async t => {
    t.throws(() => init(path.join(dir, 'nowhere', 'x.json')),
      { name: 'CommandError', message: /x\.json cannot be written \(ENOENT\)$/ })
    t.throws(() => parseArguments(['init', 'one', 'two']), { message: 'init takes no argument "two"' })
  })
})

t.test('scenarios lists what comes with the package', async t => {
  const { code, stdout } = await runHere(['scenarios'])
  t.equal(code, 0)
  t.match(stdout, /^ *default +\S/m)
  t.match(stdout, /^ *documented +\S/m)
})

t.test('openapi prints a contract', async t => {
  const { code, stdout } = await run(['openapi', 'vcc'])
  t.equal(code, 0)
  t.throws(() => openapi('nobody'),
    { name: 'CommandError', message: 'openapi takes one of control, cxengage, vcc, not "nobody"' })
  t.match(JSON.parse(stdout), { openapi: /^3\.1/, info: { title: String }, paths: Object })
})
