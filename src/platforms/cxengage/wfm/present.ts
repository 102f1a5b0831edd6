import { v5 } from 'uuid'
import type { Agent, Centre, Queue } from '../../../world/centre.ts'
import { timestamp, toSeconds } from '../interactions/values.ts'
import { ordered } from '../wire/ordered.ts'
import { percentOf } from '../wire/percent.ts'
import type { Figures } from './events.ts'
import type { AgentInterval, AgentQueueInterval, QueueInterval } from './schemas.ts'
import { QUARTER, type Tally } from './tally.ts'

/** Observed in the sample: ids of intervals are of version 5, made from what they name. */
const intervalId = (id: string, { from }: Tally) => v5(timestamp(from), id)

const spanOf = ({ tenant }: Centre, { from }: Tally) =>
  ({ tenantId: tenant.id, startTimestamp: timestamp(from), endTimestamp: timestamp(from + QUARTER) })

export function presentQueueInterval (
  centre: Centre, queue: Pick<Queue, 'id' | 'name' | 'number'>, tally: Tally
): QueueInterval {
  const { figures } = tally
  return ordered({
    ...spanOf(centre, tally),
    queueIntervalId: intervalId(queue.id, tally),
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

export const presentAgentInterval = (centre: Centre, agent: Agent, tally: Tally): AgentInterval =>
  ordered({ agentIntervalId: intervalId(agent.id, tally), ...workOf(centre, agent, tally) })

export const presentAgentQueueInterval =
  (centre: Centre, agent: Agent, queue: Queue, tally: Tally): AgentQueueInterval => ordered({
    agentQueueIntervalId: intervalId(v5(agent.id, queue.id), tally),
    ...workOf(centre, agent, tally),
    queueId: queue.id,
    queueName: queue.name,
    platformQueueId: queue.number
  })

const workOf = (centre: Centre, { id, name, number }: Agent, tally: Tally) => ({
  ...spanOf(centre, tally),
  agentId: id,
  agentName: name,
  platformAgentId: number,
  offeredCallCount: tally.figures.offered,
  ...answering(tally.figures),
  ...handling(tally.figures)
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
