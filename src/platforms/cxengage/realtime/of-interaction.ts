// Statistics of a single interaction: its place and its wait are null when it is in no queue.

import type { Snapshot } from './snapshot.ts'
import { count, meanOf, times } from './results.ts'
import { waiting } from './view.ts'

const QUARTER = 15 * 60_000
const MINUTE = 60_000
/** Documented: no more records are considered. */
const MOST_RECORDS = 100

/** Documented: those ahead, and one. Assumed: ahead is who entered the same queue before and still waits. */
export function positionOf (snapshot: Snapshot, interactionId: string) {
  const own = waitingVisit(snapshot, interactionId)
  if (own === undefined) return { ...count(0), count: null }
  return count(1 + waiting(snapshot).filter(({ visit, from }) =>
    visit.queueId === own.visit.queueId && from < own.from).length)
}

/**
 * Documented: from the time it has waited and the average time to answer of the last 15 minutes, in whole minutes
 * upwards; null without records. Assumed: the one less the other, and the records of its queue.
 */
export function estimatedWaitOf (snapshot: Snapshot, interactionId: string) {
  const own = waitingVisit(snapshot, interactionId)
  const { now } = snapshot
  const answers = own === undefined
    ? []
    : snapshot.visits
      .filter(({ visit: { queueId, timeToAnswer } }) => queueId === own.visit.queueId && timeToAnswer != null)
      .filter(({ to = -Infinity }) => to > now - QUARTER)
      .slice(0, MOST_RECORDS)
      .map(({ visit }) => Math.round((visit.timeToAnswer ?? 0) * 1000))
  if (own === undefined || answers.length === 0) return { time: null, unit: 'time' }
  return { time: Math.ceil(Math.max(0, meanOf(answers) - (now - own.from)) / MINUTE), unit: 'time' }
}

/** What each of its agents has taken, whenever. */
export const wrapUpTimes = (wrapUps: readonly (number | null | undefined)[]) =>
  times(wrapUps.filter(seconds => seconds != null).map(seconds => Math.round(seconds * 1000)))

const waitingVisit = (snapshot: Snapshot, interactionId: string) =>
  waiting(snapshot).find(({ interaction }) => interaction.interactionId === interactionId)
