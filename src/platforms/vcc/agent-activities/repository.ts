import { daysFor } from '../../../world/history.ts'
import type { Centre } from '../../../world/centre.ts'
import { LONGEST_LEAVE, attendancesOf, beforeFirstLogins, type Attendance } from '../../../world/presence.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { isVisible, type View } from '../../../world/view.ts'
import type { World } from '../../platform.ts'
import { createDayLists, daysWithin, reachOf, type DayRange } from '../day-lists.ts'
import type { Include, Search } from '../search.ts'
import { within } from '../spans.ts'
import type { StaticInteraction } from '../static-interactions.ts'
import { presencesOf, workloadsOf, type Activity, type InteractionActivity } from './activities.ts'
import { workOf, workOfStatic, type Work } from './work.ts'

export type AgentActivities = ReturnType<typeof createAgentActivities>

/** Whose activities are asked for, and of which types. */
export interface ActivityFilter { agentId: string | undefined, types: readonly Activity['type'][] }

/** What agents do: read off the simulated days, so that it is what the interactions tell. */
export function createAgentActivities ({ days }: World, statics: readonly StaticInteraction[]) {
  const ofDays = createDayLists(days, activitiesOf)
  const ofStatics = statics.map(interaction => ({
    ...interaction,
    activities: workOfStatic(interaction).map((work): InteractionActivity => ({ ...work, type: 'Interaction' }))
  }))

  /** What the days begin, what goes before them and what static documents tell. */
  function from (view: View, range: DayRange): Activity[] {
    const { centre, now } = view
    const { first } = daysFor(centre, now, now)
    return [
      ...(range.first === first
        ? beforeFirstLogins(centre, first).flatMap(attendance => attended(attendance, []))
        : []),
      ...ofDays(view, range),
      ...ofStatics.filter(({ tenant, start }) => isVisible(view, tenant, start)).flatMap(({ activities }) => activities)
    ]
  }

  return {
    /** What the window includes: by its beginning, then by agent, then by type. */
    search (view: View, { window, include }: Search, { agentId, types }: ActivityFilter): Activity[] {
      const candidates = from(view, daysWithin(view, window, agentReach(include)))
        .filter(activity => types.includes(activity.type) && (agentId === undefined || activity.agentId === agentId))
      return within(candidates, window, include, view.now).sort(byStart)
    },

    /** What goes on. */
    current (view: View): Activity[] {
      const { now } = view
      return from(view, daysAround(view)).filter(activity => activity.from <= now && now < activity.to)
    }
  }
}

/** What a day's crew begins ends with the next login at the latest. */
export const agentReach = (include: Include): number => include === 'Started' ? reachOf(include) : LONGEST_LEAVE

/** The days in which what goes on may have begun. A history that is over ended with everybody's last logout. */
export function daysAround (view: View): DayRange {
  const { centre, now } = view
  const { last } = daysFor(centre, now, now)
  const instant = Math.min(now, centre.calendar.startOf(last + 1))
  return daysWithin(view, { from: instant, until: instant }, LONGEST_LEAVE)
}

function activitiesOf (centre: Centre, day: number, timelines: readonly Timeline[]): Activity[] {
  const attendances = attendancesOf(centre, day, timelines)
  const work = workOf(timelines, attendances)
  return [
    ...attendances.flatMap(attendance =>
      attended(attendance, work.get(attendance.agent) ?? [])),
    ...[...work].flatMap(([{ displayId }, pieces]) =>
      pieces.map((piece): Activity => ({ ...piece, type: 'Interaction', agentId: displayId })))
  ].sort(byStart)
}

const attended = (attendance: Attendance, work: readonly Work[]): Activity[] => [
  ...presencesOf(attendance),
  ...workloadsOf(attendance.agent, attendance, work)
]

/** Documented: what begins at one instant is told by agent, and then in this order. */
const TYPE_ORDER = { Presence: 0, Workload: 1, Interaction: 2 } satisfies Record<Activity['type'], number>

const compare = (a: string, b: string) => a < b ? -1 : a > b ? 1 : 0

const byStart = (a: Activity, b: Activity) =>
  a.from - b.from || compare(a.agentId, b.agentId) || TYPE_ORDER[a.type] - TYPE_ORDER[b.type]
