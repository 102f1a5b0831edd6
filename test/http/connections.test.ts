import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { createRingback } from '../../src/server.ts'
import { basic, DOCUMENTED } from '../support/build.ts'

/** Sends packets as they are, some time apart, and resolves with everything that comes back until the server hangs up. */
const say = async (url: string, ...packets: (string | (() => Promise<string>))[]): Promise<string> => await new Promise((resolve, reject) => {
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

t.test('while it closes, a request on an open connection gets 503 from its platform', async t => {
  for (const [path, body] of [['/v1/me', /^\{"error":\{"code":503/], ['/stats/x', /^\{"statusCode":503/], ['/auth/connect/token', /^\{"error":"Service/], ['/__admin/health', /^\{"status":"closing"/], ['/', /^\{"message"/]] as const) {
    const ringback = createRingback({ scenario: 'empty' })
    const url = await ringback.listen()
    await ringback.seed()
    let closed: Promise<void> | undefined
    const answer = say(url, 'POST /v1/tokens HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{', async () => {
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
