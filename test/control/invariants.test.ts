import path from 'node:path'
import t from 'tap'
import type { Report } from '../../src/invariants/report.ts'
import { createRingback } from '../../src/server.ts'
import { NOON, build } from '../support/build.ts'
import { smallScenario } from '../support/small-scenario.ts'

t.test('the control plane tells it, while other requests are answered', async t => {
  const dir = t.testdir({ 'small.json': JSON.stringify(smallScenario({ volume: { perDay: 1500 }, agents: { count: 60 } })) })
  const { app, ringback } = await build(t, { scenario: path.join(dir, 'small.json') })
  let over = false
  const asked = app.inject('/__admin/invariants').then(response => {
    over = true
    return response
  })
  t.equal((await app.inject('/__admin/health')).statusCode, 200)
  t.notOk(over, 'the health is told meanwhile')
  ringback.clock.advance('PT1H')
  const response = await asked
  t.equal(response.statusCode, 200)
  const report = response.json<Report>()
  t.strictSame(Object.keys(report), ['at', 'checked', 'violations', 'relations', 'examples'])
  t.match(report, { at: NOON, checked: Number, violations: 0 }, 'of the instant at which it was asked')
  t.strictSame(report.examples, [])
  t.ok(report.checked > 1000)
  t.match(report.relations[0], { platform: 'cxengage', name: String, evidence: { level: String, where: String }, checked: Number, violated: 0 })

  const { app: starting } = createRingback({ scenario: 'documented' })
  t.match(await starting.inject('/__admin/invariants'), { statusCode: 503, headers: { 'retry-after': '1' } })
  await starting.close()
})
