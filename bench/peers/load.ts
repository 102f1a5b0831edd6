import autocannon from 'autocannon'
import type { Request } from './peer.ts'
import { methodOf } from './start.ts'

const CONNECTIONS = 10

export interface Load { answers: number, rate: number, p99: number }

/** Asks over and over again, for so many seconds or so often. */
export async function load (
  url: string, request: Request, bound: { duration: number } | { amount: number }
): Promise<Load> {
  const { path, headers, body, tokens } = request
  const times: number[] = []
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon({
      url: url + path,
      method: methodOf(body),
      connections: CONNECTIONS,
      ...headers && { headers },
      ...body !== undefined && { body },
      ...tokens && {
        requests: tokens.map(token => ({ headers: { ...headers, authorization: `Bearer ${token}` } }))
      },
      ...bound
    }, (error, result) => error instanceof Error ? reject(error) : resolve(result))
    // Its own percentiles are whole milliseconds.
    run.on('response', (_client, _status, _bytes, time) => times.push(time))
  })
  const failures = result.non2xx + result.errors
  if (failures > 0) throw new Error(`${failures} requests of ${path} failed`)
  times.sort((a, b) => a - b)
  return {
    answers: times.length,
    rate: times.length / result.duration,
    p99: times[Math.floor(times.length * 0.99)] ?? NaN
  }
}

/** The bytes of the answer, which must be about the interaction. */
export async function sizeOfAnswer (url: string, { path, headers, body }: Request, id: string): Promise<number> {
  const response = await fetch(url + path,
    { method: methodOf(body), ...headers && { headers }, ...body !== undefined && { body } })
  const text = await response.text()
  if (!text.includes(id)) throw new Error(`${path} answered ${response.status} without the interaction`)
  return Buffer.byteLength(text)
}
