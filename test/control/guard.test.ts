import t, { type Test } from 'tap'
import { hostnameOf, isLoopback } from '../../src/http/hosts.ts'
import { createRingback, type RingbackOptions } from '../../src/index.ts'
import { NOON, build } from '../support/build.ts'

/** A small world, to be asked within the program. */
const scenario = 'empty'

type App = Awaited<ReturnType<typeof build>>['app']

/** The status of a request that moves the clock. */
async function move (app: App, headers: Record<string, string>): Promise<number> {
  const request = { method: 'PUT', url: '/__admin/clock', payload: { advance: 'PT1H' }, headers } as const
  return (await app.inject(request)).statusCode
}

/** The status of a request that reads. */
const read = async (app: App, url: string, headers: Record<string, string> = {}): Promise<number> =>
  (await app.inject({ url: `/__admin${url}`, headers })).statusCode

/** A server that listens beyond loopback. */
async function beyond (t: Test, options: RingbackOptions = {}) {
  const ringback = createRingback({ scenario, clock: NOON, ...options })
  t.teardown(() => ringback.close())
  await ringback.start({ host: '0.0.0.0' })
  return ringback
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

t.test('a host is read as a URL has it', async t => {
  for (const [authority, host] of [
    ['LocalHost:80', 'localhost'], ['localhost.', 'localhost'], ['127.1', '127.0.0.1'], ['0x7f.0.0.1:1', '127.0.0.1'],
    ['[::1]:7464', '[::1]'], ['[0:0:0:0:0:0:0:1]', '[::1]'], ['::1', '[::1]'], ['mock.test', 'mock.test'],
    ['', undefined], ['evil.com@localhost', undefined], ['localhost/evil', undefined],
    ['localhost:x', undefined], ['a b', undefined], ['localhost,evil.com', 'localhost,evil.com']
  ] as const) t.equal(hostnameOf(authority), host, authority)
})

t.test('loopback is known by its names', async t => {
  for (const host of ['localhost', 'LOCALHOST.', 'app.localhost', '127.0.0.1', '127.255.0.9', '::1', '[::1]']) {
    t.ok(isLoopback(host), host)
  }
  for (const host of [
    '0.0.0.0', '::', '127.evil.com', 'localhost.evil.com', 'evillocalhost', '128.0.0.1', '10.0.0.1', ''
  ]) t.notOk(isLoopback(host), host)
})

t.test('on loopback', async t => {
  const { app, ringback } = await build(t, { scenario, allowHosts: ['mock.test', 'FE80::1'] })

  t.test('a page of another host moves nothing, by whatever Host it comes', async t => {
    for (const host of ['evil.com', 'localhost:7464', '127.0.0.1', 'mock.test']) {
      for (const origin of ['http://evil.com', 'http://evil.com:7464', 'https://localhost.evil.com',
        'http://127.evil.com', 'null', '', 'nonsense', 'file://localhost', 'chrome-extension://localhost']) {
        t.equal(await move(app, { host, origin }), 403, `${host}, a page of ${origin}`)
      }
    }
    t.equal(ringback.clock.now(), Date.parse(NOON))
  })

  t.test('nothing is asked under another Host but health', async t => {
    for (const host of [
      'evil.com', 'evil.com:80', '10.0.0.1', 'localhost.evil.com', 'evil.com@localhost', 'local host'
    ]) {
      t.equal(await move(app, { host }), 403, host)
      t.equal(await move(app, { host, origin: 'http://localhost' }), 403, host)
      for (const url of ['/clock', '/cases', '/docs', '/openapi/vcc.json', '/nothing']) {
        t.equal(await read(app, url, { host }), 403, `${host} ${url}`)
      }
      t.equal(await read(app, '/health', { host }), 200)
    }
  })

  t.test('own hosts are loopback and those that were named, on any port', async t => {
    for (const host of ['localhost', 'LOCALHOST:1', 'a.localhost',
      '127.0.0.1:7464', '127.9.9.9', '[::1]:7464', 'mock.test', 'Mock.Test:8080', '[fe80::1]']) {
      t.equal(await move(app, { host }), 200, host)
      for (const origin of [
        'http://localhost:5173', 'https://127.0.0.1', 'http://[::1]:3000', 'http://mock.test:1', 'http://app.localhost'
      ]) {
        t.equal(await move(app, { host, origin }), 200, `${host}, a page of ${origin}`)
      }
    }
  })

  t.test('a request without an origin tells by its site whether it comes from elsewhere', async t => {
    for (const [site, status] of [['cross-site', 403], ['same-site', 403], ['same-origin', 200], [
      'none', 200
    ]] as const) {
      t.equal(await move(app, { 'sec-fetch-site': site }), status, site)
      t.equal(await read(app, '/cases', { 'sec-fetch-site': site }), status, site)
    }
    t.equal(await move(app, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }), 403, 'a form')
    t.equal(await read(app, '/docs', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }), 200, 'a link')
    t.equal(await move(app, { origin: 'http://localhost:5173', 'sec-fetch-site': 'cross-site' }), 200,
      'localhost and 127.0.0.1 are two sites')
  })

  t.test('a page of an own host may send what it wants to, and read the answer', async t => {
    const origin = 'http://localhost:5173'
    const preflight = await app.inject({
      method: 'OPTIONS',
      url: '/__admin/clock',
      headers: {
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization,content-type'
      }
    })
    t.equal(preflight.statusCode, 204)
    t.match(preflight.headers, {
      'access-control-allow-origin':
        origin,
      'access-control-allow-methods': /PUT/,
      'access-control-allow-headers':
          'authorization,content-type',
      vary: /Origin/
    })
    for (const [url, payload, status] of [['/__admin/clock', { advance: 'PT1H' }, 200],
      ['/__admin/clock', { advance: 'soon' }, 400], ['/__admin/nothing', {}, 404]] as const) {
      const response = await app.inject({ method: 'PUT', url, payload, headers: { origin } })
      t.match(response, { statusCode: status, headers: { 'access-control-allow-origin': origin } })
    }
    for (const origin of ['http://evil.com', 'null']) {
      const refused = await app.inject({
        method: 'OPTIONS',
        url: '/__admin/clock',
        headers: { origin, 'access-control-request-method': 'PUT' }
      })
      t.equal(refused.statusCode, 403)
      t.strictSame(Object.keys(refused.headers).filter(name => name.startsWith('access-control')), [])
    }
  })

  t.test('a token that was set is asked for', async t => {
    const { app } = await build(t, { scenario, adminToken: 'secret' })
    t.equal(await move(app, {}), 401)
    t.equal(await move(app, bearer('secret')), 200)
    t.equal(await read(app, '/docs', { host: 'evil.com' }), 403)
  })

  t.test('the token "none" opens nothing that was not open', async t => {
    const { app } = await build(t, { scenario, adminToken: 'none' })
    t.equal(await move(app, {}), 200)
    t.equal(await move(app, { host: 'evil.com', origin: 'http://evil.com', ...bearer('none') }), 403)
  })
})

