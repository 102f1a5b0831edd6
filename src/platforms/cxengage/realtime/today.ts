import type { Centre } from '../../../world/centre.ts'
import type { Window } from '../../../world/history.ts'
import type { View } from '../../../world/view.ts'
import type { Course, Visit, Work } from '../courses/course.ts'
import { daysAround, type Courses } from '../courses/repository.ts'

/** All that may go on within a local day of a tenant, whatever the instant: the newest interactions first. */
export interface Today {
  /** Whether it is the day of a view: the same one, of as many business days. */
  isOf (view: View): boolean
  readonly courses: readonly Course[]
  readonly visits: readonly Visit[]
  readonly work: readonly Work[]
  readonly visitsOfQueue: ReadonlyMap<string, readonly Visit[]>
  readonly workOfAgent: ReadonlyMap<string, readonly Work[]>
}

export const todayOf = async (view: View, courses: Courses): Promise<Today> =>
  gather(view, await courses.around(view, localDay(view.centre, view.now)))

/** @param found what may go on on the view's local day, by its beginning */
export function gather (view: View, found: readonly Course[]): Today {
  const { branch, centre, now } = view
  const day = localDay(centre, now)
  const { first, last } = daysAround(view, day)
  const newest = found.toReversed()
  const visits = newest.flatMap(course => course.visits)
  const work = newest.flatMap(course => course.work)
  return {
    isOf (other) {
      const now = localDay(other.centre, other.now)
      const days = daysAround(other, now)
      return other.branch === branch && now.from === day.from && days.first === first && days.last === last
    },
    courses: newest,
    visits,
    work,
    visitsOfQueue: Map.groupBy(visits, ({ queueId }) => queueId),
    workOfAgent: Map.groupBy(work, ({ agentId }) => agentId)
  }
}

/** From midnight to midnight. */
export function localDay ({ calendar }: Centre, now: number): Window {
  const business = calendar.dayOf(now)
  const date = calendar.at(business + 1, 0) <= now ? business + 1 : business
  return { from: calendar.at(date, 0), until: calendar.at(date + 1, 0) }
}
