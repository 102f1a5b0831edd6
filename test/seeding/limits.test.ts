import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { createRingback } from '../../src/server.ts'
import { ScenarioError } from '../../src/world/scenario-error.ts'
import { launch } from '../support/command.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { setTimeout as sleep } from 'node:timers/promises'

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
const SPIKE = { from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z', factor: 100 }
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

const TOO_MUCH: Record<string, [scenario: object | string, message: RegExp]> = {
  'nested lists': [nested(1_000_000), /must not be nested deeper than 32 levels$/],
  'nested lists without an end': ['['.repeat(1_000_000), / is not JSON(: it ends too early)?$/],
  'nested objects': [`{"description": ${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`, /nested deeper/],
  'a nested tenant': [`{"description": "x", "tenants": [${nested(5000)}]}`, /nested deeper/],
  queues: [smallScenario({ queues: many(100_000, index => ({ name: `Queue ${index}` })) }),
    /\/queues must have at most 1000 items/],
  names: [smallScenario({ queues: many(1000, index => ({ name: 'x'.repeat(500) + index })) }),
    /\/queues\/\d+\/name must not be longer than 500 letters/],
  spikes: [smallScenario({ spikes: many(100_000, () => SPIKE) }), /\/spikes must have at most 1000 items|250000 values/],
  'overlapping spikes': [smallScenario({ spikes: many(50, () => SPIKE) }), /\/volume\/perDay must not mean more than/],
  'a million in a day': [
    smallScenario({ history: { from: '2026-03-02', to: '2026-03-03' }, volume: { total: 1_000_000 } }),
    /\/volume\/total must not mean more than 100000 on the busiest day/
  ],
  'a million in a spike': [smallScenario({ volume: { perDay: 20_000 }, spikes: [SPIKE] }), /must not mean more than/],
  tenants: [{ description: 'x', tenants: many(100_000, () => 'tenant.json') }, /\/tenants must have at most 500 items/],
  errors: [smallScenario({ agents: { named: many(2000, () => ({ nam: 1 })) } }), / must have "name"| is not known/]
}

t.test('what would take too long is refused at once, in a few short lines', async t => {
  for (const [what, [scenario, message]] of Object.entries(TOO_MUCH)) {
    const text = typeof scenario === 'string' ? scenario : JSON.stringify(scenario)
    const file = `${t.testdir({ 'large.json': text })}/large.json`
    let error: unknown
    try {
      await createRingback({ scenario: file }).close()
    } catch (caught) {
      error = caught
    }
    if (!(error instanceof ScenarioError)) {
      t.fail(`${what}: ${String(error)}`)
      continue
    }
    t.match(error.lines.join('\n'), message, what)
    t.ok(error.lines.length <= 21 && error.lines.every(line => line.length < 1000), what)
  }
})

t.test('a day as large as can be is played in steps that a signal ends', async t => {
  const scenario = smallScenario({
    agents: { count: 500 },
    volume: { perDay: 20_000 },
    week: [1, 1, 1, 1, 1, 1, 1],
    spikes: [{ ...SPIKE, factor: 5 }]
  })
  const file = `${t.testdir({ 'busy.json': JSON.stringify(scenario) })}/busy.json`
  const { child, ended } = launch(['--port', '0', '--scenario', file, '--clock', '2026-03-02T23:00:00Z'])
  t.teardown(() => child.kill('SIGKILL'))
  await new Promise<void>(resolve => {
    child.stderr.on('data', chunk => { if (String(chunk).includes('days of history')) resolve() })
  })
  await sleep(500) // in the middle of the first day
  child.kill('SIGTERM')
  const { code, stdout } = await ended
  t.equal(code, 0)
  t.equal(stdout, '', 'it has not come to its banner')
})

t.test('a scenario names files of its own folder only, and no error quotes them', async t => {
  const dir = t.testdir({ 'secret.json': 'root:x:0:0:secret', secret: '[{"password": "secret"}]' })
  mkdirSync(`${dir}/own/below`, { recursive: true })
  writeFileSync(`${dir}/own/below/broken.json`, 'root:x:0:0:secret')
  symlinkSync(`${dir}/secret.json`, `${dir}/own/link.json`)
  const messageOf = (tenants: unknown[]) => {
    writeFileSync(`${dir}/own/scenario.json`, JSON.stringify({ description: 'x', tenants }))
    try {
      createRingback({ scenario: `${dir}/own/scenario.json` })
    } catch (error) {
      return (error as Error).message
    }
    return 'accepted'
  }
  for (const name of ['../secret.json', `${dir}/secret.json`, 'link.json', '../none.json', '/etc/passwd', '/dev/zero']) {
    t.match(messageOf([name]), /\/tenants\/0 names \S+, which is outside of the scenario's folder$/, name)
  }
  t.match(messageOf(['below']), /which is no regular file$/)
  const broken = messageOf(['below/broken.json'])
  t.match(broken, /below\/broken\.json:1:1 \/tenants\/0 is not JSON from here on$/)
  t.notMatch(broken, 'root')
  const pinned = messageOf([{ ...smallScenario().tenants[0], pinned: [{ platform: 'vcc', documents: '../secret' }] }])
  t.match(pinned, /\/pinned\/0\/documents names \.\.\/secret, which is outside/)
  t.notMatch(pinned, 'password')
})
