import { ClockError } from './clock-error.ts'
import { quoted } from './shown.ts'

const NUMBER = '(\\d+(?:[.,]\\d+)?)'
const DURATION = new RegExp(
  `^([+-]?)P(?=\\d|T\\d)(?:${NUMBER}W)?(?:${NUMBER}D)?(?:T(?=\\d)(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`,
  'i'
)

/** Weeks, days, hours, minutes and seconds, in ms. */
const UNITS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000]

/**
 * Reads an ISO 8601 duration in whole milliseconds, with a sign before the P and fractions anywhere. A day has 24
 * hours.
 * Throws {@link ClockError} when it is none.
 */
export function parseDuration (text: string): number {
  const match = DURATION.exec(text.trim())
  if (match === null) {
    const hint = /^[+-]?P[\d.,]+[YM]/i.test(text.trim())
      ? ' (years and months vary in length: weeks, days, hours, minutes and seconds do not)'
      : ''
    throw noDuration(text, hint)
  }
  const [, sign, ...parts] = match
  const length = UNITS.reduce((sum, unit, index) => sum + Number((parts[index] ?? '0').replace(',', '.')) * unit, 0)
  return Math.round(sign === '-' ? -length : length)
}

/** The refusal of what is no duration. */
export const noDuration = (value: unknown, hint = ''): ClockError =>
  new ClockError(`"advance" takes an ISO 8601 duration such as "PT1H30M" or "-P1D", not ${quoted(value)}${hint}`)
