import { openingOf } from '../opening.ts'
import type { Centre } from '../centre.ts'

const HOUR = 3_600_000

/** How long before the next business day a centre that closes turns away who is still in a queue, at the earliest. */
const CUTOFF_BEFORE_NEXT_DAY = 4 * HOUR
/** The same of a centre that never closes: so long after the day. */
export const CUTOFF_AFTER_DAY = HOUR

/** The end of a business day, in its order. */
export interface Closing {
  /** Nobody comes any more, but those who were there before and meet again. */
  close: number
  /** The flow closes what nobody has answered: the crew is to be home before its next day. */
  queueCutoff: number
  /** Nothing begins any more. In a centre that never closes this is before the cutoff. */
  dayEnd: number
}

export function closingOf (centre: Centre, day: number): Closing {
  const { to: close } = openingOf(centre, day)
  const dayEnd = centre.calendar.startOf(day + 1)
  return {
    close,
    queueCutoff: close < dayEnd ? Math.max(close, dayEnd - CUTOFF_BEFORE_NEXT_DAY) : dayEnd + CUTOFF_AFTER_DAY,
    dayEnd
  }
}
