import t from 'tap'
import { createRingback, type CaseReport, type Scenario } from '../src/index.ts'
import { platforms } from '../src/platforms/index.ts'
import { DOCUMENTED, LIVE, NOON, basic, build } from './support/build.ts'
import { smallScenario } from './support/small-scenario.ts'

/** All that a scenario has to say: what is left out is filled in. */
const SHORT: Scenario = {
  description: 'A centre in a program',
  tenants: [{
    id: LIVE,
    history: { days: 1 },
    volume: { perDay: 5 },
    queues: [{ name: 'Orders' }],
    flows: [{ name: 'Line', channel: 'voice', contactPoint: '+12125550100' }],
    agents: { count: 2 },
    interactions: [{ name: 'answered', at: '06:00' }],
    open: 5
  }],
  credentials: [
    { platform: 'cxengage', id: 'admin', secret: 'admin-secret', grants: ['*'], tenants: [LIVE] },
    { platform: 'vcc', id: 'live', secret: 'live-secret', grants: ['stats'], tenants: [LIVE] }
  ]
}

t.test('an option that is none is refused, and the one that is meant is named', async t => {
  const cases: [options: object, message: string | RegExp][] = [
    [{ scenari: 'quiet' }, 'createRingback knows no option "scenari"; did you mean scenario?'],
    [{ readonly: true }, 'createRingback knows no option "readonly"; did you mean readOnly?'],
    [{ port: 7464 }, 'createRingback knows no option "port"; start takes it'],
    [{ colour: 'blue' }, /^createRingback knows no option "colour"; it has scenario, seed, days, perDay, clock, .*logger/]
  ]
  for (const [options, message] of cases) t.throws(() => createRingback(options), { name: 'TypeError', message })

  const ringback = createRingback({ scenario: SHORT })
  t.teardown(ringback.close)
  const address: object = { prot: 7464 }
  await t.rejects(ringback.start(address),
    { name: 'TypeError', message: /^start knows no option "prot"; did you mean port\?$/ })
  await t.rejects(ringback.listen({ clock: 'real' } as object), { message: /"clock"; createRingback takes it$/ })
})

t.test('a scenario can be an object', async t => {
  await t.test('and plays what a file of it would', async t => {
    const scenario = smallScenario() as Scenario // its `changes` are of any kind
    const file = `${t.testdir({ 'small.json': JSON.stringify(scenario) })}/small.json`
    const list = { url: `/v1/tenants/${LIVE}/interactions?limit=1000`, headers: basic('admin') }
    const [ofObject, ofFile] = await Promise.all([build(t, { scenario }), build(t, { scenario: file })])
    t.equal((await ofObject.app.inject(list)).body, (await ofFile.app.inject(list)).body)
    t.match((await ofObject.app.inject('/__admin/health')).json(), { scenario: '(object)' })
  })

  await t.test('and what it leaves out is filled in, without a change to the object', async t => {
    const before = structuredClone(SHORT)
    const { ringback } = await build(t, { scenario: SHORT })
    const tenant = { name: 'Contact Centre', timezone: 'UTC', behaviour: { talk: 240 }, agents: { messages: 3 } }
    t.match(ringback.scenario, { seed: 'ringback', tenants: [tenant] })
    t.strictSame(SHORT, before)
  })

  await t.test('and a mistake is told with its place', async t => {
    const wrong = (changes: object) => () => createRingback({ scenario: { ...SHORT, ...changes } })
    const [tenant] = SHORT.tenants
    t.throws(wrong({ colour: 'blue' }), { name: 'ScenarioError', message: /^scenario: \/colour is not known; it has / })
    t.throws(wrong({ tenants: [{ ...tenant as object, agents: { count: 0 } }] }), {
      message: 'scenario: /tenants/0/agents/count must be at least 1'
    })
    t.throws(wrong({ tenants: ['nowhere.json'] }), { message: 'scenario: /tenants/0 names nowhere.json, which cannot be read (ENOENT)' })
    const circle: Record<string, unknown> = {}
    circle['settings'] = circle
    t.throws(wrong(circle), { name: 'ScenarioError', message: /^scenario: \/ cannot be written as JSON \([^\n]*\)$/ })
    // @ts-expect-error -- a flow has a channel
    const mute: Scenario = { description: 'x', tenants: [{ id: LIVE, flows: [{ name: 'Line', contactPoint: '1' }] }] }
    t.throws(() => createRingback({ scenario: mute }), {
      message: 'scenario: /tenants/0/flows/0 must have "channel"'
    })
  })

  await t.test('and a database of it is carried on with', async t => {
    const database = `${t.testdir()}/object.db`
    await createRingback({ scenario: SHORT, database, clock: NOON }).close()
    const { ringback } = await build(t, { database })
    t.strictSame(ringback.played, { name: '(object)', seed: 'ringback' })
    await ringback.close()
    await createRingback({ scenario: SHORT, database, clock: NOON }).close()
    t.throws(() => createRingback({ scenario: { ...SHORT, description: 'another' }, database }), {
      name: 'DatabaseError',
      reason: 'other-origin',
      made: { scenario: '(object)' },
      message: `database: ${database} was made from another scenario or seed`
    })
  })
})

