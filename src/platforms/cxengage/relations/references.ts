import { equal, holds, within, type Relation } from '../../proof.ts'
import type { Population } from '../../../world/population.ts'
import { agentsOf, at, evidence, queuesOf, reference, type Told } from './subject.ts'

type Lookup<Item> = ReadonlyMap<string, Item>

interface Known {
  agents: Lookup<Population['agents'][number]>
  queues: Lookup<Population['queues'][number]>
  flows: Lookup<Population['flows'][number]>
  dispositions: Lookup<Population['dispositions'][number]>
}

const known = new WeakMap<Population, Known>()

const byId = <Item extends { id: string }>(items: readonly Item[]): Lookup<Item> => new Map(items.map(item => [item.id, item]))

function knownOf (population: Population): Known {
  const { agents, queues, flows, dispositions } = population
  let found = known.get(population)
  if (found === undefined) known.set(population, found = { agents: byId(agents), queues: byId(queues), flows: byId(flows), dispositions: byId(dispositions) })
  return found
}

/** Whoever and whatever is named is found by the routes of the configuration, under the same name. */
export const referenceRelations: Relation<Told>[] = [
  reference('the tenant is its own', (i, { population }) => [equal(i.tenantId, population.tenant.id)]),
  reference('agents are the tenant\'s, with their names and numbers', (i, { population }) => agentsOf(i).flatMap(a => {
    const agent = knownOf(population).agents.get(a.agentId)
    return agent === undefined
      ? [holds(false, 'an agent of the tenant', a.agentId)]
      : [equal(a.agentName, agent.name), equal(a.platformAgentId, agent.number), equal(a.tenantAgentId, agent.tenantNumber)]
  })),
  reference('queues are the tenant\'s, with their names and numbers', (i, { population }) => queuesOf(i).flatMap(q => {
    const queue = knownOf(population).queues.get(q.queueId)
    return queue === undefined
      ? [holds(false, 'a queue of the tenant', q.queueId)]
      : [equal(q.queueName, queue.name), equal(q.platformQueueId, queue.number)]
  })),
  reference('the flow is the tenant\'s, with its name, channel and address', (i, { population }) => {
    const flow = knownOf(population).flows.get(i.flowId)
    return flow === undefined
      ? [holds(false, 'a flow of the tenant', i.flowId)]
      : [equal(i.flowName, flow.name), equal(i.channelType, flow.channel), equal(i.direction, flow.direction), equal(i.contactPoint, flow.contactPoint)]
  }),
  reference('a contact is on record', (i, { population }) => i.contactId == null
    ? []
    : [holds(population.contacts.find(i.contactId) !== undefined, 'a contact of the tenant', i.contactId)]),
  reference('a disposition is the tenant\'s, with its name', (i, { population }) => i.dispositionId == null && i.dispositionName == null
    ? []
    : [equal(i.dispositionName, knownOf(population).dispositions.get(i.dispositionId ?? '')?.name)]),
  reference('whoever links a record is one of the agents', i => (i.hooks ?? []).filter(h => h.agentId != null).map(h =>
    holds(agentsOf(i).some(a => a.agentId === h.agentId), 'an agent of the interaction', h.agentId))),
  reference('an attribute is the interaction\'s own', i => (i.interactionAttributes ?? []).flatMap(a => [equal(a.interactionId, i.interactionId), equal(a.tenantId, i.tenantId)])),
  {
    name: 'nothing lies in the future',
    evidence: evidence.PRESENT,
    general: false,
    check: ({ interaction: i }, { now }) => [i, ...i.segments, ...agentsOf(i), ...queuesOf(i)].flatMap(part => [part.startTimestamp, part.endTimestamp])
      .filter(timestamp => timestamp != null)
      .map(timestamp => within(at(timestamp), -Infinity, now))
  }
]
