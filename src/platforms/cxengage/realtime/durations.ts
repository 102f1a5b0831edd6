import { assumed, documented, observed } from '../../../http/wire.ts'
import { times } from './results.ts'
import { statistics } from './statistic.ts'
import { endedToday, isToday, talking, waiting, type Part } from './scoped.ts'

const CONSOLE = observed('dashboards of the vendor\'s console')
const SIBLING = assumed('as the average of that name in a list of the vendor\'s console')

const interactions = statistics('interaction-time')
const resources = statistics('resource-time')

const known = (list: readonly (number | undefined)[]): number[] => list.filter(value => value !== undefined)

const visitsToday = (part: Part) => part.visits.filter(({ to }) => isToday(part, to))

export const queueTimesOf = (part: Part): number[] => visitsToday(part).map(({ queued }) => queued)

export const answerTimesOf = (part: Part): number[] => known(visitsToday(part).map(({ timeToAnswer, answerKnownAt }) =>
  answerKnownAt <= part.now ? timeToAnswer : undefined))

/** Of the work that was done today. */
export const workTimesOf = (part: Part, key: 'conversation' | 'handling' | 'wrapUp'): number[] =>
  known(part.work.filter(({ to }) => isToday(part, to)).map(work => work[key]))

/** How long things take right now, or took today; in ms. */
export const durations = [
  interactions('queue-time', 'How long those wait who are in queues', observed('the vendor\'s desktop'), scoped =>
    times(waiting(scoped).map(({ from }) => scoped.now - from))),
  interactions('interactions-in-conversation-time', 'How long conversations go on',
    documented('Example: Get a Time-Based Statistic'), scoped =>
      times(talking(scoped).map(({ talkFrom }) => scoped.now - talkFrom))),
  interactions('queue-duration', 'Queue visits that ended today', CONSOLE, scoped => times(queueTimesOf(scoped))),
  interactions('abandon-time-duration', 'Queue visits that were abandoned today', CONSOLE, scoped =>
    times(visitsToday(scoped).filter(({ exit }) => exit === 'abandon').map(({ queued }) => queued))),
  interactions('time-to-answer-duration', 'Times to answer of the queue visits that ended today', CONSOLE, scoped =>
    times(answerTimesOf(scoped))),
  interactions('interaction-duration', 'Interactions that ended today', CONSOLE, scoped =>
    times(endedToday(scoped).map(({ from, to }) => to - from))),
  interactions('interaction-hold-duration', 'Times on hold of the interactions that ended today', CONSOLE, scoped =>
    times(endedToday(scoped).filter(({ holds }) => holds.length > 0).map(({ held }) => held))),
  resources('conversation-duration', 'Conversations of the work that was done today', CONSOLE, scoped =>
    times(workTimesOf(scoped, 'conversation'))),
  resources('handle-time-duration', 'Conversation and wrap-up of the work that was done today', SIBLING, scoped =>
    times(workTimesOf(scoped, 'handling'))),
  resources('wrap-up-duration', 'Wrap-ups of the work that was done today', SIBLING, scoped =>
    times(workTimesOf(scoped, 'wrapUp')))
]