t.test('beyond loopback', async t => {
  t.test('the token is asked for, by any name, and of no one else', async t => {
    const { app } = await beyond(t, { adminToken: 's3cr3t' })
    for (const headers of [{}, bearer('S3cr3t'), bearer('s3cr3t2'),
      bearer(''), bearer('none'), { authorization: 's3cr3t' }, { authorization: 'Basic s3cr3t' }]) {
      t.equal(await move(app, headers), 401, JSON.stringify(headers))
    }
    for (const host of ['localhost:7464', 'ringback:7464', '192.168.1.9', '0.0.0.0:7464']) {
      t.equal(await move(app, { host }), 401, host)
      t.equal(await move(app, { host, ...bearer('s3cr3t') }), 200, host)
      t.equal(await move(app, { host, origin: `http://${host}`, authorization: 'bearer  s3cr3t ' }), 200,
        `a page of ${host} itself`)
      t.equal(await move(app, { host, origin: 'http://localhost:5173', ...bearer('s3cr3t') }), 200,
        'a page of this machine')
      t.equal(await move(app, { host, origin: 'http://evil.com', ...bearer('s3cr3t') }), 403, 'a page of another host')
    }
    const response = await app.inject('/__admin/cases')
    t.match(response, { statusCode: 401, headers: { 'www-authenticate': 'Bearer realm="ringback"' } })
    t.match(response.json(), { message: /Authorization: Bearer/ })
  })

  t.test('health, documentation and contracts are told to everybody', async t => {
    const { app } = await beyond(t, { adminToken: 's3cr3t' })
    for (const url of ['/health', '/docs', '/docs/static/swagger-initializer.js', '/openapi/vcc.json']) {
      t.equal(await read(app, url, { host: 'ringback:7464' }), 200, url)
    }
    for (const url of ['/clock', '/cases', '/invariants', '/nothing']) t.equal(await read(app, url), 401, url)
  })

  t.test('nobody gets in where no token was set', async t => {
    const { app } = await beyond(t)
    for (const headers of [{}, bearer('none'), bearer('undefined')]) t.equal(await move(app, headers), 401)
    t.equal(await read(app, '/health'), 200)
  })

  t.test('the token "none" opens it knowingly, but to no page of another host', async t => {
    const { app } = await beyond(t, { adminToken: 'none' })
    t.equal(await move(app, { host: 'ringback:7464' }), 200)
    for (const headers of [{}, bearer('none')]) {
      t.equal(await move(app, { host: 'evil.com', origin: 'http://evil.com', ...headers }), 403)
    }
  })

  t.test('it counts where the server listens, whoever let it', async t => {
    const { app } = await build(t, { scenario })
    t.equal(await move(app, {}), 200)
    await app.listen({ host: '0.0.0.0', port: 0 })
    t.equal(await move(app, {}), 401)
  })
})

t.test('the control plane can be switched off, and health stays', async t => {
  const { app } = await build(t, { scenario, admin: false, adminToken: 's3cr3t' })
  for (const url of ['/__admin', '/__admin/clock', '/__admin/docs', '/__admin/openapi/vcc.json', '/__admin/nothing']) {
    for (const method of ['GET', 'PUT', 'POST', 'OPTIONS'] as const) {
      const response = await app.inject({ method, url, headers: { origin: 'http://localhost', ...bearer('s3cr3t') } })
      t.equal(response.statusCode, 404, `${method} ${url}`)
      t.strictSame(response.json(), { message: `Nothing is served at ${url}` })
    }
  }
  t.equal(await read(app, '/health'), 200)
})
