import type { Centre } from './centre.ts'

/** A centre that never closes: from 0 to 24. */
export const isRoundTheClock = ({ open, close }: { open: number, close: number }): boolean => open === 0 && close === 24

/**
 * When customers can come on a business day: from opening to closing, or all of it; never on a date that the zone
 * skips.
 */
export function openingOf (
  { tenant, calendar }: Pick<Centre, 'tenant' | 'calendar'>, day: number
): { from: number, to: number } {
  const [start, end] = [calendar.startOf(day), calendar.startOf(day + 1)]
  if (start === end) return { from: start, to: end }
  return isRoundTheClock(tenant)
    ? { from: start, to: end }
    : { from: calendar.at(day, tenant.open), to: calendar.at(day, tenant.close) }
}
