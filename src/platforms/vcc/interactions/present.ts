import { writeInstant } from '../../../world/instants.ts'
import type { Channel as Medium, Timeline } from '../../../world/timeline.ts'
import { presentAgent, presentCustomer } from './present-channels.ts'
import type { InteractionIds } from './ids.ts'
import { categorizedAt } from './recorded.ts'
import type { Interaction, PlanMapping } from './schemas.ts'

/** What the platform tells of at all, in its words. */
export const MEDIA: Partial<Record<Medium, string>> = { voice: 'Phone', email: 'Email' }

/** Which of the vendor's systems manages the interactions. */
export const MANAGER = 'VCC'

export const DIRECTIONS = { inbound: 'Inbound', outbound: 'Outbound', internal: 'Internal' } as const

export const isSupported = ({ channel }: { channel: string }): boolean => Object.hasOwn(MEDIA, channel)

export interface Context {
  ids: InteractionIds
  /** The number from which an agent calls out; known from the start, also of a timeline that ends before they dial. */
  caller: string | undefined
  /** Whether the document has the key `outcome`. */
  outcome: boolean
}

/**
 * When the interaction is over: everybody has left, and the last wrap-up is done. Of a whole timeline, not of a cut
 * one.
 */
export const endOf = ({ customerLeftAt, engagements }: Timeline): number | undefined => customerLeftAt === undefined
  ? undefined
  : Math.max(customerLeftAt, ...engagements.map(({ releasedAt }) => releasedAt ?? customerLeftAt))

/** A timeline as an interaction; relations between its figures are those of the documentation's sample. */
export function presentInteraction (timeline: Timeline, { ids, caller, outcome }: Context): Interaction {
  const { channel, direction, customer, contactPoint, start, engagements } = timeline
  const inbound = direction === 'inbound'
  const agents = engagements.map((_, index) => presentAgent(timeline, index, ids))
  const channels = direction === 'internal' ? agents : [presentCustomer(timeline, ids.interaction), ...agents]
  const ends = channels.map(({ offset, duration }) => duration === null ? Infinity : offset + duration)
  const duration = Math.max(...ends)
  const over = duration !== Infinity
  const categorized = categorizedAt(timeline)

  return {
    status: timeline.failed ? 'InternalError' : over ? 'Completed' : 'Ongoing',
    medium: MEDIA[channel] ?? channel,
    mediumManager: MANAGER,
    start: writeInstant(start),
    guid: ids.interaction,
    conversationGuid: ids.conversation,
    duration: over ? duration : null,
    direction: DIRECTIONS[direction],
    serviceName: inbound ? timeline.flow.reportingGroup : null,
    connectTo: direction === 'outbound' ? customer : contactPoint,
    // Documented: the agent's number of an outbound call, their name of an internal one.
    connectFrom: direction === 'outbound' ? caller ?? contactPoint : customer,
    categorizedAt: categorized === undefined ? null : writeInstant(categorized),
    ...(outcome ? { outcome: over ? outcomeOf(timeline) : null } : {}),
    interactionPlanMapping: inbound ? mappingOf(timeline) : null,
    channels
  }
}

/** The names by which an administrator would have tied an address to the plan. */
function mappingOf ({ channel, flow }: Timeline): PlanMapping {
  return {
    addressName: `${flow.name} ${channel === 'voice' ? 'Number' : 'Address'}`,
    mappingName: `${flow.name} Mapping`,
    interactionPlanName: flow.name,
    reportingGroup: flow.reportingGroup
  }
}

/** Documented is only the first of them. */
const outcomeOf = ({ engagements, direction }: Timeline) =>
  engagements.some(({ connectedAt }) => connectedAt !== undefined)
    ? 'Handled by agent'
    : direction === 'inbound' ? 'Abandoned' : 'No answer'
