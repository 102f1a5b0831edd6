import { equal, holds, within } from '../../invariants.ts'
import type { Centre } from '../../../world/centre.ts'
import type { Channel, Interaction } from '../interactions/schemas.ts'
import {
  agentsOf, endOf, evidence, eventsOf, externalOf, find, isOver,
  ofAgents, ofChannels, ofCustomer, propertiesOf, relation, sum
} from './subject.ts'

const dateOf = (guid: string) =>
  new Date(parseInt(guid.replace('-', '').slice(0, 12), 16)).toISOString().slice(0, 10)

/** Whether the scenario gives the guid: it is of version 4, and tells nothing. */
const isFixed = ({ guid }: Interaction, { tenant }: Centre): boolean =>
  tenant.interactions.some(({ id }) => id?.['vcc'] === guid)

export const interactionRelations = [
  relation('duration is the end of the last channel', i => isOver(i)
    ? [equal(i.duration, Math.max(...i.channels.map(endOf)))]
    : [holds(i.channels.some(channel => !isOver(channel)), 'an open channel', i.duration)]),
  relation('an interaction goes on until it has a duration', i => [equal(i.status === 'Ongoing', !isOver(i))]),
  relation('the first channel is the interaction\'s', i =>
    [equal(i.channels[0]?.guid, i.guid), equal(i.channels[0]?.offset, 0)]),
  relation('service, plan and mapping have one reporting group', i => [
    equal(i.serviceName, i.interactionPlanMapping?.reportingGroup ?? null),
    ...ofCustomer(i, 'InteractionPlan').map(plan => equal(String(propertiesOf(plan)['reportingGroup']), i.serviceName))
  ]),
  relation('plan, mapping and queues have one name', i => ofCustomer(i, 'InteractionPlan').flatMap(plan => [
    equal(plan.name, i.interactionPlanMapping?.interactionPlanName),
    ...ofCustomer(i, 'Queue').map(queue => equal(String(propertiesOf(queue)['interactionPlanName']), plan.name))
  ])),
  relation('a queue\'s plan is the address that was contacted', i =>
    ofCustomer(i, 'Queue').map(queue => equal(String(propertiesOf(queue)['interactionPlan']), i.connectTo))),
  relation('only recorded calls are categorised', i =>
    i.categorizedAt === null ? [] : [equal(ofCustomer(i, 'CallRecording').length, 1)]),
  relation('a guid tells the date of its interaction', (i, { centre }) => isFixed(i, centre)
    ? []
    : [equal(dateOf(i.guid), i.start.slice(0, 10))])
]

export const customerRelations = [
  relation('the customer\'s channel is ringing and connected', i =>
    [externalOf(i)].flatMap(external => external === undefined || !isOver(external)
      ? []
      : [equal(external.duration, sum([...eventsOf(external, 'Ringing'), ...eventsOf(external, 'Connected')]))])),
  relation('the plan ends with the customer', i => ofCustomer(i, 'InteractionPlan').map(plan =>
    equal(plan.duration === null ? null : endOf(plan), endOrNull(externalOf(i))))),
  relation('applets take no time', i => ofCustomer(i, 'Applet').map(({ duration }) => equal(duration, 0))),
  relation('a queue ends when its agent is connected', i =>
    ofCustomer(i, 'Queue').filter(queue => propertiesOf(queue)['result'] === 'Delivered').map(queue =>
      holds(agentsOf(i).some(agent => find(agent, 'Connected')?.offset === endOf(queue)), 'an agent connected then',
        endOf(queue)))),
  relation('an agent is connected when a queue ends', i => i.direction === 'Inbound'
    ? agentsOf(i).flatMap(agent => eventsOf(agent, 'Connected')).map(({ offset }) =>
      holds(ofCustomer(i, 'Queue').some(queue => endOf(queue) === offset), 'a queue that ends then', offset))
    : []),
  relation('an unanswered queue ends with the customer', i =>
    ofCustomer(i, 'Queue').filter(queue => isOver(queue) && propertiesOf(queue)['result'] !== 'Delivered').map(queue =>
      equal(endOf(queue), endOrNull(externalOf(i)))), evidence.UNANSWERED),
  relation('a queue has a result when it is over', i =>
    ofCustomer(i, 'Queue').map(queue => equal(propertiesOf(queue)['result'] != null, isOver(queue)))),
  relation('both channels are recorded from one instant, until the customer is gone', i =>
    ofCustomer(i, 'CallRecording').flatMap(recording => [
      equal(agentsOf(i).flatMap(agent => eventsOf(agent, 'CallRecording'))[0]?.offset, recording.offset),
      equal(recording.duration === null ? null : endOf(recording), endOrNull(externalOf(i)))
    ]))
]

export const channelRelations = [
  ofChannels('ringing comes first', channel =>
    [equal(channel.events[0]?.type, 'Ringing'), equal(channel.events[0]?.offset, channel.offset)]),
  ofChannels('events come by offset', ({ events }) =>
    events.slice(1).map(({ offset }, before) => within(offset, events[before]?.offset ?? NaN, Infinity))),
  ofChannels('events lie within their channel', channel => channel.events.flatMap(event => [
    within(event.offset, channel.offset, Infinity),
    ...(isOver(channel) ? [within(endOf(event), channel.offset, endOf(channel))] : [])
  ])),
  ofChannels('a channel that was connected is released in the end', channel =>
    isConnected(channel) ? [equal(channel.endReason, isOver(channel) ? 'Released' : null)] : []),
  ofChannels(
    'a channel that never was ends without an answer',
    channel => isConnected(channel) ? [] : [equal(channel.endReason, isOver(channel) ? 'NoAnswer' : null)],
    evidence.UNANSWERED
  )
]

export const agentRelations = [
  ofAgents('an agent\'s channel is ringing, connected and wrap', channel => isOver(channel)
    ? [equal(channel.duration,
        sum([...eventsOf(channel, 'Ringing'), ...eventsOf(channel, 'Connected'), ...eventsOf(channel, 'Wrap')]))]
    : []),
  ofAgents('an agent\'s states follow each other without gaps', channel => {
    const states = channel.events.filter(({ type }) => type === 'Ringing' || type === 'Connected' || type === 'Wrap')
    return states.slice(1).map(({ offset }, before) =>
      equal(offset, endOf(states[before] ?? { offset: NaN, duration: null })))
  }),
  ofAgents('an agent\'s recording starts 18 ms after they are connected, and ends with it', channel =>
    eventsOf(channel, 'CallRecording').flatMap(recording => {
      const connected = find(channel, 'Connected') ?? { offset: NaN, duration: null }
      return [equal(recording.offset, connected.offset + 18), equal(endOrNull(recording), endOrNull(connected))]
    })),
  ofAgents('disposition and rating come 1 and 2 ms into the wrap', channel => {
    const wrap = find(channel, 'Wrap')
    return [
      ...eventsOf(channel, 'Disposition').map(({ offset }) => equal(offset - (wrap?.offset ?? NaN), 1)),
      ...eventsOf(channel, 'CallRating').map(({ offset }) => equal(offset - (wrap?.offset ?? NaN), 2))
    ]
  })
]

const isConnected = (channel: Channel): boolean => eventsOf(channel, 'Connected').length > 0

function endOrNull (timed: { offset: number, duration: number | null } | undefined): number | null {
  return timed === undefined || timed.duration === null ? null : endOf(timed)
}
