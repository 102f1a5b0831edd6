import type { Space } from '../accounts.ts'
import { tooManyRequests } from './errors.ts'

const MINUTE = 60_000

export interface RateLimit {
  /** Counts a request in a space, and returns the headers that tell how many are left. Throws the platform's 429. */
  count (space: Space): Record<string, string>
  /** Forgets what was counted in a space, or in all. */
  reset (space?: Space): void
}

/** Requests within a minute, and when the last of them was made. */
interface Usage { requests: number, latest: number }

/**
 * The fair-use limit: so many requests of an account in a minute of its clock, and 429 for the rest of it. Documented
 * is only the status; the headers are those of the gateway.
 * @param perMinute 0 is no limit
 */
export function createRateLimit (perMinute: number): RateLimit {
  let used = new WeakMap<Space, Usage>()

  return {
    count (space) {
      if (perMinute === 0) return {}
      const now = space.now()
      const minute = Math.floor(now / MINUTE)
      const { requests: before, latest } = used.get(space) ?? { requests: 0, latest: now }
      // Where the clock was moved back, the counted requests have not been made yet.
      const isSame = minute === Math.floor(latest / MINUTE) && latest <= now
      const requests = isSame ? before + 1 : 1
      used.set(space, { requests, latest: now })
      const headers = {
        'x-ratelimit-limit-minute': String(perMinute),
        'x-ratelimit-remaining-minute': String(Math.max(0, perMinute - requests))
      }
      if (requests > perMinute) {
        throw tooManyRequests({ ...headers, 'retry-after': String(Math.ceil(((minute + 1) * MINUTE - now) / 1000)) })
      }
      return headers
    },
    reset (space) {
      if (space === undefined) used = new WeakMap()
      else used.delete(space)
    }
  }
}
