import type { Population } from './population.ts'

/** A centre that never closes: from 0 to 24. */
export const isRoundTheClock = ({ open, close }: { open: number, close: number }): boolean => open === 0 && close === 24

/** When customers can come on a business day: from opening to closing, or all of it. */
export function openingOf ({ tenant, calendar }: Population, day: number): { from: number, to: number } {
  return isRoundTheClock(tenant)
    ? { from: calendar.startOf(day), to: calendar.startOf(day + 1) }
    : { from: calendar.at(day, tenant.open), to: calendar.at(day, tenant.close) }
}
