import type { Facts, BusySpan } from '../../invariants.ts'
import type { Interaction } from './schemas.ts'
import { agentsOf, answeredOf, at, queuesOf, workedOf } from '../invariants/subject.ts'

/** What an interaction is in no platform's words: ids of agents are the centre's; missed offers are left out. */
export function factsOf (interaction: Interaction): Facts {
  return {
    start: at(interaction.startTimestamp),
    channel: interaction.channelType,
    direction: interaction.direction,
    customer: interaction.customer,
    agents: workedOf(interaction).map(agent => ({ agent: agent.agentId, offeredAt: at(agent.startTimestamp) })),
    queues: queuesOf(interaction).map(queue => ({
      queue: queue.queueName,
      enteredAt: at(queue.startTimestamp),
      leftAt: queue.endTimestamp == null ? null : at(queue.endTimestamp),
      answered: queue.queueExitType == null ? null : queue.queueExitType === 'success'
    })),
    connectedAt: answeredOf(interaction).map(queue => at(queue.endTimestamp))
  }
}

export const busySpansOf = (interaction: Interaction): BusySpan[] =>
  agentsOf(interaction).map(({ agentId, startTimestamp, endTimestamp }) =>
    ({ agent: agentId, from: at(startTimestamp), to: endTimestamp == null ? Infinity : at(endTimestamp) }))

/** Every id that belongs to it alone. */
export const idsOf = ({ interactionId, segments, hooks, ...interaction }: Interaction): string[] => [
  interactionId,
  ...segments.map(segment => segment.interactionSegmentId),
  ...(interaction.agents ?? []).map(agent => agent.interactionAgentId),
  ...(interaction.queues ?? []).map(queue => queue.interactionQueueId),
  ...(hooks ?? []).map(hook => hook.interactionHookId),
  ...(interaction.interactionAttributes ?? []).map(attribute => attribute.interactionHookId),
  ...(interaction.customerTalkTimes ?? []).map(talk => talk.interactionCustomerTalkTimeId),
  ...(interaction.customerHoldTimes ?? []).map(hold => hold.interactionCustomerHoldTimeId)
]
