import type { Found } from '../../../store/parts.ts'
import { daysFor } from '../../../world/history.ts'
import { LONGEST_LEAVE, beforeFirstLogins, type Attendance } from '../../../world/presence.ts'
import { isVisible, type View } from '../../../world/view.ts'
import type { World } from '../../platform.ts'
import type { ReadCounts } from '../day-lists/counts.ts'
import type { DayList } from '../day-lists/day-list.ts'
import { attendedBy, type ListedDay } from '../day-lists/listed-day.ts'
import { createDaySearch } from '../day-lists/search.ts'
import { reachOf, type Include, type Search } from '../search.ts'
import type { StaticInteraction } from '../static-interactions.ts'
import { presencesOf, workloadsOf, type Activity, type InteractionActivity } from './activities.ts'
import { workOfStatic, type AgentWork } from './work.ts'

export type AgentActivities = ReturnType<typeof createAgentActivities>

/** Whose activities are asked for, and of which types. */
export interface ActivityFilter { agentId: string | undefined, types: readonly Activity['type'][] }

export const ACTIVITIES: DayList<Activity, 'agentId' | 'type'> =
  { name: 'activities', itemsOf: activitiesOf, groupBy: ['agentId', 'type'], compare: byStart }

/** What agents do: read off the simulated days, so that it is what the interactions tell. */
export function createAgentActivities (
  { history }: World, readCounts: ReadCounts, statics: readonly StaticInteraction[]
) {
  const activities = createDaySearch(history, readCounts, ACTIVITIES)
  const ofStatics = statics.map(interaction => ({
    ...interaction,
    activities: workOfStatic(interaction).map((work): InteractionActivity => ({ ...work, type: 'Interaction' }))
  }))

  /** What goes before the simulated days, and what static documents tell. */
  function othersOf (view: View): Activity[] {
    const { first } = daysFor(view.centre, view.now, view.now)
    return [
      ...beforeFirstLogins(view.centre, first).flatMap(attendance => attended(attendance, [])),
      ...ofStatics.filter(({ tenant, start }) => isVisible(view, tenant, start)).flatMap(({ activities }) => activities)
    ]
  }

  return {
    /** A page of what the window includes: by its beginning, then by agent, then by type. */
    page: async (view: View, search: Search, { agentId, types }: ActivityFilter): Promise<Found<Activity>> =>
      await activities.page(view, {
        search,
        fits: activity => types.includes(activity.type) && (agentId === undefined || activity.agentId === agentId),
        others: othersOf(view),
        reach: agentReach(search.include)
      }),

    /** What goes on. */
    async current (view: View): Promise<Activity[]> {
      const { centre: { calendar }, now, branch } = view
      const { first, last } = daysAround(view)
      const found = othersOf(view)
      for (let day = first; day <= last; day++) {
        const begun = await (now < calendar.startOf(day + 1) ? activities.ofDay : activities.lastingOf)(branch, day)
        found.push(...begun.filter(activity => isGoingOn(activity, now)))
      }
      return found.filter(activity => isGoingOn(activity, now))
    }
  }
}

const isGoingOn = ({ from, to }: Activity, now: number): boolean => from <= now && now < to

/** What a day's crew begins ends with the next login at the latest. */
export const agentReach = (include: Include): number => include === 'Started' ? reachOf(include) : LONGEST_LEAVE

/**
 * The days in which what goes on may have begun; none when first > last. A history that is over ended with everybody's
 * last logout.
 */
export function daysAround ({ centre, now }: View): { first: number, last: number } {
  const { calendar } = centre
  const { first, last } = daysFor(centre, now, now)
  const instant = Math.min(now, calendar.startOf(last + 1))
  return {
    first: Math.max(first, calendar.dayOf(instant - LONGEST_LEAVE)),
    last: Math.min(last, calendar.dayOf(instant))
  }
}

function * activitiesOf (listed: ListedDay): Generator<void, Activity[]> {
  const agents = yield * listed.agents()
  const activities: Activity[] = yield * attendedBy(agents, attended)
  for (const [{ displayId }, pieces] of agents.work) {
    for (const piece of pieces) activities.push({ ...piece, type: 'Interaction', agentId: displayId })
    yield
  }
  return activities
}

const attended = (attendance: Attendance, work: readonly AgentWork[]): Activity[] => [
  ...presencesOf(attendance),
  ...workloadsOf(attendance.agent, attendance, work)
]

/** Documented: what begins at one instant is told by agent, and then in this order. */
const TYPE_ORDER = { Presence: 0, Workload: 1, Interaction: 2 } satisfies Record<Activity['type'], number>

const compare = (a: string, b: string) => a < b ? -1 : a > b ? 1 : 0

function byStart (a: Activity, b: Activity): number {
  return a.from - b.from || compare(a.agentId, b.agentId) || TYPE_ORDER[a.type] - TYPE_ORDER[b.type]
}
