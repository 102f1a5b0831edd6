import type { Course, Visit, Work } from '../courses/course.ts'
import type { Figures } from './figures.ts'
import { serviceOf, type Thresholds } from './service-level.ts'

/** Something that counts for the quarter of an hour in which it happened. */
export interface Event {
  at: number
  queueId: string | undefined
  agentId: string | undefined
  figures: Partial<Figures>
}

/**
 * What an interaction adds to its intervals. Assumed: everything counts for the interval in which it was over, but for
 * entries and offers, which count at once; so an interval that is over does not change any more, but for times to
 * answer, which are not known before an e-mail is read or a message replied to.
 */
export const eventsOf = ({ visits, work }: Course, thresholdsOf: (queueId: string) => Thresholds): Event[] =>
  [...visits.flatMap(visit => eventsOfVisit(visit, thresholdsOf(visit.queueId))), ...work.flatMap(eventsOfWork)]
    .filter(({ at }) => at < Infinity)

function eventsOfVisit (visit: Visit, thresholds: Thresholds): Event[] {
  const { queueId, from, to, exit, queued } = visit
  const entered: Event = { at: from, queueId, agentId: undefined, figures: { entered: 1, longest: visit.entryLength } }
  if (exit === undefined) return [entered]
  const left = { left: 1, queued, longestQueued: queued }
  const end = { at: to, queueId, agentId: exit === 'success' ? visit.agentId : undefined }
  return [entered, {
    ...end,
    figures: exit === 'success'
      ? { ...left, answered: 1, ...answerOf(visit, thresholds) }
      : { ...left, ...serviceOf(visit, thresholds), abandoned: 1, untilAbandoned: queued, longestAbandoned: queued }
  }]
}

/** What is known of an answered visit only when the customer has somebody. */
export const answerOf = (visit: Visit, thresholds: Thresholds): Partial<Figures> =>
  ({ untilAnswer: visit.timeToAnswer ?? 0, ...serviceOf(visit, thresholds) })

function eventsOfWork ({ from, to, queueId, agentId, conversation = 0, wrapUp = 0, handling }: Work): Event[] {
  const handled = handling === undefined ? {} : { handled: 1, conversation, wrapUp, handling }
  return [
    { at: from, queueId, agentId, figures: { offered: 1 } },
    { at: to, queueId, agentId, figures: handled }
  ]
}
