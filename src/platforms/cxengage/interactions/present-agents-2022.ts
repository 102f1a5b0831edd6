import type { Engagement, MissedOffer, Timeline } from '../../../world/timeline.ts'
import { nameUuid } from '../../../world/uuid.ts'
import type { AgentTalk, AgentWrapUp } from './agent-schemas.ts'
import { idAt } from './id-at.ts'
import type { InteractionIds } from './ids.ts'
import type { InteractionAgent } from './schemas.ts'
import { between, sum, timestamp } from './values.ts'

type Of2022 = Partial<InteractionAgent>

/** What the vintage of 2022 tells besides of an agent who took the interaction. */
export function workOf2022 (timeline: Timeline, engagement: Engagement, index: number, ids: InteractionIds): Of2022 {
  const { wrapUp, correction } = timeline
  const { talkFrom, talkTo, holds } = engagement
  const disposition = wrapUp?.by === index ? (correction ?? wrapUp).disposition : undefined
  return {
    ...belonging(timeline, ids),
    interactionQueueId: engagement.visit === undefined ? null : idAt(ids.queues, engagement.visit),
    conversationStartTimestamp: timestamp(talkFrom),
    conversationEndTimestamp: timestamp(talkTo),
    talkTimes: talksOf(timeline, engagement, index, ids),
    wrapUpTimes: wrapUpsOf(timeline, engagement, index, ids),
    dispositionId: disposition?.id ?? null,
    dispositionName: disposition?.name ?? null,
    agentInitiatedHolds: holds.length || null,
    agentInitiatedHoldTime: sum(holds.map(({ from, to }) => between(from, to)))
  }
}

/** The same of an offer that was missed. Assumed: what rang out was not rejected. */
export function missedOf2022 (timeline: Timeline, offer: MissedOffer, ids: InteractionIds): Of2022 {
  const { from, to, refused } = offer
  return {
    ...belonging(timeline, ids),
    interactionQueueId: idAt(ids.queues, offer.visit),
    agentWorkRejectedTime: refused ? between(from, to) : null
  }
}

const belonging = ({ centre }: Timeline, ids: InteractionIds): Of2022 =>
  ({ tenantId: centre.tenant.id, interactionId: ids.interaction })

function talksOf (timeline: Timeline, engagement: Engagement, index: number, ids: InteractionIds): AgentTalk[] {
  const { talkFrom, talkTo } = engagement
  if (talkFrom === undefined) return []
  return [{
    ...pieceOf(timeline, engagement, index, ids),
    interactionAgentTalkTimeId: nameUuid('talk-time', idAt(ids.agents, index)),
    startTimestamp: timestamp(talkFrom),
    endTimestamp: timestamp(talkTo),
    agentTalkTime: between(talkFrom, talkTo)
  }]
}

function wrapUpsOf (timeline: Timeline, engagement: Engagement, index: number, ids: InteractionIds): AgentWrapUp[] {
  const { talkTo, releasedAt } = engagement
  if (talkTo === undefined || talkTo === releasedAt) return []
  return [{
    ...pieceOf(timeline, engagement, index, ids),
    interactionAgentWrapUpTimeId: nameUuid('wrap-up-time', idAt(ids.agents, index)),
    startTimestamp: timestamp(talkTo),
    endTimestamp: timestamp(releasedAt),
    agentWrapUpTime: between(talkTo, releasedAt)
  }]
}

const pieceOf = ({ centre, visits }: Timeline, { agent, visit }: Engagement, index: number, ids: InteractionIds) => ({
  tenantId: centre.tenant.id,
  interactionId: ids.interaction,
  agentId: agent.id,
  interactionAgentId: idAt(ids.agents, index),
  queueId: visit === undefined ? null : visits[visit]?.queue.id ?? null
})
