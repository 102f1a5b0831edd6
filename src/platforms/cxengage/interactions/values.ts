import { writeInstant } from '../../../world/instants.ts'
import type { Instant } from '../../../world/timeline.ts'

/** `YYYY-MM-DDTHH:MM:SS.mmmZ`, always with three decimals: a public client cuts off the last five characters. */
export function timestamp (instant: number): string
export function timestamp (instant: Instant): string | null
export function timestamp (instant: Instant): string | null {
  return instant === undefined ? null : writeInstant(instant)
}

/** Seconds with three decimals at most; exact, because it is one division of whole milliseconds. */
export const toSeconds = (milliseconds: number): number => milliseconds / 1000

export const between = (from: Instant, to: Instant): number | null => from === undefined || to === undefined
  ? null
  : toSeconds(to - from)

/** The sum of what there is, exact to the millisecond; null when there is nothing. */
export function sum (list: readonly (number | null)[]): number | null {
  const known = list.filter(value => value !== null)
  return known.length === 0 ? null : toSeconds(known.reduce((total, value) => total + Math.round(value * 1000), 0))
}
