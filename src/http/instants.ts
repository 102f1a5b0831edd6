const PATTERN = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:(Z)|([+ -])(\d{2}):?(\d{2}))?)?$/i

/**
 * Reads a timestamp in every spelling that clients of both platforms send: date only, no seconds, no zone (read as
 * UTC), one to nine fractional digits, a space for the T, 24:00 for the next midnight, and a numeric offset whose plus
 * sign arrived as a space because the query was not encoded. Undefined when it is no instant.
 * Fractions beyond the millisecond are cut off.
 */
export function parseInstant (text: string): number | undefined {
  const match = PATTERN.exec(text.trim())
  if (match === null) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', , sign, offsetHour = '0', offsetMinute = '0'] = match
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  if (new Date(midnight).getUTCDate() !== Number(day) || new Date(midnight).getUTCMonth() !== Number(month) - 1) return undefined

  const millisecond = Number(fraction.slice(0, 3).padEnd(3, '0'))
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + millisecond
  const endOfDay = Number(hour) === 24 && time === 24 * 3_600_000
  if ((Number(hour) > 23 && !endOfDay) || Number(minute) > 59 || Number(second) > 59) return undefined

  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined
  return midnight + time - (sign === '-' ? -offset : offset)
}
