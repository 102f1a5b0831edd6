// Statistics of a single interaction: its place and its wait are null when it is in no queue.

import type { Snapshot } from './snapshot.ts'
import { count, meanOf, times } from './results.ts'
import type { RowOf } from '../interactions/repository.ts'
import { waiting } from './scoped.ts'

const QUARTER = 15 * 60_000
const MINUTE = 60_000
/** Documented: no more records are considered. */
const MOST_RECORDS = 100

/** Documented: those ahead, and one. Assumed: ahead is who entered the same queue before and still waits. */
export function positionOf (snapshot: Snapshot, row: RowOf) {
  const own = waitingVisit(snapshot, row)
  if (own === undefined) return { ...count(0), count: null }
  return count(1 + waiting(snapshot).filter(({ queueId, from }) => queueId === own.queueId && from < own.from).length)
}

/**
 * Documented: from the time it has waited and the average time to answer of the last 15 minutes, in whole minutes
 * upwards; null without records. Assumed: the one less the other, and the records of its queue.
 */
export function estimatedWaitOf (snapshot: Snapshot, row: RowOf) {
  const own = waitingVisit(snapshot, row)
  const { now, today } = snapshot
  const answers = own === undefined
    ? []
    : (today.visitsOfQueue.get(own.queueId) ?? [])
        .filter(({ to, answerKnownAt }) => to > now - QUARTER && to <= now && answerKnownAt <= now)
        .flatMap(({ timeToAnswer }) => timeToAnswer ?? [])
        .slice(0, MOST_RECORDS)
  if (own === undefined || answers.length === 0) return { time: null, unit: 'time' }
  return { time: Math.ceil(Math.max(0, meanOf(answers) - (now - own.from)) / MINUTE), unit: 'time' }
}

/** What each of its agents has taken, whenever. */
export const wrapUpTimes = (wrapUps: readonly (number | null | undefined)[]) =>
  times(wrapUps.filter(seconds => seconds != null).map(seconds => Math.round(seconds * 1000)))

const waitingVisit = (snapshot: Snapshot, { start, serial, id }: RowOf) =>
  waiting(snapshot).find(({ course }) => course.from === start && (course.serial ?? course.id) === (serial ?? id))
