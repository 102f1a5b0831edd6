import type { Branch } from '../../../world/branch.ts'
import type { Centre } from '../../../world/centre.ts'
import type { Derived } from '../../../world/days.ts'
import type { Window } from '../../../world/history.ts'
import { attendancesWithin, type Attendance } from '../../../world/presence.ts'
import type { View } from '../../../world/view.ts'
import type { Course, Visit, Work } from '../courses/course.ts'
import type { Courses } from '../courses/repository.ts'
import { agentsAt, type AgentNow } from './agents-now.ts'
import { localDay, todayOf, type Today } from './today.ts'

/**
 * A tenant at an instant: what all its statistics are computed from, so that they agree with its list of interactions.
 * What has begun is in the lists, the newest interactions first; whether it goes on is a matter of `now`.
 */
export interface Snapshot {
  view: View
  centre: Centre
  now: number
  today: Today
  /** The local day, from midnight to midnight. Observed in the printed samples. */
  day: Window
  /** What may have gone on today. */
  readonly courses: readonly Course[]
  readonly visits: readonly Visit[]
  readonly work: readonly Work[]
  readonly agents: readonly AgentNow[]
  /** The id under which the list has it. */
  idOf (course: Course): string
}

export type SnapshotOf = (view: View) => Promise<Snapshot>

/** Takes snapshots. A day's courses are sorted once; a clock that moves costs what is asked of the instant. */
export function createSnapshots (courses: Courses, attendances: Derived<readonly Attendance[]>): SnapshotOf {
  /** The local day of each branch that was asked for last. */
  const days = new WeakMap<Branch, Promise<Today>>()
  let last: Snapshot | undefined

  async function todayAt (view: View): Promise<Today> {
    const known = await days.get(view.branch)
    if (known?.isOf(view) === true) return known
    const promise = todayOf(view, courses)
    days.set(view.branch, promise)
    promise.catch(() => days.delete(view.branch)) // who asks next tries again
    return await promise
  }

  return async function snapshotOf (view) {
    const { branch, now } = view
    if (last?.view.branch === branch && last.now === now) return last
    const today = await todayAt(view)
    const { from } = localDay(view.centre, now)
    const present = await attendancesWithin(attendances, view, { from, until: now }, now)
    last = takeSnapshot(view, today, present, course => courses.idOf(view, course))
    return last
  }
}

/** @param attendances of all who may have been at work today */
export function takeSnapshot (
  view: View, today: Today, attendances: readonly Attendance[], idOf: Snapshot['idOf']
): Snapshot {
  const { centre, now } = view
  const begun = <Item extends { from: number }>(items: readonly Item[]) => items.filter(({ from }) => from <= now)
  const once = <Value>(make: () => Value) => {
    let value: Value | undefined
    return () => (value ??= make())
  }
  const courses = once(() => begun(today.courses))
  const visits = once(() => begun(today.visits))
  const work = once(() => begun(today.work))
  const day = localDay(centre, now)
  const agents = once(() => agentsAt(centre, { from: day.from, until: now }, attendances, today))
  return {
    view,
    centre,
    now,
    today,
    idOf,
    day,
    get courses () { return courses() },
    get visits () { return visits() },
    get work () { return work() },
    get agents () { return agents() }
  }
}
