import type { Centre } from '../centre.ts'
import { createRandom, type Random } from '../random.ts'
import { slotsOf, type Slot } from './slots.ts'

/** The instants, ascending, at which the interactions of one business day start. */
export function arrivalsOf (centre: Centre, day: number): number[] {
  const { tenant, calendar, key } = centre
  const slots = slotsOf(centre, day)
  const random = createRandom(`${key}/${calendar.dateOf(day)}/arrivals`)
  return 'total' in tenant.volume
    ? exactly(shareOfTotal(centre, day, tenant.volume.total), slots, random)
    : poisson(tenant.volume.perDay * weightOf(slots), slots, random)
}

/** Rates change during the day, so the process runs in operational time: unit rate there, stretched back here. */
function poisson (expected: number, slots: Slot[], random: Random): number[] {
  const arrivals: number[] = []
  if (expected <= 0) return arrivals
  for (let time = random.exponential(1); time < expected; time += random.exponential(1)) {
    arrivals.push(stretch(time / expected, slots))
  }
  return arrivals
}

const exactly = (count: number, slots: Slot[], random: Random): number[] =>
  Array.from({ length: count }, () => stretch(random.unit(), slots)).sort((a, b) => a - b)

const weightOf = (slots: Slot[]) => slots.reduce((sum, slot) => sum + slot.weight, 0)

/** The instant before which the share (0 to 1) of the day's arrivals is expected; by the clock where none is. */
function stretch (share: number, slots: Slot[]): number {
  const total = weightOf(slots)
  const weighted = total > 0 ? slots : slots.map(slot => ({ ...slot, weight: slot.to - slot.from }))
  let rest = share * weightOf(weighted)
  for (const { from, to, weight } of weighted) {
    if (rest < weight) return from + Math.floor((to - from) * rest / weight)
    rest -= weight
  }
  // The sums were rounded, and the share was all but 1.
  return (weighted.at(-1)?.to ?? NaN) - 1
}

/** A day's part of an exact total: a function of the history alone, so that no day needs the days before it. */
function shareOfTotal (centre: Centre, day: number, total: number): number {
  const { first, weights } = historyOf(centre)
  const all = weights.at(-1) ?? 0
  const until = (index: number) => Math.floor(total * (weights[index] ?? all) / all)
  return until(day - first + 1) - until(day - first)
}

/** The first day of an absolute history, and what is expected before each day: by the clock where nobody ever is. */
interface Expectations { first: number, weights: number[] }

const known = new WeakMap<Centre, Expectations>()

function historyOf (centre: Centre): Expectations {
  const played = centre.home ?? centre
  const found = known.get(played)
  if (found !== undefined) return found
  const { history, calendar } = played
  if (!('from' in history)) throw new Error('an exact total needs an absolute history')
  const first = calendar.dayOf(history.from)
  const count = calendar.dayOf(history.to - 1) - first + 1
  const days = Array.from({ length: count }, (_, index) => weightOf(slotsOf(centre, first + index)))
  const isOpen = days.some(weight => weight > 0)
  const weights = [0]
  for (const weight of days) weights.push((weights.at(-1) ?? 0) + (isOpen ? weight : 1))
  known.set(played, { first, weights })
  return { first, weights }
}
