import type { Instant } from '../../../world/timeline.ts'

/** `YYYY-MM-DDTHH:MM:SS.mmmZ`, always with three decimals: a public client cuts off the last five characters. */
export function timestamp (instant: number): string
export function timestamp (instant: Instant): string | null
export function timestamp (instant: Instant): string | null {
  return instant === undefined ? null : write(instant)
}

const DAY = 86_400_000
const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'))
let day = NaN
let date = ''

/** The date is kept from call to call: a seeding writes hundreds of thousands of timestamps, most of one day. */
function write (instant: number): string {
  const today = Math.floor(instant / DAY)
  if (today !== day) {
    day = today
    date = new Date(today * DAY).toISOString().slice(0, 11)
  }
  const ms = instant - today * DAY
  const time = `${TWO_DIGITS[Math.floor(ms / 3_600_000)]}:${TWO_DIGITS[Math.floor(ms / 60_000) % 60]}:${TWO_DIGITS[Math.floor(ms / 1000) % 60]}`
  return `${date}${time}.${String(ms % 1000).padStart(3, '0')}Z`
}

/** Seconds with three decimals at most; exact, because it is one division of whole milliseconds. */
export const toSeconds = (milliseconds: number): number => milliseconds / 1000

export const between = (from: Instant, to: Instant): number | null => from === undefined || to === undefined ? null : toSeconds(to - from)

/** The sum of what there is, exact to the millisecond; null when there is nothing. */
export function sum (list: readonly (number | null)[]): number | null {
  const known = list.filter(value => value !== null)
  return known.length === 0 ? null : toSeconds(known.reduce((total, value) => total + Math.round(value * 1000), 0))
}
