import t from 'tap'
import { createRingback } from '../../src/server.ts'
import type { ScenarioInput, TenantInput } from '../../src/world/scenario-input.ts'
import { LIVE, NOON, basic, build } from '../support/build.ts'
import { run, start } from '../support/command.ts'
import { runHere } from '../support/run-here.ts'
import { onlyLong } from '../support/size.ts'
import { smallScenario } from '../support/small-scenario.ts'

/** A literal in a test has wider types than a scenario. */
const small = (changes: object = {}) => smallScenario(changes) as ScenarioInput

const ABSOLUTE = small({ history: { from: '2026-01-05', to: '2026-01-06' } })

t.test('a size on the command line is that of the scenario', onlyLong, async t => {
  const dir = t.testdir({ 'small.json': JSON.stringify(smallScenario()) })
  const seed = (file: string, ...args: string[]) =>
    run(['seed', '--scenario', `${dir}/small.json`, '--clock', NOON, '--out', `${dir}/${file}`, ...args])
  const [first, second] = await Promise.all(
    [seed('a.db', '--days', '3', '--per-day', '20'), seed('b.db', '--days=3', '--per-day=20')])
  t.equal(first.code, 0, first.stderr)
  t.equal(second.code, 0, second.stderr)

  const open = async (database: string) => await build(t, { database: `${dir}/${database}`, clock: NOON })
  const list = async ({ app }: Awaited<ReturnType<typeof open>>) => (await app.inject({
    url: `/v1/tenants/${LIVE}/interactions?limit=1000`, headers: basic('admin')
  })).body
  const [a, b] = [await open('a.db'), await open('b.db')]
  t.match(a.ringback.scenario.tenants, [{ history: { days: 3 }, volume: { perDay: 20 } }])
  t.equal(await list(a), await list(b), 'the same flags make the same bytes')
  const written =
    await build(t, { clock: NOON, scenario: small({ history: { days: 3 }, volume: { perDay: 20 } }) })
  t.equal(await list(a), await list(written), 'and those that the scenario would')
  await Promise.all([a.ringback.close(), b.ringback.close()])

  const reopen = (options: object) => () => createRingback({ database: `${dir}/a.db`, clock: NOON, ...options })
  const again = reopen({ scenario: `${dir}/small.json`, days: 3 })()
  t.match(again.scenario.tenants, [{ volume: { perDay: 20 } }], 'what is not asked for is the database\'s')
  await again.close()
  t.throws(reopen({ days: 4 }), {
    name: 'DatabaseError', reason: 'other-origin', message: /was made with another size$/
  })
  const refused = await run(['serve', '--database', `${dir}/a.db`, '--days', '4', '--port', '0'])
  t.equal(refused.code, 2)
  t.match(refused.stderr, `ringback seed --scenario ${dir}/small.json --days 4 --out ${dir}/a.db`)
})

t.test('what cannot have a size is refused in one line', async t => {
  t.throws(() => createRingback({ scenario: ABSOLUTE, days: 3 }), {
    name: 'ScenarioError',
    message: 'scenario: /tenants cannot be given a number of days: all have an absolute history, which says from when to when'
  })
  t.throws(() => createRingback({ scenario: ABSOLUTE, perDay: 3 }), { message: /cannot be given a volume a day/ })
  t.throws(() => createRingback({ scenario: small(), days: -1 }),
    { message: 'scenario: /tenants/0/history/days must be at least 0' })
  const { code, stderr } = await runHere(['serve', '--days', 'many'])
  t.equal(code, 2)
  t.equal(stderr, 'ringback: --days takes a whole number from 0 to 3660, not "many"\n')
})

t.test('of several tenants those get it whose history moves', async t => {
  const moving = { ...small().tenants[0] as TenantInput, id: '5ca1ab1e-0000-4000-8000-000000000002' }
  const ringback = createRingback({
    scenario: { ...small(), tenants: [moving, ...ABSOLUTE.tenants] },
    days: 2,
    perDay: 7
  })
  t.teardown(() => ringback.close())
  t.match(ringback.scenario.tenants, [
    { history: { days: 2 }, volume: { perDay: 7 } },
    { history: { from: '2026-01-05', to: '2026-01-06' }, volume: { perDay: 60 } }
  ])
})

t.test('a scenario that lets nobody in is told of and served', async t => {
  const file = `${t.testdir({ 'alone.json': JSON.stringify({ ...small(), credentials: [] }) })}/alone.json`
  const { child, ended } = await start(t, ['--scenario', file, '--port', '0', '--days', '0'])
  child.kill()
  const { code, stderr } = await ended
  t.equal(code, 0)
  t.equal(stderr,
    'ringback: the scenario has no credentials: both platforms refuse every request that needs them\n')
})
