import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Config } from '../config.ts'
import { shown } from '../world/shown.ts'
import { baseUrl } from './reachable.ts'

/** How long the server may take, in ms. */
const PATIENCE = 3000

/** Asks a running server whether it is ready. Not by `fetch`, which takes longer to load and refuses some ports. */
export async function health ({ host, port }: Pick<Config, 'host' | 'port'>): Promise<number> {
  const url = baseUrl(host, port)
  const status = await ask(`${url}/__admin/health`)
  const base = shown(url)
  const ready = status === 'ok'
  if (ready) console.log(`${base} is ready`)
  else console.error(`${base} is not ready: ${status}`)
  return ready ? 0 : 1
}

/** The status that the server tells, or why there is none. */
async function ask (url: string): Promise<string> {
  try {
    const body: unknown = JSON.parse(await read(url))
    return typeof body === 'object' && body !== null && 'status' in body
      ? shown(String(body.status))
      : 'something else answers there'
  } catch (error) {
    if (error instanceof SyntaxError) return 'something else answers there'
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

function read (url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { signal: AbortSignal.timeout(PATIENCE) }, response => resolve(text(response))).on('error', reject)
  })
}
