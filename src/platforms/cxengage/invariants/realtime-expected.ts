import type { Centre } from '../../../world/centre.ts'
import type { Window } from '../../../world/history.ts'
import type { Interaction } from '../interactions/schemas.ts'
import { percentOf } from '../wire/percent.ts'
import { countService } from './service-level.ts'
import { agentsOf, at, hasEnd, ms, queuesOf, workedOf } from './subject.ts'

/** What the world knows and documents do not tell as long as it goes on. */
export interface Untold {
  idle: number
  away: number
  busy: ReadonlySet<string>
  /** Of the interaction with the id, in ms. */
  talks: readonly { id: string, from: number, to: number }[]
}

type Maybe<Value> = Value | null | undefined

const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0)

/** Of times in ms. */
const times = (list: readonly number[]): number[] => [list.length, sum(list)]

const known = (seconds: readonly Maybe<number>[]): number[] => seconds.filter(value => value != null).map(ms)

/**
 * What every statistic but the tables of agents and queues must tell of today, counted in the documents alone: a
 * number, a number and a sum of times, or the ids of interactions.
 */
export function expectedOf (
  { queues }: Centre, interactions: readonly Interaction[], untold: Untold, { from, until: now }: Window
): Record<string, number | number[] | string[]> {
  const today = (timestamp: Maybe<string>) => at(timestamp) >= from && at(timestamp) <= now
  const started = interactions.filter(({ startTimestamp }) => today(startTimestamp))
  const ended = interactions.filter(({ endTimestamp }) => today(endTimestamp))
  const visits = interactions.flatMap(queuesOf)
  const left = visits.filter(({ endTimestamp }) => today(endTimestamp))
  const answered = left.filter(({ queueExitType }) => queueExitType === 'success').length
  const abandoned = left.filter(({ queueExitType }) => queueExitType === 'abandon')
  const isWaiting = (i: Interaction) => queuesOf(i).filter(visit => !hasEnd(visit))
  const routing = interactions.filter(i => !hasEnd(i) && queuesOf(i).length + agentsOf(i).length === 0)
  const talks = untold.talks.filter(talk => talk.from <= now && now < talk.to)
  const inConversation = [...new Set(talks.map(({ id }) => id))].sort()
  const work = interactions.flatMap(workedOf)
  const done = work.filter(({ endTimestamp }) => today(endTimestamp))
  const holds = started.flatMap(({ customerHoldTimes }) => customerHoldTimes ?? [])
  // Documents before 2018 tell how many holds there were, and not how long each took.
  const tellsHolds = started.every(i => i.customerHolds === 0 || i.customerHoldTimes != null)
  const service = queues.map(queue => countService(queue, left.filter(({ queueId }) => queueId === queue.id)))
  const scores = ended.map(({ customerSatisfactionScore }) => customerSatisfactionScore).filter(score => score != null)
  const loggedIn = untold.idle + untold.away + untold.busy.size
  const since = ({ startTimestamp }: { startTimestamp: string }) => now - at(startTimestamp)
  const ids = (list: readonly Interaction[]) => list.map(({ interactionId }) => interactionId).sort()
  return {
    'queue-length': visits.filter(visit => !hasEnd(visit)).length,
    'active-interactions-count': interactions.filter(i => !hasEnd(i) && i.flagged !== true).length,
    'interactions-in-conversation-count': inConversation.length,
    'interactions-in-routing-count': routing.length,
    'interaction-starts-count': started.length,
    'queue-entries-count': visits.filter(({ startTimestamp }) => today(startTimestamp)).length,
    'calls-answered-count': answered,
    'queue-abandons-count': abandoned.length,
    'abandons-before-queue-count': ended.filter(({ ivrAbandoned }) => ivrAbandoned === true).length,
    'customer-holds-count': sum(started.map(({ customerHolds }) => customerHolds)),
    'resource-conversation-starts-count': untold.talks.filter(talk => talk.from >= from && talk.from <= now).length,
    'work-accepted-count': work.filter(({ agentWorkAccepted, startTimestamp, agentWorkAcceptedTime }) =>
      agentWorkAccepted === true && at(startTimestamp) + ms(agentWorkAcceptedTime) >= from).length,
    'resources-logged-in-count': loggedIn,
    'resources-idle-count': untold.idle,
    'resources-away-count': untold.away,
    'resources-busy-count': untold.busy.size,
    'resources-idle-percentage': percentOf(untold.idle, loggedIn),
    'resources-away-percentage': percentOf(untold.away, loggedIn),
    'resources-busy-percentage': percentOf(untold.busy.size, loggedIn),
    'calls-answered-percent': percentOf(answered, answered + abandoned.length),
    'service-level': percentOf(sum(service.map(({ inTime }) => inTime)), sum(service.map(({ counted }) => counted))),
    'customer-satisfaction-score': percentOf(sum(scores), scores.length * 10),
    'queue-time': times(interactions.flatMap(isWaiting).map(since)),
    'routing-time': times(routing.map(since)),
    'conversation-time': times(talks.map(talk => now - talk.from)),
    'interaction-time': times(known(ended.map(({ interactionTime }) => interactionTime))),
    'queue-duration': times(known(left.map(({ queueTime }) => queueTime))),
    'queue-abandon-time': times(known(abandoned.map(({ queueTime }) => queueTime))),
    'time-to-answer-duration': times(known(left.map(({ timeToAnswer }) => timeToAnswer))),
    'interaction-hold-duration':
      times(known(ended.filter(i => i.customerHolds > 0).map(({ customerHoldTime }) => customerHoldTime))),
    ...(tellsHolds
      ? { 'customer-hold-time': times(known(holds.map(({ customerHoldTime }) => customerHoldTime))) }
      : {}),
    'consult-time': times(known(started.flatMap(({ segments }) => segments.map(s => s.segmentConsultTime)))),
    'resource-talk-time': times(known(done.map(({ agentTalkTime }) => agentTalkTime))),
    'resource-handle-time': times(known(done.map(({ agentHandleTime }) => agentHandleTime))),
    'resource-wrap-up-time': times(known(done.map(({ agentWrapUpTime }) => agentWrapUpTime))),
    'interactions-in-queue-list': ids(interactions.flatMap(i => isWaiting(i).map(() => i))),
    'interactions-in-conversation-list': inConversation,
    'interactions-in-routing-list': ids(routing),
    'completed-interactions-list': ids(ended)
  }
}
