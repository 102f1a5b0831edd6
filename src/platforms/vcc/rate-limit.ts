import type { Centre } from '../../world/centre.ts'
import { tooManyRequests } from './errors.ts'

const MINUTE = 60_000

export interface RateLimit {
  /** Counts a request of an account, and returns the headers that tell how many are left. Throws the platform's 429. */
  count (account: Centre, now: number): Record<string, string>
  /** Forgets what was counted. */
  reset (): void
}

/**
 * The fair-use limit: so many requests of an account in a minute of the clock, and 429 for the rest of it. Documented
 * is only the status; the headers are those of the gateway.
 * @param perMinute 0 is no limit
 */
export function createRateLimit (perMinute: number): RateLimit {
  let latest = NaN
  const used = new Map<number, number>()

  return {
    count ({ index }, now) {
      if (perMinute === 0) return {}
      const minute = Math.floor(now / MINUTE)
      // Where the clock was moved back, the counted requests have not been made yet.
      if (minute !== Math.floor(latest / MINUTE) || now < latest) used.clear()
      latest = now
      const requests = (used.get(index) ?? 0) + 1
      used.set(index, requests)
      const headers = {
        'x-ratelimit-limit-minute': String(perMinute),
        'x-ratelimit-remaining-minute': String(Math.max(0, perMinute - requests))
      }
      if (requests > perMinute) {
        throw tooManyRequests({ ...headers, 'retry-after': String(Math.ceil(((minute + 1) * MINUTE - now) / 1000)) })
      }
      return headers
    },
    reset: () => used.clear()
  }
}
