import type { Population } from '../population.ts'
import { createRandom, type Random } from '../random.ts'

/** A stretch of the day with a constant arrival rate. */
interface Slot { from: number, to: number, weight: number }

/** Weights of the local hours 0 to 23: a rush before noon, a smaller one in the afternoon. */
const HOURS = [1, 1, 1, 1, 1, 2, 4, 6, 9, 12, 14, 13, 10, 9, 11, 12, 11, 8, 6, 5, 3, 2, 1, 1]

/** The instants, ascending, at which the interactions of one business day start. */
export function arrivalsOf (population: Population, day: number): number[] {
  const { tenant, calendar, key } = population
  const slots = slotsOf(population, day)
  const random = createRandom(`${key}/${calendar.dateOf(day)}/arrivals`)
  return 'total' in tenant.volume
    ? exactly(shareOfTotal(population, day, tenant.volume.total), slots, random)
    : poisson(tenant.volume.perDay * weekdayFactor(population, day), slots, random)
}

/** Rates change from hour to hour, so the process runs in operational time: unit rate there, stretched back here. */
function poisson (expected: number, slots: Slot[], random: Random): number[] {
  const arrivals: number[] = []
  if (expected <= 0) return arrivals
  for (let time = random.exponential(1); time < expected; time += random.exponential(1)) arrivals.push(stretch(time / expected, slots))
  return arrivals
}

const exactly = (count: number, slots: Slot[], random: Random): number[] =>
  Array.from({ length: count }, () => stretch(random.unit(), slots)).sort((a, b) => a - b)

/** The instant before which the share (0 to 1) of the day's arrivals is expected. */
function stretch (share: number, slots: Slot[]): number {
  let rest = share * slots.reduce((sum, slot) => sum + slot.weight, 0)
  for (const { from, to, weight } of slots) {
    if (rest < weight) return from + Math.floor((to - from) * rest / weight)
    rest -= weight
  }
  throw new RangeError('a share of arrivals lies in [0, 1)')
}

function slotsOf ({ tenant, calendar }: Population, day: number): Slot[] {
  const range = 'from' in tenant.history
    ? { from: Date.parse(tenant.history.from), to: Date.parse(tenant.history.to) }
    : { from: -Infinity, to: Infinity }
  const slots: Slot[] = []
  for (let hour = tenant.open; hour < tenant.close; hour++) {
    const full = { from: calendar.at(day, hour), to: calendar.at(day, hour + 1) }
    const from = Math.max(full.from, range.from)
    const to = Math.min(full.to, range.to)
    if (from < to) slots.push({ from, to, weight: (HOURS[hour] ?? 1) * (to - from) / (full.to - full.from) })
  }
  if (slots.length > 0) return slots
  // The range meets this day outside opening hours only.
  return [{ from: Math.max(calendar.startOf(day), range.from), to: Math.min(calendar.startOf(day + 1), range.to), weight: 1 }]
}

function weekdayFactor ({ tenant, calendar }: Population, day: number): number {
  const sum = tenant.week.reduce((a, b) => a + b, 0)
  return sum === 0 ? 0 : (tenant.week[calendar.weekdayOf(day)] ?? 0) * 7 / sum
}

/** A day's part of an exact total depends on its place in the history alone, so that no day needs the days before it. */
function shareOfTotal ({ tenant, calendar }: Population, day: number, total: number): number {
  if (!('from' in tenant.history)) throw new Error('an exact total needs an absolute history')
  const first = calendar.dayOf(Date.parse(tenant.history.from))
  const days = calendar.dayOf(Date.parse(tenant.history.to) - 1) - first + 1
  const until = (place: number) => Math.floor(total * place / days)
  return until(day - first + 1) - until(day - first)
}
