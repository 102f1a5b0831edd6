import type { Population } from './population.ts'

/** Interactions with from <= start < until are visible. Depends on `now` alone. */
export interface Window { from: number, until: number }

/** Which interactions a tenant shows at `now`: what has started, within its history. */
export function visibleAt ({ tenant, calendar }: Population, now: number): Window {
  const from = 'from' in tenant.history ? -Infinity : calendar.startOf(calendar.dayOf(now) - tenant.history.days)
  return { from, until: now + 1 }
}

/** The first and the last business day that are to be simulated for `now`; none when first > last. */
export function daysFor ({ tenant, calendar }: Population, now: number): { first: number, last: number } {
  if ('from' in tenant.history) {
    return { first: calendar.dayOf(Date.parse(tenant.history.from)), last: calendar.dayOf(Date.parse(tenant.history.to) - 1) }
  }
  const today = calendar.dayOf(now)
  return { first: today - tenant.history.days, last: today }
}

/** What lies in both windows. */
export const intersect = (a: Window, b: Window): Window => ({ from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) })
