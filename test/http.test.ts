import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { createRingback } from '../src/server.ts'
import { basic, DOCUMENTED } from './build.ts'

/** Sends bytes as they are, and resolves with everything that comes back until the server hangs up. */
const say = async (url: string, bytes: string): Promise<string> => await new Promise((resolve, reject) => {
  const { hostname, port } = new URL(url)
  let answer = ''
  const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'))
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
  const message = (line: string, ...headers: string[]) => [line, 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n')

  for (const [what, bytes, status, body] of [
    ['an unknown method', 'FOO /v1/x HTTP/1.1\r\n\r\n', 400, /^\{"error":\{"code":400/],
    ['a header that is too long', message('GET /v1/x HTTP/1.1', `X: ${'a'.repeat(20_000)}`), 431, /^\{"error":\{"code":431/],
    ['the same on the other platform', message('GET /stats/x HTTP/1.1', `X: ${'a'.repeat(20_000)}`), 431, /^\{"statusCode":431/],
    ['a URL that is too long', message(`GET /v1/${'a'.repeat(20_000)} HTTP/1.1`), 431, /^\{"error":\{"code":431/],
    ['a broken body', message('POST /v1/tokens HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 5') + '{"a":', 400, /^\{"error":\{"code":400/],
    ['a broken chunk', message('POST /v1/tokens HTTP/1.1', 'Content-Type: application/json', 'Transfer-Encoding: chunked') + 'zz\r\n', 400, /^\{"error":\{"code":400/],
    ['a rare method', message('PURGE /v1/tenants HTTP/1.1', `Authorization: ${authorization}`), 404, /^\{"error":\{"code":404/],
    ['an unknown expectation', message('GET /v1/tenants HTTP/1.1', 'Expect: banana', `Authorization: ${authorization}`), 404, /^\{"error":\{"code":404/],
    ['no host', 'GET /v1/tenants HTTP/1.1\r\nConnection: close\r\n\r\n', 401, /^\{"error":\{"code":401/],
    ['no request at all', 'nonsense\r\n\r\n', 400, /^\{"message"/]
  ] as const) {
    const [head = '', answer = ''] = (await say(url, bytes)).split('\r\n\r\n')
    t.match(head, `HTTP/1.1 ${status}`, what)
    t.match(answer, body, what)
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
