import type { Facts, Scene, BusySpan } from '../../invariants.ts'
import type { Channel, Interaction } from './schemas.ts'
import { MEDIA } from './present.ts'
import { agentsOf, endOf, eventsOf, isOver, ofCustomer, propertiesOf } from '../invariants/subject.ts'

const CHANNELS: ReadonlyMap<string, string> =
  new Map(Object.entries(MEDIA).map(([channel, medium]) => [medium, channel]))

/** The centre's id of an agent; the display id where it has none. */
const agentOf = ({ party }: Channel, { centre }: Scene): string =>
  centre.agents.find(({ displayId }) => displayId === party.id)?.id ?? String(party.id)

/** What an interaction is in no platform's words. */
export function factsOf (interaction: Interaction, scene: Scene): Facts {
  const { medium, direction, connectFrom, connectTo } = interaction
  const start = Date.parse(interaction.start)
  const agents = agentsOf(interaction)
  return {
    start,
    channel: CHANNELS.get(medium) ?? medium,
    direction: direction.toLowerCase(),
    customer: direction === 'Inbound' ? connectFrom : connectTo,
    agents: agents.map(channel => ({ agent: agentOf(channel, scene), offeredAt: start + channel.offset })),
    queues: ofCustomer(interaction, 'Queue').map(queue => ({
      queue: queue.name ?? '',
      enteredAt: start + queue.offset,
      leftAt: isOver(queue) ? start + endOf(queue) : null,
      answered: isOver(queue) ? propertiesOf(queue)['result'] === 'Delivered' : null
    })),
    connectedAt: direction === 'Inbound'
      ? agents.flatMap(agent => eventsOf(agent, 'Connected')).map(({ offset }) => start + offset)
      : []
  }
}

export function busySpansOf (interaction: Interaction, scene: Scene): BusySpan[] {
  const start = Date.parse(interaction.start)
  return agentsOf(interaction).map(channel =>
    ({
      agent: agentOf(channel, scene),
      from: start + channel.offset,
      to: isOver(channel) ? start + endOf(channel) : Infinity
    }))
}

/** Every id that belongs to it alone; its first channel has its own. */
export const idsOf = ({ guid, channels }: Interaction): string[] =>
  [guid, ...channels.slice(1).map(channel => channel.guid)]
