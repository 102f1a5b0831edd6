import t from 'tap'
import { createRingback } from '../src/index.ts'
import { NOON, build } from './build.ts'

t.test('health tells what is played', async t => {
  const { app } = await build(t, { scenario: 'documented', seed: 'other' })
  const response = await app.inject('/__admin/health')
  t.equal(response.statusCode, 200)
  t.strictSame(Object.keys(response.json<object>()), ['status', 'version', 'scenario', 'seed', 'clock', 'uptime'])
  t.match(response.json(), { status: 'ok', version: /^\d+\./, scenario: 'documented', seed: 'other', clock: { mode: 'frozen', now: NOON }, uptime: Number })
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
      const links = [...response.body.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link = '']) => new URL(link, `http://server${url}`))
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
      const response = await app.inject({ url: `/__admin/openapi/${platform}.json`, headers: { host: 'mock.test:8080' } })
      t.strictSame(response.json<{ servers: unknown }>().servers, [{ url: 'http://mock.test:8080' }])
    }
  })

  t.test('no foreign page may read it', async t => {
    for (const url of ['/__admin/health', '/__admin/docs/', '/__admin/openapi/vcc.json', '/__admin/nothing']) {
      const get = await app.inject({ url, headers: { origin: 'http://elsewhere.test' } })
      const preflight = await app.inject({ url, method: 'OPTIONS', headers: { origin: 'http://elsewhere.test', 'access-control-request-method': 'POST' } })
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
