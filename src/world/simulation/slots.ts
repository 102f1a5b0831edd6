import { openingOf } from '../opening.ts'
import type { Centre } from '../centre.ts'

/** A stretch of the day with a constant arrival rate: what part of an average day's customers comes in it. */
export interface Slot { from: number, to: number, weight: number }

const QUARTER = 900_000

/** Weights of the local hours 0 to 23: a rush before noon, a smaller one in the afternoon. */
const HOURS = [1, 1, 1, 1, 1, 2, 4, 6, 9, 12, 14, 13, 10, 9, 11, 12, 11, 8, 6, 5, 3, 2, 1, 1]

/**
 * The quarters of an hour in which customers can come on a business day, within the tenant's history. Their weights sum
 * to 1 on a full day of the average weekday, more where a spike is, less where the history begins or ends.
 */
export function slotsOf (centre: Centre, day: number): Slot[] {
  const { calendar, history } = centre
  const opening = openingOf(centre, day)
  const within = 'from' in history ? history : { from: -Infinity, to: Infinity }
  const count = Math.ceil((opening.to - opening.from) / QUARTER)
  const quarters = Array.from({ length: count }, (_, n) => opening.from + n * QUARTER)
  const usual = (start: number) => HOURS[calendar.hourOf(start)] ?? 1
  const wholeDay = quarters.reduce((sum, start) => sum + usual(start), 0)

  const slots = quarters.map((start): Slot => {
    const from = Math.max(start, within.from)
    const to = Math.min(start + QUARTER, opening.to, within.to)
    const weight = usual(start) * (to - from) / QUARTER / wholeDay
    return { from, to, weight: weight * spikeAt(centre, start) * weekdayFactor(centre, day) }
  }).filter(({ from, to }) => from < to)
  if (slots.length > 0) return slots
  // The history meets this day outside opening hours only: nobody is expected, but an exact total may have to be met.
  const [from, to] = [Math.max(calendar.startOf(day), within.from), Math.min(calendar.startOf(day + 1), within.to)]
  return [{ from, to, weight: 0 }]
}

const spikeAt = ({ spikes }: Centre, instant: number): number => spikes
  .filter(({ from, to }) => from <= instant && instant < to)
  .reduce((product, { factor }) => product * factor, 1)

function weekdayFactor ({ tenant, calendar }: Centre, day: number): number {
  const sum = tenant.week.reduce((a, b) => a + b, 0)
  return sum === 0 ? 0 : (tenant.week[calendar.weekdayOf(day)] ?? 0) * 7 / sum
}
