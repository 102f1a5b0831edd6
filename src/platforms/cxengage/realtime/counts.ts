import { assumed, documented, observed } from '../../../http/wire.ts'
import { goesOn } from '../courses/course.ts'
import { conversationStartsOf, holdsBegunOf, queueFiguresOf } from './figures.ts'
import { count } from './results.ts'
import { endedToday, inRouting, isToday, startedToday, talking, waiting, type Scoped } from './scoped.ts'
import { agentless, statistics } from './statistic.ts'

const CONSOLE = observed('dashboards of the vendor\'s console')
const DASHBOARDS = observed('the vendor\'s dashboards of 2021')
const SDK = observed('the vendor\'s JavaScript SDK and its tests')

const interactions = statistics('interaction-count', { count: 'count' })
const resources = statistics('resource-count', { count: 'count' })

const starts = (scoped: Scoped) => count(startedToday(scoped).length)
const queueAbandons = (scoped: Scoped) => count(queueFiguresOf(scoped).abandoned)
const conversing = (scoped: Scoped) => count(new Set(talking(scoped).map(({ course }) => course)).size)
const routingAbandons = (scoped: Scoped) =>
  count(endedToday(scoped).filter(({ ivrAbandoned }) => ivrAbandoned).length)
const holds = (scoped: Scoped) => count(holdsBegunOf(scoped))

/** How many there are, right now or today. */
export const counts = [
  agentless(interactions('queue-length', 'Interactions in queues',
    'Queue visits that go on', SDK, scoped => count(waiting(scoped).length))),
  interactions('active-interactions-count', 'Active interactions',
    'Interactions that have started and not ended', DASHBOARDS, scoped =>
      count(scoped.courses.filter(course => goesOn(course, scoped.now)).length)),
  interactions('interactions-in-conversation-count', 'Interactions in conversation',
    'Interactions in which at least one agent talks', documented('Example: Get a Count Statistic'), conversing),
  agentless(interactions('interactions-in-routing-count', 'Interactions before any queue',
    'Interactions that go on and have had no queue and no agent', assumed('the list of that name'),
    scoped => count(inRouting(scoped).length))),
  interactions('interaction-starts-count', 'Interactions that started today',
    'Interactions whose start is today', SDK, starts),
  interactions('interaction-start-instance', 'Interactions that started today, by its older name',
    'As interaction-starts-count', CONSOLE, starts),
  interactions('queue-entries-count', 'Entries into queues today',
    'Queue visits that began today', assumed('the counterpart of abandons'), scoped =>
      count(queueFiguresOf(scoped).entered)),
  interactions('calls-answered-count', 'Queue visits that were answered today',
    'Queue visits that ended today with an agent', assumed('the percentage of that name'),
    scoped => count(queueFiguresOf(scoped).answered)),
  agentless(interactions('queue-abandons-count', 'Queue abandons',
    'Queue visits that ended today because the customer gave up', DASHBOARDS, queueAbandons)),
  agentless(interactions('queue-abandon-count', 'Queue visits that were abandoned today',
    'As queue-abandons-count', SDK, queueAbandons)),
  agentless(interactions('abandon-queue-instance', 'Queue visits that were abandoned today, by its older name',
    'As queue-abandons-count', CONSOLE, queueAbandons)),
  agentless(interactions('abandons-before-queue-count', 'IVR abandons',
    'Interactions that ended today because the customer gave up before any queue', DASHBOARDS, routingAbandons)),
  agentless(interactions('interactions-in-routing-abandon-count', 'Interactions abandoned today before any queue',
    'As abandons-before-queue-count', CONSOLE, routingAbandons)),
  interactions('customer-holds-count', 'Customer holds',
    'Times that customers were put on hold, in the interactions that started today', DASHBOARDS, holds),
  interactions('resource-hold-start-instance', 'Holds in the interactions that started today',
    'As customer-holds-count', CONSOLE, holds),
  resources('resource-conversation-starts-count', 'Conversation starts',
    'Conversations that began today, one for each agent who talks', DASHBOARDS, scoped =>
      count(conversationStartsOf(scoped).length)),
  resources('work-accepted-count', 'Work accepted',
    'Offers that agents accepted today, and calls that they began themselves', DASHBOARDS, scoped =>
      count(scoped.work.filter(({ acceptedAt }) => isToday(scoped, acceptedAt)).length))
]
