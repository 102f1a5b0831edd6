import { parseInstant } from '../../../world/instants.ts'
import type { Timeline } from '../../../world/timeline.ts'
import type { Details, DetailsAgent, Interaction } from './schemas.ts'
import { timestamp } from './values.ts'

/** The `details` that only get-one has: the interaction as the vendor's desktop reads it. */
export function presentDetails (interaction: Interaction, agents: DetailsAgent[]): Details {
  return {
    interactionId: interaction.interactionId,
    startTimestamp: interaction.startTimestamp,
    endTimestamp: interaction.endTimestamp ?? null,
    channelType: interaction.channelType,
    direction: interaction.direction,
    contactPoint: interaction.contactPoint,
    customer: interaction.customer,
    contactId: interaction.contactId ?? null,
    csat: interaction.customerSatisfactionScore ?? null,
    agents
  }
}

/** The disposition and the note are those of the agent who ended it. */
export function detailsAgentsOf ({ engagements, wrapUp, correction }: Timeline): DetailsAgent[] {
  return engagements.map(({ agent, talkFrom, talkTo }, index) => {
    const wrote = wrapUp?.by === index ? wrapUp : undefined
    return {
      resourceId: agent.id,
      agentName: agent.name,
      ...(talkFrom === undefined ? {} : { conversationStartTimestamp: timestamp(talkFrom) }),
      ...(talkTo === undefined ? {} : { conversationEndTimestamp: timestamp(talkTo) }),
      dispositionName: wrote === undefined ? null : (correction ?? wrote).disposition?.name ?? null,
      noteTitle: wrote?.note?.title ?? null
    }
  })
}

/** The same, read off a static document: an agent's handling ends when they are released. */
export function detailsAgentsOfStatic ({ agents, dispositionName = null }: Interaction): DetailsAgent[] {
  return (agents ?? []).map(({ agentId, agentName, endTimestamp, agentHandleTime, agentWrapUpTime }, index, list) => {
    const released = (endTimestamp == null ? undefined : parseInstant(endTimestamp)) ?? NaN
    const from = released - Math.round((agentHandleTime ?? NaN) * 1000)
    const to = released - Math.round((agentWrapUpTime ?? 0) * 1000)
    return {
      resourceId: agentId,
      agentName,
      ...(Number.isNaN(from)
        ? {}
        : { conversationStartTimestamp: timestamp(from), conversationEndTimestamp: timestamp(to) }),
      dispositionName: index === list.length - 1 ? dispositionName : null,
      noteTitle: null
    }
  })
}
