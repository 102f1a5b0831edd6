import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import autocannon from 'autocannon'
import { startProcess } from '../test/support/start-process.ts'

/**
 * Requests per second of one server process, asked by ten connections from this one. In the same run are measured a
 * bare node:http server that sends as many bytes, and a bare Fastify that reads the same texts from a table of SQLite:
 * machines differ, the ratios hardly do. Beside them each server's processor time for an answer, in µs, which differs
 * less where others work (Linux alone tells it).
 *   npm run bench [-- seconds]
 */
const SECONDS = Number(process.argv[2] ?? 8)
const MAIN = path.join(import.meta.dirname, '..', 'src', 'cli', 'main.ts')
const BARE = path.join(import.meta.dirname, 'bare-server.ts')
const FASTIFY = path.join(import.meta.dirname, 'bare-fastify.ts')
const DOCUMENTED = '/v1/tenants/2336d1ec-c956-47e1-b3b1-fe8fde81b2b4/interactions'
const LIVE = '/v1/tenants/7d23df20-2461-11e7-9bf4-b883f2d63b7b/interactions'

async function start (file: string, args: string[]) {
  const { child, said, stop } = await startProcess([file, ...args], /http:\/\/127\.0\.0\.1:\d+/)
  return { pid: child.pid ?? NaN, url: /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '', stop }
}

/** What a process has had of the processors, in µs; Linux counts in hundredths of a second. */
function processorTime (pid: number): number {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return NaN
  const [user = NaN, system = NaN] = readFileSync(file, 'utf8').replace(/.*\) /, '').split(' ').slice(11, 13).map(Number)
  return (user + system) * 10_000
}

/** An answer in as many pieces as it has rows, which commas join. */
function piecesOf (text: string): string[] {
  const { results, items } = JSON.parse(text) as { results?: object[], items?: object[] }
  const words = text.split(',')
  const size = Math.ceil(words.length / ((results ?? items)?.length ?? 1))
  return Array.from({ length: Math.ceil(words.length / size) }, (_, place) =>
    words.slice(place * size, (place + 1) * size).join(','))
}

/** Until what the start has left to do is done: texts to be written, memory to be given back. */
async function untilIdle (pid: number) {
  for (let [before, now] = [NaN, processorTime(pid)]; now - before > 20_000 || Number.isNaN(before);) {
    await wait(Number.isNaN(now) ? 10_000 : 1000)
    if (Number.isNaN(now)) return
    ;[before, now] = [now, processorTime(pid)]
  }
}

interface Measured { rate: number, p99: number, text: string, processor: number }

async function measure (pid: number, url: string, headers: Record<string, string>): Promise<Measured> {
  const text = await (await fetch(url, { headers })).text()
  await autocannon({ url, headers, connections: 10, duration: 2 })
  const before = processorTime(pid)
  const { requests, latency, non2xx } = await autocannon({ url, headers, connections: 10, duration: SECONDS })
  if (non2xx > 0) throw new Error(`${non2xx} answers of ${url} were not 2xx`)
  const processor = Math.round((processorTime(pid) - before) / requests.total)
  return { rate: Math.round(requests.average), p99: latency.p99, text, processor }
}

async function measureBare (file: string, args: string[], path = ''): Promise<Measured> {
  const bare = await start(file, args)
  try {
    return await measure(bare.pid, bare.url + path, {})
  } finally {
    await bare.stop()
  }
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

const HEAD = ['bytes', 'a second', 'p99 ms', 'µs', 'node:http', 'ratio', 'Fastify', 'ratio', 'µs', 'ratio']
const print = (name: string, figures: (number | string)[]) =>
  console.log(name.padEnd(46) + figures.map(figure => String(figure).padStart(10)).join(''))

const folder = mkdtempSync(path.join(tmpdir(), 'ringback-bench-'))
const file = path.join(folder, 'parts.json')
await untilIdle(ringback.pid)
print('request', HEAD)
try {
  for (const [name, url, headers] of cases) {
    const { rate, p99, text, processor } = await measure(ringback.pid, ringback.url + url, headers)
    const pieces = piecesOf(text)
    writeFileSync(file, JSON.stringify(pieces))
    const node = await measureBare(BARE, [String(Buffer.byteLength(text))])
    const address = pieces.length === 1 ? '/one/id-5000' : `/page?from=0&limit=${pieces.length}`
    const fastify = await measureBare(FASTIFY, [file], address)
    if (fastify.text !== text) throw new Error(`${name}: the texts differ`)
    print(name, [
      Buffer.byteLength(text), rate, p99, processor,
      node.rate, (rate / node.rate).toFixed(2),
      fastify.rate, (rate / fastify.rate).toFixed(2), fastify.processor, (fastify.processor / processor).toFixed(2)
    ])
  }
} finally {
  await ringback.stop()
  rmSync(folder, { recursive: true })
}
