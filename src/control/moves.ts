import { parseInstant } from '../world/instants.ts'
import type { Clock } from '../world/clock.ts'
import { ClockError } from '../world/clock-error.ts'

/** What a clock can be told to do. */
export type Move = (clock: Clock) => void

const KEYS = '"now", "advance", "speed" and "real"'

/** Reads the body of a request to move the clock. Throws ClockError when it is none. */
export function parseMove (body: unknown): Move {
  const [entry, ...more] = typeof body === 'object' && body !== null ? Object.entries(body) as [string, unknown][] : []
  if (entry === undefined || more.length > 0) throw new ClockError(`takes a JSON object with exactly one of ${KEYS}`)
  const [key, value] = entry
  switch (key) {
    case 'now': {
      const instant = typeof value === 'string' ? parseInstant(value) : undefined
      if (instant === undefined) throw new ClockError(`"now" takes an ISO 8601 instant, not ${JSON.stringify(value)}`)
      return clock => clock.set(instant)
    }
    case 'advance':
      return clock => clock.advance(typeof value === 'string' ? value : JSON.stringify(value))
    case 'speed':
      return clock => clock.run(typeof value === 'number' ? value : NaN)
    case 'real':
      if (value !== true) throw new ClockError(`"real" takes true, not ${JSON.stringify(value)}`)
      return clock => clock.real()
    default:
      throw new ClockError(`knows ${KEYS}, not ${JSON.stringify(key)}`)
  }
}
