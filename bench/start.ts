import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import http from 'node:http'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * From the start of the built server until its first page of interactions. After `npm run build`:
 * node bench/start.ts <tenant id> [options of serve], for instance 5c0b6c1e-8f0a-4d7c-9a52-3f1e2b7d9c04 --database
 * busy.db
 */
const RUNS = 5
const BUILT = path.join(import.meta.dirname, '..', 'dist', 'cli', 'main.js')
const [tenant = '', ...options] = process.argv.slice(2)
if (tenant === '' || !existsSync(BUILT)) throw new Error('takes the id of a tenant, and needs "npm run build" before')

async function freePort (): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** The status; undefined while nobody listens. Plain, so that asking takes no time from the server that starts. */
const ask = (port: number) => new Promise<number | undefined>(resolve => {
  const headers = { authorization: `Basic ${Buffer.from('admin:admin-secret').toString('base64')}` }
  http.get({ port, path: `/v1/tenants/${tenant}/interactions?limit=10`, headers }, response => {
    response.resume().once('end', () => resolve(response.statusCode))
  }).once('error', () => resolve(undefined))
})

async function firstAnswer (): Promise<number> {
  const port = await freePort()
  const from = performance.now()
  const server = spawn(process.execPath, [BUILT, 'serve', '--port', String(port), ...options],
    { stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    while (await ask(port) !== 200) {
      if (server.exitCode !== null) throw new Error('the server has ended')
      await wait(3)
    }
    return performance.now() - from
  } finally {
    server.kill()
    if (server.exitCode === null) await once(server, 'exit')
  }
}

const times: number[] = []
for (let run = 0; run < RUNS; run++) times.push(await firstAnswer())
console.log(`${times.map(time => time.toFixed(0)).join(', ')} ms until the first answer`)
