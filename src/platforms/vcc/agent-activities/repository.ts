import { daysFor, visibleAt } from '../../../world/history.ts'
import type { Population } from '../../../world/population.ts'
import { LONGEST_LEAVE, attendancesOf, beforeFirstLogins, type Attendance } from '../../../world/presence.ts'
import type { Timeline } from '../../../world/timeline.ts'
import type { House } from '../../platform.ts'
import { createDayLists, daysWithin, reachOf, type DayRange } from '../day-lists.ts'
import { readLiterals } from '../literals.ts'
import type { Include, Search } from '../search.ts'
import { within } from '../spans.ts'
import { presenceOf, workloadsOf, type Activity, type InteractionActivity } from './activities.ts'
import { workOf, workOfLiteral, type Work } from './work.ts'

export type AgentActivities = ReturnType<typeof createAgentActivities>

/** Whose activities are asked for, and of which types. */
export interface ActivityFilter { agentId: string | undefined, types: readonly Activity['type'][] }

/** What agents do: read off the simulated days, so that it is what the interactions tell. */
export function createAgentActivities ({ days, pinned }: House) {
  const ofDays = createDayLists(days, activitiesOf)
  const literals = readLiterals(pinned).map(literal => ({
    literal,
    activities: workOfLiteral(literal).map((work): InteractionActivity => ({ ...work, type: 'Interaction' }))
  }))

  /** What the days begin, what goes before them and what literal documents tell. */
  function from (population: Population, range: DayRange, now: number): Activity[] {
    const visible = visibleAt(population, now).from
    const { first } = daysFor(population, now, now)
    return [
      ...(range.first === first ? beforeFirstLogins(population, first).flatMap(attendance => attended(attendance, [])) : []),
      ...ofDays(population, range),
      ...literals.filter(({ literal: { tenant, start } }) => tenant === population.index && start >= visible).flatMap(({ activities }) => activities)
    ]
  }

  return {
    /** What the window includes: by its beginning, then by agent, then by type. */
    search (population: Population, { window, include }: Search, { agentId, types }: ActivityFilter, now: number): Activity[] {
      const candidates = from(population, daysWithin(population, window, agentReach(include), now), now)
        .filter(activity => types.includes(activity.type) && (agentId === undefined || activity.agentId === agentId))
      return within(candidates, window, include, now).sort(byStart)
    },

    /** What goes on. */
    current (population: Population, now: number): Activity[] {
      return from(population, daysAround(population, now), now).filter(activity => activity.from <= now && now < activity.to)
    }
  }
}

/** What a day's crew begins ends with the next login at the latest. */
export const agentReach = (include: Include): number => include === 'Started' ? reachOf(include) : LONGEST_LEAVE

/** The days in which what goes on may have begun. A history that is over ended with everybody's last logout. */
export function daysAround (population: Population, now: number): DayRange {
  const { last } = daysFor(population, now, now)
  const instant = Math.min(now, population.calendar.startOf(last + 1))
  return daysWithin(population, { from: instant, until: instant }, LONGEST_LEAVE, now)
}

function activitiesOf (population: Population, day: number, timelines: readonly Timeline[]): Activity[] {
  const work = workOf(timelines)
  return [
    ...attendancesOf(population, day, timelines).flatMap(attendance => attended(attendance, work.get(attendance.agent) ?? [])),
    ...[...work].flatMap(([{ displayId }, pieces]) => pieces.map((piece): Activity => ({ ...piece, type: 'Interaction', agentId: displayId })))
  ].sort(byStart)
}

const attended = (attendance: Attendance, work: readonly Work[]): Activity[] => [
  ...attendance.presences.map(presence => presenceOf(attendance.agent, presence)),
  ...workloadsOf(attendance.agent, attendance, work)
]

/** Documented: what begins at one instant is told by agent, and then in this order. */
const TYPE_ORDER = { Presence: 0, Workload: 1, Interaction: 2 } satisfies Record<Activity['type'], number>

const compare = (a: string, b: string) => a < b ? -1 : a > b ? 1 : 0

const byStart = (a: Activity, b: Activity) => a.from - b.from || compare(a.agentId, b.agentId) || TYPE_ORDER[a.type] - TYPE_ORDER[b.type]
