import type { PreparedPlatform, StoredPlatform } from '../../../platforms/platform.ts'
import { asOf } from '../../../world/as-of.ts'
import type { Centre } from '../../../world/centre.ts'
import type { History } from '../../../world/days.ts'
import { daysFor } from '../../../world/history.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { homeOf } from '../../../world/branch.ts'
import { inTurns } from './in-turns.ts'
import { STATES, stateOf, type State } from './state.ts'

export const QUARTER = 900_000

export type Counts = Record<State, number>

/** The interactions that begin within a quarter of an hour, by what they are now. */
export interface Quarter { from: number, counts: Counts, total: number }

/** A business day of a tenant as it is told at an instant. */
export interface Today {
  centre: Centre
  day: number
  now: number
  from: number
  until: number
  /** Of the whole day, also those that have not begun. */
  quarters: Quarter[]
  totals: Counts
  total: number
  /** How many of them each platform tells. */
  told: { platform: PreparedPlatform['platform'], count: number }[]
  /** Those that have begun, in the order of their starts. */
  begun: readonly Timeline[]
}

/** The days that can be looked at: of a history that is over its own ones, else those until now. */
export function daysShown (centre: Centre, now: number): { first: number, last: number } {
  const { first, last } = daysFor(centre, now, now)
  return { first, last: Math.min(last, Math.max(first, centre.calendar.dayOf(now))) }
}

const noCounts = (): Counts => Object.fromEntries(STATES.map(state => [state, 0])) as Counts // of each state one

export interface TodaySource { platforms: readonly Pick<StoredPlatform, 'platform' | 'storage'>[], history: History }

/** Counts a day in steps, between which requests are answered. */
export async function todayOf (
  { platforms, history }: TodaySource, centre: Centre, day: number, now: number
): Promise<Today> {
  const { calendar } = centre
  const [from, until] = [calendar.startOf(day), calendar.startOf(day + 1)]
  const timelines = await history.play(homeOf(centre), day)
  const begun = timelines.filter(({ start }) => start <= now)
  const quarters = Array.from({ length: Math.ceil((until - from) / QUARTER) }, (_, index): Quarter =>
    ({ from: from + index * QUARTER, counts: noCounts(), total: 0 }))
  const totals = noCounts()
  const told = platforms.map(({ platform, storage }) => ({ platform, tells: storage.invariants.tells, count: 0 }))
  await inTurns(begun, timeline => {
    const state = stateOf(asOf(timeline, now))
    totals[state]++
    for (const one of told) if (one.tells(timeline)) one.count++
    const quarter = quarters[Math.floor((timeline.start - from) / QUARTER)]
    if (quarter === undefined) throw new RangeError(`${timeline.start} is not of day ${day}`)
    quarter.counts[state]++
    quarter.total++
  })
  return {
    centre,
    day,
    now,
    from,
    until,
    quarters,
    totals,
    total: begun.length,
    told: told.map(({ platform, count }) => ({ platform, count })),
    begun
  }
}
