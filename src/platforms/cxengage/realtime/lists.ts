import { observed } from '../../../http/wire.ts'
import { completed, inConversation, inQueue, routing } from './interaction-rows.ts'
import { queueDetails } from './queue-rows.ts'
import { agentDetails, capacities, states } from './resource-rows.ts'
import { agentless, statistics } from './statistic.ts'

const CONSOLE = observed('tables of the vendor\'s console')

const list = (key: string) => statistics('list', { [key]: 'json' })

const interactions = list('interactions')
const details = list('details')
const json = list('json')
const resources = list('resourceCapacity')

/** Who and what is behind the figures. */
export const lists = [
  agentless(interactions('interactions-in-queue-list', 'Interactions in queues', 'What queue-length counts', CONSOLE,
    scoped => ({ interactions: inQueue(scoped) }))),
  interactions('interactions-in-conversation-list', 'Interactions in conversation',
    'What interactions-in-conversation-count counts', CONSOLE, scoped => ({ interactions: inConversation(scoped) })),
  agentless(interactions('interactions-in-routing-list', 'Interactions before any queue',
    'What interactions-in-routing-count counts', CONSOLE, scoped => ({ interactions: routing(scoped) }))),
  interactions('completed-interactions-list', 'Interactions that ended today', 'What interaction-time is of', CONSOLE,
    scoped => ({ interactions: completed(scoped) })),
  details('queue-details-list', 'The queues of today', 'Every queue, with figures of today', CONSOLE,
    scoped => ({ details: queueDetails(scoped) })),
  json('resource-state-list', 'What every agent is doing', 'Every agent, with their state and figures of today',
    CONSOLE, scoped => ({ json: states(scoped) })),
  json('resource-details-list', 'The agents\' work of today', 'Every agent, with figures of their work of today',
    CONSOLE, scoped => ({ json: agentDetails(scoped) })),
  resources('resource-capacity', 'What the agents who are logged in can take on',
    'What resources-logged-in-count counts', observed('the vendor\'s JavaScript SDK, its desktop'),
    scoped => ({ resourceCapacity: capacities(scoped) }))
]
