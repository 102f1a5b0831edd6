import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startProcess } from '../test/support/start-process.ts'
import { largeScenario } from './scenario-of.ts'
import { ask, besideHealth, load, percentile } from './stalls/measure.ts'
import { routesOf } from './stalls/routes.ts'

/**
 * What each list costs at its most expensive, and how long others wait meanwhile: a client that asks for health every
 * 10 ms. First alone and for the first time, then by ten connections; beside it the same without any load.
 *   node bench/stalls.ts [interactions a day, or a scenario whose last tenant goes on] [ms for each route]
 */
const [ASKED = '5000'] = process.argv.slice(2)
const PER_DAY = Number(ASKED)
const DURATION = Number(process.argv[3] ?? 2000)
const DAYS = 30
const CONNECTIONS = 10
const MAIN = path.join(import.meta.dirname, '..', 'src', 'cli', 'main.ts')

const SEEDS = path.join(import.meta.dirname, '..', 'seeds')

interface ScenarioText {
  tenants: (string | { id: string })[]
  credentials: { platform: string, id: string, secret: string, tenants: string[] }[]
}

const folder = mkdtempSync(path.join(tmpdir(), 'ringback-bench-'))
const file = path.join(folder, 'large.json')
if (!Number.isNaN(PER_DAY)) writeFileSync(file, JSON.stringify(largeScenario(PER_DAY, DAYS)))
const scenario = Number.isNaN(PER_DAY) ? ASKED : file
const text = readFileSync(scenario === file ? file : path.join(SEEDS, `${scenario}.json`), 'utf8')
const { tenants, credentials } = JSON.parse(text) as ScenarioText
const tenant = tenants.map(tenant => typeof tenant === 'string' ? '' : tenant.id).findLast(id => id !== '') ?? ''

const from = performance.now()
const { child, said, stop } =
  await startProcess([MAIN, 'serve', '--port', '0', '--scenario', scenario], /http:\/\/127\.0\.0\.1:\d+/)
const base = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''
console.log(`${scenario === file ? `${PER_DAY} interactions a day, ${DAYS} days` : scenario}, ready after ${Math.round(performance.now() - from)} ms`)

const credentialOf = (platform: string) => {
  const found =
    credentials.find(credential => credential.platform === platform && credential.tenants.includes(tenant))
  if (found === undefined) throw new Error(`no credential of ${platform}`)
  return found
}
const basicOf = ({ id, secret }: { id: string, secret: string }) =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
const vcc = credentialOf('vcc')
const token = await (await fetch(`${base}/Auth/connect/token`, {
  method: 'POST',
  body: new URLSearchParams({
    grant_type:
      'client_credentials',
    scope: 'stats interaction-content:read',
    client_id: vcc.id,
    client_secret: vcc.secret
  })
})).json() as { access_token?: string }
const HEADERS = {
  cxengage: { authorization: basicOf(credentialOf('cxengage')) },
  vcc: { authorization: `Bearer ${token.access_token}`, accept: 'application/vnd.newvoicemedia.v3+json' }
}

const QUARTER = 15 * 60_000
const daysAgo = (days: number): string => {
  const instant = performance.timeOrigin + performance.now() - days * 86_400_000
  return new Date(instant - instant % QUARTER).toISOString()
}
const anonymous = () =>
  Math.round(Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024)

const HEAD = ['request', 'KB', 'first ms', 'p50', 'p99', 'health p99', 'health max', 'MiB']
const print = (name: string, ...figures: (number | string)[]) =>
  console.log(name.padEnd(52) + figures.map(figure => String(figure).padStart(11)).join(''))

const idle = await besideHealth(base, async () => await new Promise(resolve => setTimeout(resolve, DURATION)))
print(HEAD[0] ?? '', ...HEAD.slice(1))
print('(no load)', '', '', '', '', percentile(idle, 0.99).toFixed(1), Math.max(...idle).toFixed(1), anonymous())
for (const { name, platform, url } of routesOf(`/v1/tenants/${tenant}`)) {
  const headers = HEADERS[platform]
  const address = () => base + url(daysAgo)
  let first = 0
  const figures = { p50: 0, p99: 0, bytes: 0 }
  const health = await besideHealth(base, async () => {
    const answer = await ask(address(), headers)
    if (answer.status !== 200) throw new Error(`${answer.status} for ${address()}`)
    first = answer.ms
    const { times, bytes } = await load(address, headers, CONNECTIONS, DURATION)
    Object.assign(figures, { p50: percentile(times, 0.5), p99: percentile(times, 0.99), bytes })
  })
  print(name, (figures.bytes / 1024).toFixed(0), first.toFixed(0), figures.p50.toFixed(1), figures.p99.toFixed(1),
    percentile(health, 0.99).toFixed(1), Math.max(...health).toFixed(1), anonymous())
}
await stop()
rmSync(folder, { recursive: true })
