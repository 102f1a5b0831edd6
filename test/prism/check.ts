import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'
import { createRingback } from '../../src/server.ts'
import { startProcess, type Started } from '../support/start-process.ts'

/**
 * Puts Prism's validating proxy between a client and the server, once for each contract, and makes the documented
 * requests through it: whatever the contract does not say is a violation. npm run check:contract
 */
const ROOT = path.join(import.meta.dirname, '..', '..')
const PRISM = path.join(import.meta.dirname, 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js')
const TENANT = '/v1/tenants/0e73a980-6557-11e6-b1b9-ca81484488df'
const LIVE = '/v1/tenants/7d23df20-2461-11e7-9bf4-b883f2d63b7b'
const CONTACT = 'd0c19a40-bfee-11e7-b9f2-01904e807d77'
const UNKNOWN = '00000000-0000-4000-8000-000000000000'
const V3 = { accept: 'application/vnd.newvoicemedia.v3+json' }
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

interface Request { url: string, status: number, headers?: Record<string, string>, method?: string, body?: string }

const basic = (id: string) => ({ authorization: `Basic ${Buffer.from(`${id}:${id}-secret`).toString('base64')}` })

const cxengage: Request[] = [
  { url: `${TENANT}/interactions`, status: 200, headers: basic('admin') },
  {
    url: `${TENANT}/interactions?startTimeRange=2017-12-29T14:00:00.000Z&endTimeRange=2017-12-29T24:00:00.000Z`,
    status: 200,
    headers: basic('admin')
  },
  { url: `${TENANT}/interactions?limit=1000&includenulls=true`, status: 200, headers: basic('admin') },
  { url: `${TENANT}/interactions?limit=0`, status: 200, headers: basic('admin') },
  { url: `${LIVE}/interactions?limit=1000`, status: 200, headers: basic('admin') },
  { url: `${LIVE}/interactions?limit=1000&green=false`, status: 200, headers: basic('admin') },
  { url: `${TENANT}/interactions/b2109780-db83-11e7-9709-c2b07aa3bee9`, status: 200, headers: basic('reporting') },
  { url: `${TENANT}/contacts/${CONTACT}/interactions`, status: 200, headers: basic('agent') },
  { url: `${TENANT}/interactions/${UNKNOWN}`, status: 404, headers: basic('admin') },
  { url: `${TENANT}/contacts/${CONTACT}/interactions`, status: 403, headers: basic('reporting') },
  { url: '/v1/me', status: 200, headers: basic('admin') },
  { url: '/v1/regions', status: 200, headers: basic('admin') },
  ...[
    '', '/users', '/queues', '/groups', '/skills', '/flows', '/lists', '/dispositions', '/business-hours'
  ].map(rest => ({ url: LIVE + rest, status: 200, headers: basic('admin') })),
  {
    url: `${TENANT}/interactions/b2109780-db83-11e7-9709-c2b07aa3bee9/artifacts`,
    status: 200,
    headers: basic('admin')
  },
  { url: `${TENANT}/interactions/b2109780-db83-11e7-9709-c2b07aa3bee9/notes`, status: 200, headers: basic('admin') },
  {
    url: `${LIVE}/wfm/intervals/queue?start=2026-02-27T10:00:00Z&end=2026-02-27T11:00:00Z`,
    status: 200,
    headers: basic('admin')
  },
  {
    url: `${LIVE}/wfm/intervals/agent?start=2026-02-27T10:00:00Z&end=2026-02-27T11:00:00Z`,
    status: 200,
    headers: basic('admin')
  },
  { url: `${LIVE}/wfm/rta?start=2026-03-02T11:50:00Z&end=2026-03-02T11:55:00Z`, status: 200, headers: basic('admin') },
  { url: `${LIVE}/realtime-statistics/available`, status: 200, headers: basic('admin') },
  { url: `${LIVE}/realtime-statistics/queue-length`, status: 200, headers: basic('admin') },
  {
    url: `${LIVE}/realtime-statistics/batch`,
    status: 200,
    method: 'POST',
    headers: { ...basic('admin'), 'content-type': 'application/json' },
    body: '{"requests":{"a":{"statistic":"queue-length"},"b":{"statistic":"none"}}}'
  },
  {
    url: '/v1/tokens',
    status: 200,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"username":"admin","password":"admin-secret"}'
  },
  {
    url: '/v1/tokens',
    status: 401,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"username":"admin","password":"wrong"}'
  }
]

