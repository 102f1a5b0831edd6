import http from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

export interface Answer { status: number, bytes: number, ms: number }

/** Connections are kept: what is measured is the answer. */
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })

/** Asks once, and hears the answer to its end. */
export const ask = (url: string, headers: Record<string, string>): Promise<Answer> => new Promise((resolve, reject) => {
  const from = performance.now()
  http.get(url, { headers, agent }, response => {
    let bytes = 0
    response.on('data', (chunk: Buffer) => { bytes += chunk.length })
    response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes, ms: performance.now() - from }))
  }).on('error', reject)
})

export const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN

/** Asks for health every 10 ms until the work is done; returns how long each answer took. */
export async function besideHealth (base: string, work: () => Promise<void>): Promise<number[]> {
  const times: number[] = []
  const done = new AbortController()
  const asking = (async () => {
    while (!done.signal.aborted) {
      times.push((await ask(`${base}/__admin/health`, {})).ms)
      await wait(10)
    }
  })()
  await work().finally(() => done.abort())
  await asking
  return times
}

/** So many connections ask again and again for so many ms; throws where an answer is not 200. */
export async function load (
  url: () => string, headers: Record<string, string>, connections: number, duration: number
): Promise<{ times: number[], bytes: number }> {
  const times: number[] = []
  const until = performance.now() + duration
  let bytes = 0
  await Promise.all(Array.from({ length: connections }, async () => {
    do {
      const answer = await ask(url(), headers)
      if (answer.status !== 200) throw new Error(`${answer.status} for ${url()}`)
      times.push(answer.ms)
      bytes = answer.bytes
    } while (performance.now() < until)
  }))
  return { times, bytes }
}
