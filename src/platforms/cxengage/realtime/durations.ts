import { assumed, documented, observed } from '../../../http/wire.ts'
import { times } from './results.ts'
import { statistics } from './statistic.ts'
import { endedToday, isToday, talking, waiting, type View } from './view.ts'

const CONSOLE = observed('dashboards of the vendor\'s console')
const SIBLING = assumed('as the average of that name in a list of the vendor\'s console')

const interactions = statistics('interaction-time')
const resources = statistics('resource-time')

/** Seconds of documents to ms, without those that are none. */
const milliseconds = (list: readonly (number | null | undefined)[]): number[] =>
  list.filter(value => value != null).map(value => Math.round(value * 1000))

const visitsToday = (view: View) => view.visits.filter(({ to }) => isToday(view, to)).map(({ visit }) => visit)

export const queueTimesOf = (view: View): number[] => milliseconds(visitsToday(view).map(({ queueTime }) => queueTime))

export const answerTimesOf = (view: View): number[] =>
  milliseconds(visitsToday(view).map(({ timeToAnswer }) => timeToAnswer))

/** Of the work that was done today. */
export const workTimesOf =
  (view: View, key: 'agentConversationTime' | 'agentHandleTime' | 'agentWrapUpTime'): number[] =>
    milliseconds(view.work.filter(({ to }) => isToday(view, to)).map(({ agent }) => agent[key]))

const ofEnded = (view: View, key: 'interactionTime' | 'customerHoldTime') =>
  milliseconds(endedToday(view).map(({ interaction }) => interaction[key]))

/** How long things take right now, or took today; in ms. */
export const durations = [
  interactions('queue-time', 'How long those wait who are in queues', observed('the vendor\'s desktop'), view =>
    times(waiting(view).map(({ from }) => view.now - from))),
  interactions('interactions-in-conversation-time', 'How long conversations go on',
    documented('Example: Get a Time-Based Statistic'), view =>
      times(talking(view).map(({ talkFrom }) => view.now - talkFrom))),
  interactions('queue-duration', 'Queue visits that ended today', CONSOLE, view => times(queueTimesOf(view))),
  interactions('abandon-time-duration', 'Queue visits that were abandoned today', CONSOLE, view =>
    times(milliseconds(visitsToday(view).map(({ queueAbandonTime }) => queueAbandonTime)))),
  interactions('time-to-answer-duration', 'Times to answer of the queue visits that ended today', CONSOLE, view =>
    times(answerTimesOf(view))),
  interactions('interaction-duration', 'Interactions that ended today', CONSOLE, view =>
    times(ofEnded(view, 'interactionTime'))),
  interactions('interaction-hold-duration', 'Times on hold of the interactions that ended today', CONSOLE, view =>
    times(ofEnded(view, 'customerHoldTime'))),
  resources('conversation-duration', 'Conversations of the work that was done today', CONSOLE, view =>
    times(workTimesOf(view, 'agentConversationTime'))),
  resources('handle-time-duration', 'Conversation and wrap-up of the work that was done today', SIBLING, view =>
    times(workTimesOf(view, 'agentHandleTime'))),
  resources('wrap-up-duration', 'Wrap-ups of the work that was done today', SIBLING, view =>
    times(workTimesOf(view, 'agentWrapUpTime')))
]
