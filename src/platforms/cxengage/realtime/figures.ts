// What statistics and lists are made of: numbers, and times in ms.

import { endOf, type Course, type Stretch, type Work } from '../courses/course.ts'
import { percentOf } from '../wire/percent.ts'
import { serviceOf, thresholdsFor } from '../wfm/service-level.ts'
import { endedToday, isToday, startedToday, talking, waiting, type Part, type Scoped } from './scoped.ts'

/** What happened in queues today, as the workforce intervals tell it. */
export function queueFiguresOf (part: Part) {
  const sum = { entered: 0, answered: 0, answeredInTime: 0, abandoned: 0, counted: 0 }
  const thresholdsOf = thresholdsFor(part.snapshot.centre.queues)
  for (const visit of part.visits) {
    if (isToday(part, visit.from)) sum.entered++
    if (!isToday(part, visit.to)) continue
    if (visit.exit === 'success') sum.answered++
    if (visit.exit === 'abandon') sum.abandoned++
    const service = serviceOf(visit, thresholdsOf(visit.queueId), part.now)
    sum.answeredInTime += service.answeredInTime
    sum.counted += service.counted
  }
  return sum
}

export function serviceLevelOf (part: Part): number {
  const { answeredInTime, counted } = queueFiguresOf(part)
  return percentOf(answeredInTime, counted)
}

const known = (list: readonly (number | undefined)[]): number[] => list.filter(value => value !== undefined)

const visitsToday = (part: Part) => part.visits.filter(({ to }) => isToday(part, to))

export const queueTimesOf = (part: Part): number[] => visitsToday(part).map(({ queued }) => queued)

export const abandonTimesOf = (part: Part): number[] =>
  visitsToday(part).filter(({ exit }) => exit === 'abandon').map(({ queued }) => queued)

export const answerTimesOf = (part: Part): number[] => known(visitsToday(part).map(({ timeToAnswer, answerKnownAt }) =>
  answerKnownAt <= part.now ? timeToAnswer : undefined))

export const waitsOf = (part: Part): number[] => waiting(part).map(({ from }) => part.now - from)

/** Of the work that was done today. */
export const workTimesOf = (part: Part, key: 'conversation' | 'handling' | 'wrapUp'): number[] =>
  known(part.work.filter(({ to }) => isToday(part, to)).map(work => work[key]))

/** Conversations that began today: one for each agent who talks, also while they wrap up. */
export const conversationStartsOf = (part: Part): Work[] => part.work.filter(({ talkFrom }) => isToday(part, talkFrom))

export const conversationsOf = (part: Part): number[] => talking(part).map(({ talkFrom }) => part.now - talkFrom)

export const interactionTimesOf = (scoped: Scoped): number[] => endedToday(scoped).map(({ from, to }) => to - from)

const lengthsOf = (stretches: readonly Stretch[], now: number): number[] =>
  stretches.filter(({ to }) => to <= now).map(({ from, to }) => to - from)

/** What is over of the times on hold, or of the consultations, in the interactions that started today. */
export const stretchesOf = (scoped: Scoped, key: 'holds' | 'consults'): number[] =>
  startedToday(scoped).flatMap(course => lengthsOf(course[key], scoped.now))

/** The same of the times for which agents had a customer on hold. */
export const agentHoldsOf = (part: Part): number[] =>
  part.work.filter(({ course }) => isToday(part, course.from)).flatMap(({ holds }) => lengthsOf(holds, part.now))

export const holdsBegunOf = (scoped: Scoped): number =>
  startedToday(scoped).reduce((sum, { holds }) => sum + holds.filter(({ from }) => from <= scoped.now).length, 0)

/** The best that a customer can say. */
const BEST_SCORE = 10

/** Assumed: the mean score, as the share of the best one. */
export function satisfactionOf (scoped: Scoped): number {
  const { now } = scoped
  const scores = scoped.courses.flatMap((course: Course) =>
    course.satisfaction !== undefined && course.satisfaction.at <= now && isToday(scoped, endOf(course, now))
      ? [course.satisfaction.score]
      : [])
  return percentOf(scores.reduce((sum, score) => sum + score, 0), scores.length * BEST_SCORE)
}