const credentials = 'client_id=documented&client_secret=documented-secret'
const vcc = (bearer: Record<string, string>): Request[] => [
  { url: '/stats/interactions/9b0e5ced-514f-4415-82cf-2d16955965d7', status: 200, headers: { ...V3, ...bearer } },
  { url: '/stats/interactions/016f3105-0854-43e2-9d2a-33ef02aff410', status: 200, headers: { ...V3, ...bearer } },
  {
    url: '/stats/interactions?start=2020-01-07T00:00:00.000Z&end=2020-01-08T00:00:00.000Z',
    status: 200,
    headers: { ...V3, ...bearer }
  },
  {
    url: '/stats/interactions?start=2017-11-01&end=2017-12-01&limit=5000&include=Processed',
    status: 200,
    headers: { ...V3, ...bearer }
  },
  { url: '/stats/interactions?start=2017-01-01&end=2017-12-01', status: 400, headers: { ...V3, ...bearer } },
  ...[
    'interactions/ongoing?limit=100', 'agent-status?limit=100',
    'agent-activities?start=2017-11-01&end=2017-11-08', 'agent-activities/presence?start=2017-11-01&end=2017-11-08',
    'queue-times?start=2017-11-01&end=2017-11-30&queueType=All', 'wfm/agent-states?start=2017-11-01&end=2017-11-08',
    'wfm/queue-activity?start=2017-11-01', 'wfm/queue-metrics?start=2017-11-01'
  ].map(rest => ({ url: `/stats/${rest}`, status: 200, headers: { ...V3, ...bearer } })),
  { url: `/stats/interactions/${UNKNOWN}`, status: 404, headers: { ...V3, ...bearer } },
  { url: '/stats/interactions?start=2020-01-07', status: 401, headers: { ...V3, authorization: 'Bearer wrong' } },
  {
    url: '/Auth/connect/token',
    status: 200,
    method: 'POST',
    headers: FORM,
    body: `grant_type=client_credentials&scope=stats&${credentials}`
  },
  {
    url: '/Auth/connect/token',
    status: 400,
    method: 'POST',
    headers: FORM,
    body: `grant_type=client_credentials&scope=nonsense&${credentials}`
  }
]

async function startPrism (contract: string, upstream: string): Promise<Started & { url: string }> {
  const port = await freePort()
  const prism = await startProcess(
    [PRISM, 'proxy', path.join(ROOT, 'openapi', `${contract}.json`), upstream, '--errors', '--port', String(port)],
    /listening/
  )
  return { ...prism, url: `http://127.0.0.1:${port}` }
}

async function freePort (): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function ask (base: string, { url, status, ...request }: Request): Promise<boolean> {
  const response = await fetch(base + url, request)
  const body = await response.text()
  const violations = response.headers.get('sl-violations')
  const fine = response.status === status && violations === null
  console.log(
    `${fine ? 'ok' : 'not ok'} - ${request.method ?? 'GET'} ${url} ${response.status}${fine ? '' : ` ${violations ?? ''} ${body.slice(0, 600)}`}`
  )
  return fine
}

const ringback = createRingback({ clock: '2026-03-02T12:00:00Z' })
const upstream = await ringback.listen()
await ringback.seed()
const token = await fetch(`${upstream}/Auth/connect/token`,
  { method: 'POST', headers: FORM, body: `grant_type=client_credentials&scope=stats&${credentials}` })
const { access_token: bearer } = await token.json() as { access_token: string }

const results: boolean[] = []
for (const [contract, requests] of [['cxengage', cxengage], [
  'vcc', vcc({ authorization: `Bearer ${bearer}` })
]] as const) {
  const { url, stop } = await startPrism(contract, upstream)
  for (const request of requests) results.push(await ask(url, request))
  await stop()
}
await ringback.close()
const failed = results.filter(fine => !fine).length
console.log(`${results.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
