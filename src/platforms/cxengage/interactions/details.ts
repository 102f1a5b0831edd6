import { parseInstant } from '../../../world/instants.ts'
import type { Agent } from '../../../world/centre.ts'
import type { Instant, Timeline } from '../../../world/timeline.ts'
import type { Details, DetailsAgent, Interaction } from './schemas.ts'
import { timestamp } from './values.ts'
import { vintageOf } from './vintage.ts'

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

/** Somebody who was offered the interaction; `index` is that of their engagement. */
interface Part { agent: Agent, at: number, talkFrom: Instant, talkTo: Instant, index: number | undefined }

/** The agents in the order of the list; the disposition and the note are those of the agent who ended it. */
export function detailsAgentsOf (timeline: Timeline): DetailsAgent[] {
  const { engagements, missedOffers, centre } = timeline
  const parts = [
    ...engagements.map(({ agent, offeredAt: at, talkFrom, talkTo }, index): Part =>
      ({ agent, at, talkFrom, talkTo, index })),
    ...missedOffers.map(({ agent, from: at }): Part =>
      ({ agent, at, talkFrom: undefined, talkTo: undefined, index: undefined }))
  ].sort((a, b) => a.at - b.at)
  return vintageOf(centre.tenant) === '2017'
    ? parts.map(part => presentPart(timeline, part))
    : firstOfEach(parts).map(part => presentPartOf2022(timeline, part))
}

function presentPart (timeline: Timeline, { agent, talkFrom, talkTo, index }: Part): DetailsAgent {
  const { disposition, noteTitle } = wroteAs(timeline, index)
  return {
    resourceId: agent.id,
    agentName: agent.name,
    ...(talkFrom === undefined ? {} : { conversationStartTimestamp: timestamp(talkFrom) }),
    ...(talkTo === undefined ? {} : { conversationEndTimestamp: timestamp(talkTo) }),
    dispositionName: disposition?.name ?? null,
    noteTitle
  }
}

/**
 * QUIRK(cxengage) [observed: an answer of 2022]: an agent has one entry, and it tells of their first offer: who missed
 * it and was offered the interaction again has no conversation here. Test: "details tell of an agent's first offer".
 */
function firstOfEach (parts: readonly Part[]): Part[] {
  return parts.filter(({ agent }, index) => parts.findIndex(other => other.agent === agent) === index)
}

function presentPartOf2022 (timeline: Timeline, { agent, talkFrom, talkTo, index }: Part): DetailsAgent {
  const { disposition, noteTitle } = wroteAs(timeline, index)
  return {
    conversationStartTimestamp: timestamp(talkFrom),
    conversationEndTimestamp: timestamp(talkTo),
    resourceId: agent.id,
    agentName: agent.name,
    dispositionId: disposition?.id ?? null,
    dispositionName: disposition?.name ?? null,
    noteTitle
  }
}

function wroteAs ({ wrapUp, correction, notes, engagements }: Timeline, index: number | undefined) {
  const noted = index === undefined ? undefined : notes.findLast(({ agent }) => agent === engagements[index]?.agent.id)
  const wrote = index !== undefined && wrapUp?.by === index ? wrapUp : undefined
  return {
    disposition: wrote === undefined ? undefined : (correction ?? wrote).disposition,
    noteTitle: noted?.title ?? wrote?.note?.title ?? null
  }
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
