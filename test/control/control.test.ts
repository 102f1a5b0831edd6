import Fastify from 'fastify'
import t from 'tap'
import { docsRoutes } from '../../src/control/docs.ts'
import { createRingback } from '../../src/index.ts'
import { platforms } from '../../src/platforms/index.ts'
import { NOON, build } from '../support/build.ts'
import path from 'node:path'
import type { Report } from '../../src/invariants/report.ts'
import { smallScenario } from '../support/small-scenario.ts'

t.test('health tells what is played', async t => {
  const { app } = await build(t, { scenario: 'documented', seed: 'other' })
  const response = await app.inject('/__admin/health')
  t.equal(response.statusCode, 200)
  t.strictSame(Object.keys(response.json<object>()),
    ['status', 'version', 'scenario', 'seed', 'clock', 'memory', 'uptime'])
  t.match(response.json(),
    {
      status: 'ok',
      version: /^\d+\./,
      scenario: 'documented',
      seed: 'other',
      clock: { mode: 'frozen', now: NOON, speed: 0 },
      uptime: Number
    })
})

t.test('before the history is made', async t => {
  const ringback = createRingback({ scenario: 'documented', clock: NOON })
  t.teardown(() => ringback.close())
  const { app } = ringback

  await t.test('health is 503', async t => {
    const response = await app.inject('/__admin/health')
    t.equal(response.statusCode, 503)
    t.strictSame(response.json(), { status: 'starting' })
  })

  await t.test('the platforms ask to come again', async t => {
    for (const url of ['/v1/tenants', '/stats/interactions']) {
      const response = await app.inject(url)
      t.equal(response.statusCode, 503, url)
      t.equal(response.headers['retry-after'], '1', url)
    }
  })

  await t.test('the clock is told, but not moved', async t => {
    t.strictSame((await app.inject('/__admin/clock')).json(), { mode: 'frozen', now: NOON, speed: 0 })
    for (const [method, url] of [['PUT', '/__admin/clock'], ['POST', '/__admin/reset']] as const) {
      t.match(await app.inject({ method, url, payload: { advance: 'PT1H' } }),
        { statusCode: 503, headers: { 'retry-after': '1' } })
    }
  })

  await t.test('the documentation can be read', async t => {
    t.equal((await app.inject('/__admin/docs')).statusCode, 200)
    t.equal((await app.inject('/__admin/openapi/cxengage.json')).statusCode, 200)
  })
})

t.test('the control plane', async t => {
  const { app } = await build(t, { scenario: 'documented' })

  for (const url of ['/__admin/docs', '/__admin/docs/']) {
    t.test(`${url} is a page that needs nothing from elsewhere`, async t => {
      const response = await app.inject(url)
      t.equal(response.statusCode, 200)
      t.match(response.headers['content-type'], /^text\/html/)
      t.notMatch(response.body, /(https?:)?\/\/[\w-]+\.\w/)
      const links = [...response.body.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link = '']) =>
        new URL(link, `http://server${url}`))
      t.not(links.length, 0)
      for (const link of links) {
        t.equal(link.host, 'server')
        t.equal((await app.inject(link.pathname)).statusCode, 200, link.pathname)
      }
    })
  }

  t.test('the documentation knows the contract of every platform', async t => {
    const { body } = await app.inject('/__admin/docs/static/swagger-initializer.js')
    for (const platform of ['cxengage', 'vcc']) t.match(body, `/__admin/openapi/${platform}.json`)
    t.match(body, 'validatorUrl: null')
  })

  t.test('a contract names the server that it was read from', async t => {
    for (const platform of ['cxengage', 'vcc']) {
      const response =
        await app.inject({ url: `/__admin/openapi/${platform}.json`, headers: { host: 'mock.localhost:8080' } })
      t.strictSame(response.json<{ servers: unknown }>().servers, [{ url: 'http://mock.localhost:8080' }])
    }
  })

  t.test('no foreign page may read it', async t => {
    for (const url of ['/__admin/health', '/__admin/docs/', '/__admin/openapi/vcc.json', '/__admin/nothing']) {
      const get = await app.inject({ url, headers: { origin: 'http://elsewhere.test' } })
      const preflight = await app.inject({
        url,
        method: 'OPTIONS',
        headers: { origin: 'http://elsewhere.test', 'access-control-request-method': 'POST' }
      })
      for (const { headers } of [get, preflight]) {
        t.strictSame(Object.keys(headers).filter(name => name.startsWith('access-control')), [], url)
      }
    }
  })

  t.test('what it does not have is 404', async t => {
    const response = await app.inject('/__admin/nothing')
    t.equal(response.statusCode, 404)
    t.match(response.json(), { message: /nothing/ })
  })
})

