import type { Centre } from './centre.ts'

/** Interactions with from <= start < until are visible. Depends on `now` alone. */
export interface Window { from: number, until: number }

/** Which interactions a tenant shows at `now`: what has started, within its history. */
export function visibleAt (centre: Centre, now: number): Window {
  const from = 'from' in centre.history ? -Infinity : centre.calendar.startOf(firstDay(centre, now))
  return { from, until: now + 1 }
}

/**
 * The first and the last business day that are to be simulated for every instant from `from` to `until`; none when
 * first > last.
 */
export function daysFor (centre: Centre, from: number, until: number): { first: number, last: number } {
  const { history, calendar } = centre
  if ('from' in history) return { first: calendar.dayOf(history.from), last: calendar.dayOf(history.to - 1) }
  return { first: firstDay(centre, from), last: calendar.dayOf(until) }
}

/** Whether a stored day was simulated: outside of an absolute history only static documents are. */
export function isSimulated ({ history, calendar }: Centre, day: number): boolean {
  return 'days' in history || (day >= calendar.dayOf(history.from) && day <= calendar.dayOf(history.to - 1))
}

/** Row keys have no days before 1970. */
function firstDay ({ history, calendar }: Centre, now: number): number {
  return Math.max(0, calendar.dayOf(now) - ('days' in history ? history.days : 0))
}
