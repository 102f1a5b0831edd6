import type { Timeline } from '../../../world/timeline.ts'

/** In which of these an interaction is: always in exactly one, so that they add up. */
export const STATES = ['prompt', 'late', 'unanswered', 'abandoned', 'talking', 'waiting'] as const

export type State = typeof STATES[number]

export const STATE_TITLES: Readonly<Record<State, string>> = {
  prompt: 'answered in time',
  late: 'answered later',
  unanswered: 'ended unanswered',
  abandoned: 'abandoned',
  talking: 'being served now',
  waiting: 'waiting now'
}

/** What each of them is, for whoever reads the picture. */
export const STATE_MEANING =
  'Answered in time: within the service level of the queue, or without a queue. Ended unanswered: nobody took it, and ' +
  'the customer did not hang up: a breakout, or a call out that nobody answered. Abandoned: the customer gave up, in ' +
  'the menu or in the queue. Now: the conversation goes on, or the customer still waits for somebody.'

/** What an interaction is at an instant. @param timeline as of then */
export function stateOf ({ abandonment, customerLeftAt, engagements, visits }: Timeline): State {
  if (abandonment !== undefined) return 'abandoned'
  const talks = engagements.filter(({ talkFrom }) => talkFrom !== undefined)
  if (customerLeftAt === undefined) return talks.some(({ talkTo }) => talkTo === undefined) ? 'talking' : 'waiting'
  if (talks.length === 0) return 'unanswered'
  const [first] = visits
  const waited = first?.leftAt === undefined ? 0 : first.leftAt - first.enteredAt
  return first === undefined || waited <= first.queue.serviceLevel ? 'prompt' : 'late'
}
