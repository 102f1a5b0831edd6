import { v5 } from 'uuid'
import type { Agent, Centre, Queue } from '../../../world/centre.ts'
import { timestamp, toSeconds } from '../interactions/values.ts'
import { ordered } from '../wire/ordered.ts'
import { percentOf } from '../wire/percent.ts'
import type { Figures } from './figures.ts'
import type { AgentInterval, AgentQueueInterval, QueueInterval } from './schemas.ts'
import { QUARTER } from './tally.ts'

/** What happened in a quarter of an hour. */
export interface Interval { from: number, figures: Figures }

/** Observed in the sample: ids of intervals are of version 5, made from what they name. */
const intervalId = (id: string, { from }: Interval) => v5(timestamp(from), id)

const spanOf = ({ tenant }: Centre, { from }: Interval) =>
  ({ tenantId: tenant.id, startTimestamp: timestamp(from), endTimestamp: timestamp(from + QUARTER) })

export function presentQueueInterval (
  centre: Centre, queue: Pick<Queue, 'id' | 'name' | 'number'>, interval: Interval
): QueueInterval {
  const { figures } = interval
  return ordered({
    ...spanOf(centre, interval),
    queueIntervalId: intervalId(queue.id, interval),
    queueId: queue.id,
    queueName: queue.name,
    platformQueueId: queue.number,
    offeredCallCount: figures.entered,
    queueInteractions: figures.entered,
    maxQueueCount: figures.longest,
    queueEndedCount: figures.left,
    queueTime: toSeconds(figures.queued),
    maxQueueTime: toSeconds(figures.longestQueued),
    answeredInSlaCount: figures.answeredInTime,
    abandonedCallCount: figures.abandoned,
    abandonedInSlaCount: figures.abandonedInTime,
    abandonedTime: toSeconds(figures.untilAbandoned),
    maxAbandonedTime: toSeconds(figures.longestAbandoned),
    inServiceLevelContacts: figures.answeredInTime,
    totalServiceLevelContacts: figures.counted,
    sla: percentOf(figures.answeredInTime, figures.counted),
    shortAbandonsCount: figures.shortAbandons,
    wrapUpTime: toSeconds(figures.wrapUp),
    ...answering(figures),
    ...handling(figures),
    ...NOT_EMULATED
  })
}

export const presentAgentInterval = (centre: Centre, agent: Agent, interval: Interval): AgentInterval =>
  ordered({ agentIntervalId: intervalId(agent.id, interval), ...agentFigures(centre, agent, interval) })

export const presentAgentQueueInterval =
  (centre: Centre, agent: Agent, queue: Queue, interval: Interval): AgentQueueInterval => ordered({
    agentQueueIntervalId: intervalId(v5(agent.id, queue.id), interval),
    ...agentFigures(centre, agent, interval),
    queueId: queue.id,
    queueName: queue.name,
    platformQueueId: queue.number
  })

const agentFigures = (centre: Centre, { id, name, number }: Agent, interval: Interval) => ({
  ...spanOf(centre, interval),
  agentId: id,
  agentName: name,
  platformAgentId: number,
  offeredCallCount: interval.figures.offered,
  ...answering(interval.figures),
  ...handling(interval.figures)
})

const answering = ({ answered, untilAnswer }: Figures) =>
  ({ answeredCallCount: answered, answerTime: toSeconds(untilAnswer), avgTimeToAnswer: mean(untilAnswer, answered) })

const handling = ({ handled, conversation, wrapUp, handling }: Figures) => ({
  handledCallCount: handled,
  conversationTime: toSeconds(conversation),
  agentWrapUpTime: toSeconds(wrapUp),
  avgHandleTime: mean(handling, handled)
})

/** In seconds, to the millisecond. */
const mean = (total: number, count: number): number => count === 0 ? 0 : toSeconds(Math.round(total / count))

const NOT_EMULATED = {
  workRejectedCount: 0,
  workOfferCancelledCount: 0,
  queueTimeoutCount: 0,
  queueCallbacksConfirmedCount: 0,
  availableAgents: 0,
  busyTime: null,
  idleTime: null
} as const
