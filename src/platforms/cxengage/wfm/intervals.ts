import type { Centre } from '../../../world/centre.ts'
import type { History } from '../../../world/days.ts'
import { finish } from '../../../world/steps.ts'
import type { Window } from '../../../world/history.ts'
import type { View } from '../../../world/view.ts'
import type { Course, Visit } from '../courses/course.ts'
import { daysAround, type Courses } from '../courses/repository.ts'
import { eventsOf } from './events.ts'
import { thresholdsFor } from './service-level.ts'
import { addEvent, type Tally } from './tally.ts'

/** What interactions add to their quarters of an hour, whole. */
export interface Intervals {
  tally: Tally
  /** Visits whose answer may be known only after their quarter was told. */
  late: readonly Visit[]
}

/** About: one row's figures. */
const BYTES_PER_ROW = 120
/** How many interactions are added up in a step of less than a millisecond. */
const AT_A_TIME = 100

/** @param until what happens later is left out */
export function * intervalsOf (
  courses: readonly Course[], { queues }: Centre, until = Infinity
): Generator<void, Intervals> {
  const thresholdsOf = thresholdsFor(queues)
  const tally: Tally = new Map()
  const late: Visit[] = []
  for (const [index, course] of courses.entries()) {
    for (const event of eventsOf(course, thresholdsOf)) if (event.at < until) addEvent(tally, event)
    late.push(...course.visits.filter(visit => isLate(visit) && visit.to < until))
    if (index % AT_A_TIME === 0) yield
  }
  return { tally, late }
}

const isLate = ({ exit, timeToAnswer, to, answerKnownAt }: Visit) =>
  exit === 'success' && timeToAnswer !== undefined && answerKnownAt > to

/**
 * Adds up each business day once, and keeps the sums; a quarter of an hour is the sum of the days of which something
 * lies in it.
 */
export function createIntervals (history: History, courses: Courses) {
  const ofDay = history.derive(courses.ofDay, {
    name: 'cxengage intervals',
    from: (courses, centre) => intervalsOf(courses, centre),
    bytesOf: ({ tally }) => [...tally.values()].reduce((sum, quarter) =>
      sum + quarter.queue.size + quarter.agent.size + quarter['agent-queue'].size, 0) * BYTES_PER_ROW
  })

  /** What may lie in the range: of the static documents, and of each business day. */
  return async function intervalsWithin (view: View, range: Window): Promise<Intervals[]> {
    const { first, last } = daysAround(view, range)
    const parts = [finish(intervalsOf(courses.ofStatics(view), view.centre))]
    for (let day = first; day <= last; day++) parts.push(await ofDay(view.branch, day))
    return parts
  }
}

export type IntervalsWithin = ReturnType<typeof createIntervals>
