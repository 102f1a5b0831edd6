import path from 'node:path'
import autocannon from 'autocannon'
import { startProcess } from '../test/support/start-process.ts'

/**
 * Requests per second of one server process, asked by ten connections from this one. A bare node:http server that
 * answers the same bytes is measured in the same run: machines differ, the ratio hardly does.
 *   npm run bench [-- seconds]
 */
const SECONDS = Number(process.argv[2] ?? 8)
const MAIN = path.join(import.meta.dirname, '..', 'src', 'cli', 'main.ts')
const BARE = path.join(import.meta.dirname, 'bare-server.ts')
const DOCUMENTED = '/v1/tenants/2336d1ec-c956-47e1-b3b1-fe8fde81b2b4/interactions'
const LIVE = '/v1/tenants/7d23df20-2461-11e7-9bf4-b883f2d63b7b/interactions'

async function start (file: string, args: string[]) {
  const { said, stop } = await startProcess([file, ...args], /http:\/\/127\.0\.0\.1:\d+/)
  return { url: /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '', stop }
}

async function measure (
  url: string, headers: Record<string, string>
): Promise<{ rate: number, p99: number, bytes: number }> {
  const body = await (await fetch(url, { headers })).arrayBuffer()
  await autocannon({ url, headers, connections: 10, duration: 2 })
  const { requests, latency, non2xx } = await autocannon({ url, headers, connections: 10, duration: SECONDS })
  if (non2xx > 0) throw new Error(`${non2xx} answers of ${url} were not 2xx`)
  return { rate: Math.round(requests.average), p99: latency.p99, bytes: body.byteLength }
}

const ringback = await start(MAIN, ['serve', '--port', '0'])
const basic = { authorization: `Basic ${Buffer.from('admin:admin-secret').toString('base64')}` }
const tokenOf = async (client: string) => {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    scope: 'stats',
    client_id: client,
    client_secret: `${client}-secret`
  })
  const { access_token: token } = await (await fetch(`${ringback.url}/Auth/connect/token`,
    { method: 'POST', body: form })).json() as { access_token: string }
  return { authorization: `Bearer ${token}`, accept: 'application/vnd.newvoicemedia.v3+json' }
}
const jwt = await (await fetch(`${ringback.url}/v1/tokens`, {
  method: 'POST',
  headers: {
    'content-type': 'application/json'
  },
  body: JSON.stringify({ username: 'admin', password: 'admin-secret' })
})).json() as { token: string }
const since = new Date(performance.timeOrigin - 20 * 86_400_000).toISOString()

const cases: [string, string, Record<string, string>][] = [
  ['cxengage, one interaction', `${DOCUMENTED}/b2109780-db83-11e7-9709-c2b07aa3bee9`, basic],
  ['cxengage, one interaction, by token', `${DOCUMENTED}/b2109780-db83-11e7-9709-c2b07aa3bee9`, {
    authorization: `Token ${jwt.token}`
  }],
  ['cxengage, page of 10, documented tenant', DOCUMENTED, basic],
  ['cxengage, page of 10, live tenant', LIVE, basic],
  ['cxengage, page of 10, live tenant, a range', `${LIVE}?start=${since}&offset=100`, basic],
  ['vcc, one interaction', '/stats/interactions/016f7e44-7556-4747-9982-de543dfbe27f', await tokenOf('documented')],
  ['vcc, page of 25, live account', `/stats/interactions?start=${since}`, await tokenOf('live')]
]

console.log(
  `${'request'.padEnd(46)}${'bytes'.padStart(8)}${'req/s'.padStart(10)}${'p99 ms'.padStart(8)}${'bare req/s'.padStart(12)}${'ratio'.padStart(8)}`
)
for (const [name, url, headers] of cases) {
  const own = await measure(ringback.url + url, headers)
  const bare = await start(BARE, [String(own.bytes)])
  const reference = await measure(bare.url, {})
  await bare.stop()
  const ratio = (own.rate / reference.rate).toFixed(2)
  console.log(
    `${name.padEnd(46)}${String(own.bytes).padStart(8)}${String(own.rate).padStart(10)}${String(own.p99).padStart(8)}${String(reference.rate).padStart(12)}${ratio.padStart(8)}`
  )
}
await ringback.stop()
