import { equal, holds, within, type DocumentInvariant } from '../../invariants.ts'
import type { Interaction } from '../interactions/schemas.ts'
import { agentsOf, evidence, eventsOf, externalOf, ofCustomer, propertiesOf, reference } from './subject.ts'

/** Whoever and whatever is named is the scenario's. */
export const referenceRelations: DocumentInvariant<Interaction>[] = [
  reference('agents are the account\'s, with their telephones', (i, { centre }) => agentsOf(i).map(({ party }) =>
    holds(centre.agents.some(({ displayId, phone }) => displayId === party.id && phone === party.touchpoint),
      'an agent of the account', `${party.id} ${party.touchpoint}`))),
  reference('queues are the account\'s, with their skills', (i, { centre }) =>
    ofCustomer(i, 'Queue').map(queue => equal(
    `${queue.name}: ${String(propertiesOf(queue)['presentedSkills'])}`,
    centre.queues.filter(({ name }) => name === queue.name).map(({ name, skill }) => `${name}: ${skill}`)[0]))),
  reference('a plan is the account\'s, with its group and address', (i, { centre }) =>
    ofCustomer(i, 'InteractionPlan').map(plan => holds(
      centre.flows.some(flow =>
        flow.name === plan.name && flow.reportingGroup === i.serviceName && flow.contactPoint === i.connectTo),
      'a flow of the account', plan.name))),
  reference('a disposition is the account\'s', (i, { centre }) =>
    agentsOf(i).flatMap(agent => eventsOf(agent, 'Disposition')).map(event => {
      const name = String(propertiesOf(event)['disposition'])
      return holds(centre.dispositions.some(disposition => disposition.name === name),
        'a disposition of the account', name)
    })),
  // The sample does not obey: its touchpoint was made anonymous.
  reference('the customer is reached where they called from, or was called', i =>
    [externalOf(i)].flatMap(external => external === undefined
      ? []
      : [equal(external.party.touchpoint, i.direction === 'Inbound' ? i.connectFrom : i.connectTo)])),
  {
    name: 'nothing lies in the future',
    evidence: evidence.PRESENT,
    general: false,
    check: ({ start, categorizedAt, channels }, { now }) => [
      within(Date.parse(start), -Infinity, now),
      ...(categorizedAt === null ? [] : [within(Date.parse(categorizedAt), -Infinity, now)]),
      ...channels.flatMap(({ events }) => events).map(({ offset, duration }) =>
        within(Date.parse(start) + offset + (duration ?? 0), -Infinity, now))
    ]
  }
]
