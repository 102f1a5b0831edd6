import path from 'node:path'
import t, { type Test } from 'tap'
import type { Report } from '../../src/invariants/report.ts'
import { listScenarios } from '../../src/seeding/list-scenarios.ts'
import type { RingbackOptions } from '../../src/ringback.ts'
import { NOON, build, LIVE, basic } from '../support/build.ts'
import { overrun, smallScenario } from '../support/small-scenario.ts'
import { broken } from '../support/report.ts'
import { sized } from '../support/size.ts'
import type { Interaction as CxengageInteraction } from '../../src/platforms/cxengage/interactions/schemas.ts'
import { factsOf as factsOfCxengage } from '../../src/platforms/cxengage/interactions/facts.ts'
import type { Interaction as VccInteraction } from '../../src/platforms/vcc/interactions/schemas.ts'
import { factsOf as factsOfVcc } from '../../src/platforms/vcc/interactions/facts.ts'
import { loadScenario } from '../../src/seeding/load-scenario.ts'
import { drawCentres } from '../../src/world/centre.ts'
import { clientOf } from '../support/vcc-client.ts'
import { sceneOf } from '../../src/platforms/invariants.ts'
import { homeOf } from '../../src/world/branch.ts'

async function obeys (t: Test, options: RingbackOptions): Promise<Report> {
  const { ringback } = await build(t, options)
  await ringback.written()
  const report = await ringback.invariants()
  t.strictSame(broken(report), [], `${options.scenario} ${options.clock}`)
  t.equal(report.violations, 0)
  return report
}

t.test('everything holds in the scenarios of the package', async t => {
  const applied = new Map<string, number>()
  const names = listScenarios().map(({ name }) => name).filter(name => name !== 'busy') // which takes minutes
  for (const name of sized(names.filter(name => !['default', 'monday', 'calendar'].includes(name)), names)) {
    const { relations, checked } = await obeys(t,
      { scenario: name, ...(name === 'default' ? { seed: 'invariants' } : { clock: '2026-11-02T23:00:00.000Z' }) })
    t.equal(relations.reduce((sum, relation) => sum + relation.checked, 0), checked)
    for (const { platform, name, checked } of relations) {
      applied.set(`${platform}: ${name}`, (applied.get(`${platform}: ${name}`) ?? 0) + checked)
    }
  }
  t.strictSame([...applied].filter(([, checked]) => checked === 0), [], 'and every relation was checked')
})

t.test('and where the day is odd', async t => {
  const one = (changes: object) => JSON.stringify(smallScenario(changes))
  const dir = t.testdir({
    // Agents who stay until the end of a call are home before their next turn.
    'always.json': one({
      open: 0,
      close: 24,
      agents: { count: 60 },
      history: { days: 2 },
      interactions: [
        { name: 'long', at: '10:30', talk: 36_000, transfers: ['blind'] },
        { name: 'at night', at: '03:55', talk: 20_000, transfers: ['warm', 'blind'] }
      ]
    }),
    'apia.json': one({ timezone: 'Pacific/Apia', history: { days: 3 } })
  })
  await obeys(t, { scenario: `${dir}/always.json`, clock: '2026-03-03T12:00:00.000Z' })
  // The thirtieth of December 2011 was no day in Samoa.
  for (const clock of ['2011-12-30T20:00:00.000Z', '2011-12-31T05:00:00.000Z']) {
    await obeys(t, { scenario: `${dir}/apia.json`, clock })
  }
})

t.test('and in an overrun centre, while calls go on and after', async t => {
  const dir = t.testdir({
    'overrun.json': JSON.stringify(overrun),
    'always.json': JSON.stringify({
      ...overrun,
      tenants: overrun.tenants.map(tenant => ({ ...tenant, open: 0, close: 24, agents: { count: 9, messages: 1 } }))
    })
  })
  for (const clock of ['2026-03-04T12:13:14.156Z', ...sized([], ['2026-03-05T02:30:00Z', '2026-03-09T04:00:00Z'])]) {
    await obeys(t, { scenario: path.join(dir, 'overrun.json'), clock })
    await obeys(t, { scenario: path.join(dir, 'always.json'), clock })
  }
})

t.test('and where a history begins before anybody is at work', async t => {
  const history = { from: '2025-01-01T00:00:00Z', to: '2025-01-04T00:00:00Z' }
  const dir = t.testdir({ 'new-year.json': JSON.stringify(smallScenario({ history, volume: { total: 200 } })) })
  await obeys(t, { scenario: path.join(dir, 'new-year.json') })
})

t.test('and wherever the clock was moved, also with days that are out of sight', async t => {
  const { ringback } =
    await build(t, { scenario: path.join(t.testdir({ 'small.json': JSON.stringify(smallScenario()) }), 'small.json') })
  for (const now of [NOON, '2026-03-10T15:16:17.018Z', '2025-12-31T12:00:00Z', '2026-03-10T02:00:00Z']) {
    ringback.clock.set(new Date(now))
    await ringback.written()
    t.strictSame(broken(await ringback.invariants()), [], now)
  }
})

t.test('both platforms tell the same facts of every call and e-mail, while it runs and after', async t => {
  const file = `${t.testdir({ 'small.json': JSON.stringify(smallScenario({ volume: { perDay: 300 } })) })}/small.json`
  const { scenario } = loadScenario(file)
  const [centre] = drawCentres(scenario, scenario.seed)
  if (centre === undefined) throw new Error('the scenario has a tenant')
  for (const clock of ['2026-03-03T11:47:13.123Z', ...sized([],
    ['2026-03-03T16:20:00.000Z', '2026-03-05T23:00:00.000Z'])]) {
    const { app } = await build(t, { scenario: file, clock })
    const { results } = (await app.inject({
      url: `/v1/tenants/${LIVE}/interactions?limit=1000`,
      headers: basic('admin')
    })).json() as { results: CxengageInteraction[] }
    const { list } = await clientOf(app)
    const { items, meta } = await list<VccInteraction>('interactions?start=2026-03-01&limit=5000')

    const told = results.filter(({ channelType }) => channelType === 'voice' || channelType === 'email')
      .toReversed()
      .map(factsOfCxengage)
    const external = items.filter(({ direction }) => direction !== 'Internal')
    t.equal(items.length, meta.totalCount)
    t.equal(external.length, told.length)
    t.equal(JSON.stringify(external.map(item => factsOfVcc(item, sceneOf(homeOf(centre), Date.parse(clock))))),
      JSON.stringify(told), clock)
  }
})
