import type { Population } from '../../world/population.ts'
import { tooManyRequests } from './errors.ts'

const MINUTE = 60_000

export type RateLimit = (account: Population, now: number) => Record<string, string>

/**
 * The fair-use limit: so many requests of an account in a minute of the clock, and 429 for the rest of it. Returns the
 * headers that tell how many are left. Documented is only the status; the headers are those of the gateway.
 */
export function createRateLimit (perMinute: number): RateLimit {
  let minute = NaN
  const used = new Map<number, number>()

  return function count ({ index }, now) {
    const current = Math.floor(now / MINUTE)
    if (current !== minute) used.clear()
    minute = current
    const requests = (used.get(index) ?? 0) + 1
    used.set(index, requests)
    const headers = { 'x-ratelimit-limit-minute': String(perMinute), 'x-ratelimit-remaining-minute': String(Math.max(0, perMinute - requests)) }
    if (requests > perMinute) {
      throw tooManyRequests({ ...headers, 'retry-after': String(Math.ceil(((current + 1) * MINUTE - now) / 1000)) })
    }
    return headers
  }
}