t.test('documentation that could not be made is made for the next reader, and keeps no server from closing',
  async t => {
    for (const readers of [1, 2]) {
      let failures = 1
      const broken = platforms.map(platform => ({
        ...platform,
        get name () {
          if (failures-- > 0) throw new Error('no pages yet')
          return platform.name
        }
      }))
      const app = Fastify()
      await app.register(docsRoutes, { platforms: broken })
      for (const status of [500, 200].slice(0, readers)) t.equal((await app.inject('/docs')).statusCode, status)
      await app.close()
    }
  })

t.test('the clock', async t => {
  const { app, ringback } = await build(t, { scenario: 'documented' })
  const put = async (payload: object | string, headers = {}) =>
    await app.inject({ method: 'PUT', url: '/__admin/clock', payload, headers })

  t.test('is moved and told', async t => {
    t.strictSame((await put({ now: '2026-03-05 10:00' })).json(),
      { mode: 'frozen', now: '2026-03-05T10:00:00.000Z', speed: 0 })
    t.strictSame((await put({ advance: '-PT1H' })).json(),
      { mode: 'frozen', now: '2026-03-05T09:00:00.000Z', speed: 0 })
    t.strictSame((await app.inject('/__admin/clock')).json(),
      { mode: 'frozen', now: '2026-03-05T09:00:00.000Z', speed: 0 })
    t.match((await put({ speed: 0.001 })).json(), { mode: 'running', now: /^2026-03-05T09:00:00/, speed: 0.001 })
    t.match((await put({ advance: 'P1D' })).json(), { mode: 'running', now: /^2026-03-06T09:00:00/, speed: 0.001 })
    t.match((await put({ real: true })).json(), { mode: 'real', speed: 1 })
    t.match((await app.inject('/__admin/health')).json(), { clock: { mode: 'real', speed: 1 } })
  })

  t.test('moves one after the other', async t => {
    await put({ now: NOON })
    await Promise.all(['PT1H', 'PT1H', 'nonsense', 'PT1H'].map(advance => put({ advance })))
    t.equal(ringback.clock.now(), Date.parse(NOON) + 3 * 3_600_000)
  })

  t.test('takes a body of any type for JSON', async t => {
    t.equal((await put('{"advance":"PT0S"}', { 'content-type': 'application/x-www-form-urlencoded' })).statusCode, 200)
  })

  t.test('says what is wrong, and stays', async t => {
    await put({ now: NOON })
    const cases: [body: object | string, says: RegExp][] = [
      ['', /exactly one of/],
      ['{', /no JSON/],
      ['[1]', /knows/],
      ['null', /exactly one of/],
      [{}, /exactly one of/],
      [{ now: NOON, speed: 2 }, /exactly one of/],
      [{ time: NOON }, /not "time"/],
      [{ now: 'soon' }, /"now" takes an ISO 8601 instant, not "soon"/],
      [{ now: 5 }, /"now" takes .* not 5/],
      [{ now: '1970-12-31T23:59:59Z' }, /1971 to 2148/],
      [{ now: '2149-01-01' }, /1971 to 2148/],
      [{ advance: 'P50000D' }, /1971 to 2148/],
      [{ advance: 'P1M' }, /years and months vary/],
      [{ advance: 60 }, /ISO 8601 duration/],
      [{ speed: 0 }, /"speed" takes/],
      [{ speed: '60' }, /"speed" takes/],
      [{ real: false }, /"real" takes true/]
    ]
    for (const [body, says] of cases) {
      const response = await put(body, { 'content-type': 'application/json' })
      t.equal(response.statusCode, 400, JSON.stringify(body))
      t.strictSame(Object.keys(response.json<object>()), ['message', ...body === '{' ? [] : ['problems']])
      t.match(response.json(), { message: says })
    }
    t.strictSame((await app.inject('/__admin/clock')).json(), { mode: 'frozen', now: NOON, speed: 0 })
  })

  t.test('answers no body with more than a short line, however deep or long it is', async t => {
    await put({ now: NOON })
    const deep = (open: string, close: string, depth: number) => open.repeat(depth) + '0' + close.repeat(depth)
    const bodies = [
      deep('[', ']', 5000), deep('{"now":', '}', 5000), '['.repeat(500_000),
      ...['now', 'advance', 'speed', 'real', 'time'].map(key => `{"${key}":${deep('[', ']', 5000)}}`),
      ...['now', 'advance', 'speed', 'real', 'time'].map(key =>
        `{"${key}":${JSON.stringify(`\u001b[2J${'x'.repeat(100_000)}`)}}`),
      `{"advance":"P${'9'.repeat(400)}D"}`, '{"speed":1e400}',
      '{"__proto__":1}', `{"${'k'.repeat(100_000)}":1}`, '\u0000', '"now"', '1'
    ]
    for (const body of bodies) {
      const response = await put(body)
      t.equal(response.statusCode, 400, body.slice(0, 40))
      const { message } = response.json<{ message: string }>()
      t.ok(message.length < 200, message.slice(0, 300))
      t.notMatch(message, /\p{Cc}/u)
    }
    t.equal((await put('{"advance":"PT1H"}', { 'content-type': 'nonsense' })).statusCode, 415)
    t.equal((await put(`{"now":"${'x'.repeat(2 ** 20)}"}`)).statusCode, 413)
    t.equal(ringback.clock.now(), Date.parse(NOON))
  })

  t.test('says no path and no name of a case in full when they are long', async t => {
    for (const url of [
      `/__admin/${'x'.repeat(5000)}`, `/__admin/cases/${'x'.repeat(5000)}`, '/__admin/cases/%1B%5B2J%0A'
    ]) {
      const response = await app.inject(url)
      t.equal(response.statusCode, 404)
      const { message } = response.json<{ message: string }>()
      t.ok(message.length < 120, message)
      t.notMatch(message, /\p{Cc}/u)
    }
  })

  t.test('reset puts it back to the start', async t => {
    await put({ speed: 60 })
    const response = await app.inject({ method: 'POST', url: '/__admin/reset' })
    t.equal(response.statusCode, 200)
    t.strictSame(response.json(), { mode: 'frozen', now: NOON, speed: 0 })
    ringback.clock.run(60)
    await ringback.reset()
    t.match(ringback.clock, { mode: 'frozen', speed: 0 })
  })
})

t.test('the control plane tells it, while other requests are answered', async t => {
  const dir =
    t.testdir({ 'small.json': JSON.stringify(smallScenario({ volume: { perDay: 1500 }, agents: { count: 60 } })) })
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
  t.match(report.relations[0],
    { platform: 'cxengage', name: String, evidence: { level: String, where: String }, checked: Number, violated: 0 })

  const { app: starting } = createRingback({ scenario: 'documented' })
  t.match(await starting.inject('/__admin/invariants'), { statusCode: 503, headers: { 'retry-after': '1' } })
  await starting.close()
})
