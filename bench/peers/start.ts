import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, closeSync } from 'node:fs'
import http from 'node:http'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Peer, Request } from './peer.ts'
import type { Sample } from './sample.ts'

const PATIENCE = 60_000

export interface Running { url: string, pid: number, milliseconds: number, stop: () => Promise<void> }

/** From the start of the process until its first answer of the interaction. */
export async function start (peer: Peer, folder: string, sample: Sample): Promise<Running> {
  const port = await freePort()
  const [program = '', ...args] = peer.command(folder, port, sample)
  const log = openSync(path.join(folder, 'errors.txt'), 'w')
  const from = performance.now()
  // A line for each request, which some cannot be told not to print, goes nowhere.
  // What a server keeps for its user is kept in its own folder.
  const server = spawn(program === 'node' ? process.execPath : program, args,
    { cwd: folder, stdio: ['ignore', 'ignore', log], env: { ...process.env, HOME: folder, NODE_ENV: 'production' } })
  closeSync(log)
  await once(server, 'spawn')
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null && server.kill()) await once(server, 'exit')
  }
  try {
    while (await ask(port, peer.one(sample)) !== 200) {
      if (server.exitCode !== null) throw new Error(`ended with ${server.exitCode}, see ${folder}/errors.txt`)
      if (performance.now() - from > PATIENCE) throw new Error(`gave no answer in a minute, see ${folder}/errors.txt`)
      await wait(3)
    }
    return { url: `http://127.0.0.1:${port}`, pid: server.pid ?? 0, milliseconds: performance.now() - from, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function freePort (): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** The status; undefined while nobody listens. Plain, so that asking takes no time from the server that starts. */
function ask (port: number, { path, headers, body }: Request): Promise<number | undefined> {
  return new Promise(resolve => {
    http.request({ host: '127.0.0.1', port, path, method: methodOf(body), ...headers && { headers } }, response => {
      response.resume().once('end', () => resolve(response.statusCode))
    }).once('error', () => resolve(undefined)).end(body)
  })
}

export const methodOf = (body: string | undefined) => body === undefined ? 'GET' : 'POST'
