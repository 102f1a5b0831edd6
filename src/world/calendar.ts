import { findZone } from './zones.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/**
 * A tenant's business days. A day is numbered by its local date (days since 1970-01-01), starts at `dayStart` o'clock
 * local time and has 23, 24 or 25 hours.
 */
export interface Calendar {
  dayOf (instant: number): number
  startOf (day: number): number
  /**
   * The instant at which the clocks show that hour of the day's date, or skip it; 24 and more reach into the next date.
   */
  at (day: number, hour: number): number
  /** 0 = Sunday. */
  weekdayOf (day: number): number
  /** The local hour, 0 to 23. */
  hourOf (instant: number): number
  /** What the clocks show, as HH:MM:SS. */
  timeOf (instant: number): string
  /** The local date as YYYY-MM-DD: the key of the day's random streams. */
  dateOf (day: number): string
}

export const isTimeZone = (name: string): boolean => findZone(name) !== undefined

/** Zone offsets come from our own data, never from those of the Node build. */
export function createCalendar (timezone: string, dayStart: number): Calendar {
  const zone = findZone(timezone)
  if (zone === undefined) throw new RangeError(`unknown time zone ${timezone}`)

  const { offsetAt, untils } = zone

  function at (day: number, hour: number): number {
    const wall = day * DAY + hour * HOUR
    const guess = wall - offsetAt(wall)
    const instant = wall - offsetAt(guess)
    // What the clocks skip (an hour, or the date of a zone that changes sides) is the instant at which they do.
    const isSkipped = instant + offsetAt(instant) !== wall && guess + offsetAt(guess) !== wall
    return isSkipped ? untils.find(until => until > Math.min(guess, instant)) ?? instant : instant
  }

  const startOf = (day: number) => at(day, dayStart)
  /** How long after its midnight a date is at an instant, by the clocks. */
  const sinceMidnight = (instant: number) => (((instant + offsetAt(instant)) % DAY) + DAY) % DAY

  function dayOf (instant: number): number {
    let day = Math.floor((instant + offsetAt(instant) - dayStart * HOUR) / DAY)
    while (instant < startOf(day)) day--
    while (instant >= startOf(day + 1)) day++
    return day
  }

  let last = { day: NaN, date: '' }
  /** Kept, because it is asked for every interaction of a day. */
  function dateOf (day: number): string {
    if (day !== last.day) last = { day, date: new Date(day * DAY).toISOString().slice(0, 10) }
    return last.date
  }

  return {
    dayOf,
    startOf,
    at,
    weekdayOf: day => (((day + 4) % 7) + 7) % 7,
    hourOf: instant => Math.floor(sinceMidnight(instant) / HOUR),
    timeOf: instant => new Date(sinceMidnight(instant)).toISOString().slice(11, 19),
    dateOf
  }
}
