const PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:(Z)|([+ -])(\d{2}):?(\d{2}))?)?$/i

/**
 * Reads a timestamp in every spelling that clients of both platforms send: date only, no seconds, no zone (read as
 * UTC), one to nine fractional digits, a space for the T, 24:00 for the next midnight, and a numeric offset whose plus
 * sign arrived as a space because the query was not encoded. Undefined when it is no instant.
 * Fractions beyond the millisecond are cut off. A year of three digits is a mistake and no year.
 */
export function parseInstant (text: string): number | undefined {
  const match = PATTERN.exec(text.trim())
  if (match === null) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', , sign, offsetHour = '0', offsetMinute = '0'] = match
  if (Number(year) < 1000) return undefined
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  if (new Date(midnight).getUTCDate() !== Number(day) || new Date(midnight).getUTCMonth() !== Number(month) - 1) {
    return undefined
  }

  const millisecond = Number(fraction.slice(0, 3).padEnd(3, '0'))
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + millisecond
  const endOfDay = Number(hour) === 24 && time === 24 * 3_600_000
  if ((Number(hour) > 23 && !endOfDay) || Number(minute) > 59 || Number(second) > 59) return undefined

  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined
  return midnight + time - (sign === '-' ? -offset : offset)
}

const DAY = 86_400_000
const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'))
let day = NaN
let date = ''

/**
 * `YYYY-MM-DDTHH:MM:SS.mmmZ`. The date is kept from call to call: a seeding writes millions of them, most of one day.
 */
export function writeInstant (instant: number): string {
  const today = Math.floor(instant / DAY)
  if (today !== day) {
    day = today
    date = new Date(today * DAY).toISOString().slice(0, 11)
  }
  const ms = instant - today * DAY
  const time =
    `${TWO_DIGITS[Math.floor(ms / 3_600_000)]}:${TWO_DIGITS[Math.floor(ms / 60_000) % 60]}:${TWO_DIGITS[Math.floor(ms / 1000) % 60]}`
  return `${date}${time}.${String(ms % 1000).padStart(3, '0')}Z`
}

/** What {@link parseInstant} reads, of a text that was checked before. Throws RangeError. */
export function instantOf (text: string): number {
  const instant = parseInstant(text)
  if (instant === undefined) throw new RangeError(`${text} is no instant`)
  return instant
}

/** The years that can be served: the keys of rows number the days from 1970 on, and have room until 2149. */
export const [FIRST_YEAR, LAST_YEAR] = [1971, 2148]

export const EARLIEST = Date.UTC(FIRST_YEAR, 0, 1)
export const LATEST = Date.UTC(LAST_YEAR + 1, 0, 1) - 1

export const isServable = (instant: number | undefined): instant is number =>
  instant !== undefined && instant >= EARLIEST && instant <= LATEST
