import { LONGEST_AFTER_DAY } from '../../../world/bounds.ts'
import type { Centre } from '../../../world/centre.ts'
import type { History } from '../../../world/days.ts'
import { daysFor, type Window } from '../../../world/history.ts'
import type { View } from '../../../world/view.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import type { StaticInteraction } from '../interactions/static-interactions.ts'
import type { Course } from './course.ts'
import { courseOfDocument } from './of-document.ts'
import { coursesOf } from './of-timeline.ts'

/** About: a course with its visits and work. */
const BYTES_PER_COURSE = 1000

export type Courses = ReturnType<typeof createCourses>

/** The interactions of a tenant as lists add them up: read off the same days as the documents. */
export function createCourses (
  history: History, interactions: Pick<InteractionRepository, 'idOf'>, statics: readonly StaticInteraction[]
) {
  const ofDay = history.derive(history.play, {
    name: 'cxengage courses',
    from: coursesOf,
    bytesOf: courses => courses.length * BYTES_PER_COURSE
  })
  const fixed = statics.map(read => ({ ...read, course: courseOfDocument(read) }))

  const ofStatics = ({ centre, visible }: View): Course[] => fixed
    .filter(({ tenant, start }) => tenant === centre.index && start >= visible.from)
    .map(({ course }) => course)

  return {
    ofDay,
    /** Of the static documents of the view's history, also of those that begin later than now. */
    ofStatics,

    /** The id under which the list has it. */
    idOf: (view: View, { id, from, serial }: Course): string => id ?? interactions.idOf(view, from, serial ?? NaN),

    /** What may go on within the range, by its beginning; what is later than the view's now is not told yet. */
    async around (view: View, range: Window): Promise<Course[]> {
      if (range.from >= range.until) return []
      const { branch, centre } = view
      const { first, last } = daysAround(view, range)
      const parts: (readonly Course[])[] = [ofStatics(view)]
      for (let day = first; day <= last; day++) parts.push(await ofDay(branch, day))
      return parts.flat().filter(mayGoOn(centre, range)).sort((a, b) => a.from - b.from)
    }
  }
}

/** Tells what may go on within the range. What began on an earlier business day was over before. */
export function mayGoOn ({ calendar }: Centre, range: Window): (course: Course) => boolean {
  const from = calendar.startOf(calendar.dayOf(range.from - LONGEST_AFTER_DAY))
  return course => course.from >= from && course.from < range.until && course.finalAt >= range.from
}

/** The business days whose interactions may have gone on within the range; none when first > last. */
export function daysAround ({ centre, now }: View, { from, until }: Window): { first: number, last: number } {
  if (from >= until) return { first: 0, last: -1 }
  const { calendar } = centre
  const { first, last } = daysFor(centre, now, now)
  return {
    first: Math.max(first, calendar.dayOf(from - LONGEST_AFTER_DAY)),
    last: Math.min(last, calendar.dayOf(until - 1))
  }
}
