import { equal, holds, within, type DocumentInvariant } from '../../invariants.ts'
import type { Centre } from '../../../world/centre.ts'
import { agentsOf, at, evidence, queuesOf, reference, type Documents } from './subject.ts'

type Lookup<Item> = ReadonlyMap<string, Item>

interface Known {
  agents: Lookup<Centre['agents'][number]>
  queues: Lookup<Centre['queues'][number]>
  flows: Lookup<Centre['flows'][number]>
  dispositions: Lookup<Centre['dispositions'][number]>
}

const known = new WeakMap<Centre, Known>()

const byId = <Item extends { id: string }>(items: readonly Item[]): Lookup<Item> =>
  new Map(items.map(item => [item.id, item]))

function knownOf (centre: Centre): Known {
  const { agents, queues, flows, dispositions } = centre
  let found = known.get(centre)
  if (found === undefined) {
    known.set(centre,
      found = { agents: byId(agents), queues: byId(queues), flows: byId(flows), dispositions: byId(dispositions) })
  }
  return found
}

/** Whoever and whatever is named is found by the routes of the configuration, under the same name. */
export const referenceRelations: DocumentInvariant<Documents>[] = [
  reference('the tenant is its own', (i, { centre }) => [equal(i.tenantId, centre.tenant.id)]),
  reference('agents are the tenant\'s, with their names and numbers', (i, { centre }) => agentsOf(i).flatMap(a => {
    const agent = knownOf(centre).agents.get(a.agentId)
    return agent === undefined
      ? [holds(false, 'an agent of the tenant', a.agentId)]
      : [equal(a.agentName, agent.name), equal(a.platformAgentId, agent.number), equal(a.tenantAgentId,
          agent.tenantNumber)]
  })),
  reference('queues are the tenant\'s, with their names and numbers', (i, { centre }) => queuesOf(i).flatMap(q => {
    const queue = knownOf(centre).queues.get(q.queueId)
    return queue === undefined
      ? [holds(false, 'a queue of the tenant', q.queueId)]
      : [equal(q.queueName, queue.name), equal(q.platformQueueId, queue.number)]
  })),
  reference('the flow is the tenant\'s, with its name, channel and address', (i, { centre }) => {
    const flow = knownOf(centre).flows.get(i.flowId)
    return flow === undefined
      ? [holds(false, 'a flow of the tenant', i.flowId)]
      : [equal(i.flowName, flow.name), equal(i.channelType, flow.channel),
          equal(i.direction, flow.direction), equal(i.contactPoint, flow.contactPoint)]
  }),
  reference('a contact is on record', (i, { centre }) => i.contactId == null
    ? []
    : [holds(centre.contacts.find(i.contactId) !== undefined, 'a contact of the tenant', i.contactId)]),
  reference('a disposition is the tenant\'s, with its name', (i, { centre }) =>
    i.dispositionId == null && i.dispositionName == null
      ? []
      : [equal(i.dispositionName, knownOf(centre).dispositions.get(i.dispositionId ?? '')?.name)]),
  reference('whoever links a record is one of the agents', i => (i.hooks ?? []).filter(h => h.agentId != null).map(h =>
    holds(agentsOf(i).some(a => a.agentId === h.agentId), 'an agent of the interaction', h.agentId))),
  reference('an attribute is the interaction\'s own', i => (i.interactionAttributes ?? []).flatMap(a =>
    [equal(a.interactionId, i.interactionId), equal(a.tenantId, i.tenantId)])),
  {
    name: 'nothing lies in the future',
    evidence: evidence.PRESENT,
    general: false,
    check: ({ interaction: i }, { now }) =>
      [i, ...i.segments, ...agentsOf(i), ...queuesOf(i)].flatMap(part => [part.startTimestamp, part.endTimestamp])
        .filter(timestamp => timestamp != null)
        .map(timestamp => within(at(timestamp), -Infinity, now))
  }
]