t.test('the URL is known while the server listens', async t => {
  const ringback = createRingback({ scenario: SHORT, clock: NOON })
  t.teardown(ringback.close)
  const unknown = { message: 'the server does not listen: it has a URL from start() to close()' }
  t.throws(() => ringback.url, unknown)
  t.equal(await ringback.start(), ringback.url)
  t.equal((await fetch(`${ringback.url}/__admin/health`)).status, 200)
  await ringback.close()
  t.throws(() => ringback.url, unknown)
})

t.test('credentials are ready to use', async t => {
  const { app, ringback } = await build(t)
  t.strictSame(Object.keys(ringback.credentials), platforms.map(({ name }) => name), 'by platform')
  for (const { id, headers, tenants: [tenant = ''] } of ringback.credentials.cxengage) {
    t.equal((await app.inject({ url: `/v1/tenants/${tenant}`, headers })).statusCode, 200, id)
  }
  for (const { id, headers, grants } of ringback.credentials.vcc) {
    const { statusCode } = await app.inject({ url: '/stats/agent-status', headers })
    t.equal(statusCode, grants.includes('stats') || grants.includes('*') ? 200 : 403, id)
  }
  const [reporting] = ringback.credentials.cxengage.filter(({ id }) => id === 'reporting')
  const grants = ['INTERACTIONS_API_READ_ALL', 'ARTIFACTS_READ_ALL']
  t.match(reporting, { secret: 'reporting-secret', grants, tenants: [DOCUMENTED, LIVE] })
})

t.test('credentials go with the clock: a token is never too old', async t => {
  const { app, ringback } = await build(t, { scenario: SHORT })
  const [live] = ringback.credentials.vcc
  const ask = async (headers: Record<string, string> = {}) =>
    (await app.inject({ url: '/stats/agent-status', headers })).statusCode
  const before = live?.headers
  t.equal(await ask(before), 200)
  ringback.clock.advance('P1D')
  t.equal(await ask(before), 401)
  t.equal(await ask(live?.headers), 200)
})

t.test('cases are those of the control plane', async t => {
  const { app, ringback } = await build(t, { scenario: SHORT })
  const cases: CaseReport[] = await ringback.cases()
  const found = { cxengage: { path: /^\/v1\// }, vcc: { path: /^\/stats\// } }
  t.match(cases, [{ name: 'answered', status: 'final', interactions: [{ found }] }])
  t.strictSame({ cases }, (await app.inject('/__admin/cases')).json())
})

t.test('`await using` closes the server', async t => {
  let url: string
  {
    await using ringback = createRingback({ scenario: SHORT, clock: NOON })
    url = await ringback.start()
    t.equal((await fetch(`${url}/__admin/health`)).status, 200)
    await ringback.close() // a second time is none
  }
  await t.rejects(fetch(`${url}/__admin/health`))
})
