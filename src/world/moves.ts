import { noDuration } from './duration.ts'
import { parseInstant } from './instants.ts'
import type { Clock } from './clock.ts'
import { ClockError } from './clock-error.ts'
import { quoted } from './shown.ts'

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
      if (instant === undefined) throw new ClockError(`"now" takes an ISO 8601 instant, not ${quoted(value)}`)
      return clock => clock.set(instant)
    }
    case 'advance':
      if (typeof value !== 'string') throw noDuration(value)
      return clock => clock.advance(value)
    case 'speed':
      return clock => clock.run(typeof value === 'number' ? value : NaN)
    case 'real':
      if (value !== true) throw new ClockError(`"real" takes true, not ${quoted(value)}`)
      return clock => clock.real()
    default: throw new ClockError(`knows ${KEYS}, not ${quoted(key)}`)
  }
}
