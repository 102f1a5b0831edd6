import { agentOf, worksAt } from './agent-of-case.ts'
import { minutesOf, type Case } from './case.ts'
import { daysFor, visibleAt } from '../history.ts'
import { instantOf } from '../instants.ts'
import type { Centre } from '../centre.ts'

/** How many days are looked at for the last occurrence of a daily case. */
const LOOK_BACK = 3
/** And how many for those before it: the agent of a case may have days off. */
export const LOOK_FURTHER_BACK = 14

/** A case, its index among the tenant's cases, and the instant at which it begins. */
export interface CaseOfDay { script: Case, index: number, start: number }

/** The scenario's cases of one business day, in the scenario's order; within an absolute history. */
export function casesOf (centre: Centre, day: number): CaseOfDay[] {
  const { tenant, calendar, history } = centre
  return tenant.interactions
    .map((script, index) => ({ script, index, start: startOf(centre, script, day) }))
    .filter(({ script, start }) =>
      calendar.dayOf(start) === day && isManned(centre, script, day, start) && (!('from' in history) || (start >= history.from && start < history.to)))
}

/** A case of an agent does not happen on their days off. */
function isManned (centre: Centre, script: Case, day: number, start: number): boolean {
  const agent = agentOf(script, centre.tenant)
  return agent === undefined || worksAt(centre, agent, day, start)
}

/** The day's occurrence of a daily case, or the only one of any other. */
export function startOf ({ tenant, calendar }: Pick<Centre, 'tenant' | 'calendar'>, { start, at = '00:00' }: Case, day: number): number {
  if (start !== undefined) return instantOf(start)
  const hour = minutesOf(at) / 60
  return Math.round(calendar.at(day, hour < tenant.dayStart ? hour + 24 : hour))
}

/** The business days of a case's last visible occurrences before `now`, latest first. */
export function daysOf (centre: Centre, script: Case, now: number, lookBack = LOOK_BACK): number[] {
  const { calendar } = centre
  const { first, last } = daysFor(centre, now, now)
  const { from, until } = visibleAt(centre, now)
  const latest = script.start === undefined
    ? Math.min(last, calendar.dayOf(now))
    : calendar.dayOf(instantOf(script.start))
  // A daily case may be missing on a day whose clocks skip its hour, whose history ends before it, or on which no agent
  // had time.
  return Array.from({ length: lookBack }, (_, index) => latest - index)
    .filter(day =>
      day >= first && casesOf(centre, day).some(of => of.script === script && of.start >= from && of.start < until))
}
