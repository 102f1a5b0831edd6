import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { createRingback } from '../../src/server.ts'
import { basic, build, DOCUMENTED } from '../support/build.ts'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'

/**
 * Sends packets as they are, some time apart, and resolves with everything that comes back until the server hangs up.
 */
const say = async (url: string, ...packets: (string | (() => Promise<string>))[]): Promise<string> =>
  await new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    let answer = ''
    const socket = connect(Number(port), hostname, async () => {
      socket.setNoDelay()
      for (const packet of packets) {
        if (!socket.writable) return
        socket.write(typeof packet === 'string' ? packet : await packet(), 'latin1')
        await setTimeout(50)
      }
    })
    socket.on('data', chunk => { answer += String(chunk) })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })

t.test('what no framework sees gets the envelope of the platform in the request line', async t => {
  const ringback = createRingback({ scenario: 'documented' })
  t.teardown(() => ringback.close())
  const url = await ringback.listen()
  await ringback.seed()
  const { authorization } = basic('admin')
  const message = (line: string, ...headers: string[]) =>
    [line, 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n')

  for (const [what, bytes, status, body] of [
    ['an unknown method', 'FOO /v1/x HTTP/1.1\r\n\r\n', 400, /^\{"error":\{"code":400/],
    ['a header that is too long', message('GET /v1/x HTTP/1.1', `X: ${'a'.repeat(20_000)}`),
      431, /^\{"error":\{"code":431/],
    ['the same on the other platform', message('GET /stats/x HTTP/1.1', `X: ${'a'.repeat(20_000)}`),
      431, /^\{"statusCode":431/],
    ['a URL that is too long', message(`GET /v1/${'a'.repeat(20_000)} HTTP/1.1`), 431, /^\{"error":\{"code":431/],
    [
      'a broken body',
      message('POST /v1/tokens HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 5') + '{"a":',
      400,
      /^\{"error":\{"code":400/
    ],
    [
      'a broken chunk',
      message('POST /v1/tokens HTTP/1.1', 'Content-Type: application/json', 'Transfer-Encoding: chunked') + 'zz\r\n',
      400,
      /^\{"error":\{"code":400/
    ],
    ['a rare method', message('PURGE /v1/tenants HTTP/1.1', `Authorization: ${authorization}`),
      404, /^\{"error":\{"code":404/],
    ['an unknown expectation', message('GET /v1/nothing HTTP/1.1', 'Expect: banana', `Authorization: ${authorization}`),
      404, /^\{"error":\{"code":404/],
    ['no host', 'GET /v1/tenants HTTP/1.1\r\nConnection: close\r\n\r\n', 401, /^\{"error":\{"code":401/],
    ['no request at all', 'nonsense\r\n\r\n', 400, /^\{"message"/]
  ] as const) {
    const [head = '', answer = ''] = (await say(url, bytes)).split('\r\n\r\n')
    t.match(head, `HTTP/1.1 ${status}`, what)
    t.match(answer, body, what)
  }
})

const MISPLACED = { 'content-type': 'application/json' }

t.test('what is wrong with a body does not matter where nothing is served', async t => {
  const { app } = await build(t, { scenario: 'documented' })
  const bodies = [
    { payload: '{', headers: MISPLACED },
    { payload: `"${'x'.repeat(2 ** 20)}"`, headers: MISPLACED },
    { payload: 'x', headers: { 'content-type': 'text/csv' } },
    { payload: 'x', headers: { 'content-type': 'nonsense' } }
  ]
  for (const [url, body] of [
    ['/', { message: 'Nothing is served at /' }],
    ['/v1x', { message: 'Nothing is served at /v1x' }],
    ['/auth/foo', { message: 'no Route matched with those values' }],
    ['/AUTH', { message: 'no Route matched with those values' }],
    ['/Stats/x', { statusCode: 404, error: 'Not Found', message: 'Not Found' }],
    ['/V1/tokens', { error: { code: 404, message: 'Not found' } }]
  ] as const) {
    for (const method of ['POST', 'PUT', 'QUERY'] as const) {
      for (const request of [...bodies, {}]) {
        // Its types know no QUERY yet.
        const response = await app.inject({ method: method as 'POST', url, ...request })
        t.equal(response.statusCode, 404, `${method} ${url}`)
        t.strictSame(response.json(), body, `${method} ${url}`)
      }
    }
  }
})

t.test('a path belongs to its platform in any letter case', async t => {
  const { app } = await build(t, { scenario: 'documented' })
  for (const [path, error] of [
    ['/V1', { error: { code: 404 } }],
    ['/V1/me', { error: { code: 404 } }],
    ['/STATS/interactions', { statusCode: 404 }],
    ['/auTH/nothing', { message: 'no Route matched with those values' }],
    ['/__ADMIN/health', { message: 'Nothing is served at /__ADMIN/health' }]
  ] as const) {
    const response = await app.inject(path)
    t.equal(response.statusCode, 404, path)
    t.match(response.json(), error, path)
  }
})

t.test('over a connection', async t => {
  const ringback = createRingback({ scenario: 'documented' })
  t.teardown(() => ringback.close())
  const url = await ringback.listen()
  await ringback.seed()
  const unknown = 'Host: localhost\r\nX: '
  const bodyOf = (answer: string) => answer.split('\r\n\r\n').at(-1)

  t.test('a header that is too long for one packet gets the envelope of its request', async t => {
    const long = 'a'.repeat(9000)
    t.match(bodyOf(await say(url, `GET /v1/me HTTP/1.1\r\n${unknown}${long}`, long)), /^\{"error":\{"code":431/)
    t.match(bodyOf(await say(url, 'GET /sta', `ts/interactions HTTP/1.1\r\n${unknown}`, long, long)),
      /^\{"statusCode":431/)
    const first = 'GET /v1/me HTTP/1.1\r\nHost: localhost\r\n\r\n'
    t.match(bodyOf(await say(url, first, `GET /stats/x HTTP/1.1\r\n${unknown}${long}`, long)), /^\{"statusCode":431/,
      'the second request')
    const body =
      ['POST /v1/tokens HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n',
        '{"a"', ':123}']
    t.match(bodyOf(await say(url, ...body, `GET /stats/x HTTP/1.1\r\n${unknown}${long}`, long)), /^\{"statusCode":431/,
      'after a body')
  })

  t.test('good requests are answered before what comes after them and cannot be read', async t => {
    const chunked = 'Transfer-Encoding: chunked\r\n\r\nzz\r\n'
    const good = 'GET /v1/me HTTP/1.1\r\nHost: localhost\r\n\r\n'
    for (const [garbage, status, body] of [
      ['NONSENSE\r\n\r\n', 400, /^\{"message"/],
      ['GET /stats/x HTTP/1.1\r\nno header\r\n\r\n', 400, /^\{"statusCode":400/],
      [`POST /v1/tokens HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${chunked}`,
        400, /^\{"error":\{"code":400/],
      [`POST /stats/x HTTP/1.1\r\nHost: x\r\n${chunked}`, 401, /^\{"error_description"/] // which needs no body
    ] as const) {
      const answer = await say(url, good + good + garbage, 'and more')
      t.strictSame([...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, code]) => Number(code)),
        [401, 401, status], garbage)
      t.match(bodyOf(answer), body, garbage)
    }
  })

  t.test('HEAD with a target that is too long gets no body', async t => {
    const [head = '', ...rest] =
      (await say(url, `HEAD /v1/${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`)).split('\r\n\r\n')
    t.match(head, /^HTTP\/1\.1 431 /)
    t.match(head, /\r\ncontent-length: 66\r\n/)
    t.strictSame(rest, [''])
  })

  t.test('an absolute target is matched as its path, and its host counts', async t => {
    const { authorization } = basic('admin')
    const ask = async (target: string, ...headers: string[]) => await say(url,
      [`GET ${target} HTTP/1.1`, 'Host: other.test', 'Connection: close', ...headers, '', ''].join('\r\n'))
    t.match(await ask('http://localhost/v1/me', `Authorization: ${authorization}`), /^HTTP\/1\.1 200 /)
    t.match(bodyOf(await ask('http://localhost/V1/x')), /^\{"error":\{"code":404/)
    t.match(bodyOf(await ask(`http://localhost/v1/${'a'.repeat(20_000)}`)), /^\{"error":\{"code":431/)
    t.match(bodyOf(await ask('HTTP://localhost?x=1')), /^\{"name":"ringback"/)
    t.match(await ask('http://localhost:81/__admin/openapi/vcc.json'), '"servers":[{"url":"http://localhost:81"}]')
  })

  t.test('a second Host header is refused by whoever is asked', async t => {
    for (const [path, body] of [['/v1/me', /^\{"error":\{"code":400/],
      ['/stats/x', /^\{"statusCode":400/], ['/__admin/health', /^\{"message"/], ['/', /^\{"message"/]] as const) {
      const answer =
        await say(url, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nhost: localhost\r\nConnection: close\r\n\r\n`)
      t.match(answer, /^HTTP\/1\.1 400 /)
      t.match(bodyOf(answer), body, path)
    }
  })
})

t.test('while it closes, a request on an open connection gets 503 from its platform', async t => {
  for (const [path, body] of [
    ['/v1/me', /^\{"error":\{"code":503/],
    ['/stats/x', /^\{"statusCode":503/],
    ['/auth/connect/token', /^\{"error":"Service/],
    ['/__admin/health', /^\{"status":"closing"/],
    ['/nothing', /^\{"message"/]
  ] as const) {
    const ringback = createRingback({ scenario: 'empty' })
    const url = await ringback.listen()
    await ringback.seed()
    let closed: Promise<void> | undefined
    const answer = say(url,
      'POST /v1/tokens HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{',
      async () => {
        closed = ringback.close()
        await setTimeout(50)
        return `}GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`
      })
    const [, head = '', text] = /HTTP\/1\.1 400 [^]*HTTP\/1\.1 503 ([^]*)\r\n\r\n(.*)$/.exec(await answer) ?? []
    t.match(head, /connection: close/i, path)
    t.match(text, body, path)
    await closed
  }
})

t.test('a server', async t => {
  t.test('answers 503 in each platform\'s envelope until its history is made', async t => {
    const ringback = createRingback({ scenario: 'documented' })
    t.teardown(() => ringback.close())
    const url = await ringback.listen()
    const early = await fetch(`${url}/v1/tenants/${DOCUMENTED}/interactions`, { headers: basic('admin') })
    t.equal(early.status, 503)
    t.equal(early.headers.get('retry-after'), '1')
    t.match(await early.json(), { error: { code: 503 } })
    t.match(await (await fetch(`${url}/stats/interactions`)).json(), { statusCode: 503 })
    await ringback.seed()
    t.equal((await fetch(`${url}/v1/tenants/${DOCUMENTED}/interactions`, { headers: basic('admin') })).status, 200)
  })

  t.test('finishes the requests that are open when it closes', async t => {
    const ringback = createRingback({ scenario: 'documented' })
    const url = await ringback.listen()
    await ringback.seed()
    const open = request(`${url}/v1/tokens`, { method: 'POST', headers: { 'content-type': 'application/json' } })
    const answered = once(open, 'response') as Promise<[IncomingMessage]>
    open.write('{"username":"admin",')
    await setTimeout(100)
    const closed = ringback.close()
    await setTimeout(100)
    open.end('"password":"admin-secret"}')
    const [response] = await answered
    t.equal(response.statusCode, 200)
    response.resume()
    await closed
    await t.rejects(fetch(`${url}/__admin/health`), 'and takes no new ones')
  })
})
