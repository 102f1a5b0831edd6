import { assumed, documented, observed } from '../../../http/wire.ts'
import {
  abandonTimesOf, agentHoldsOf, answerTimesOf, conversationsOf, interactionTimesOf, queueTimesOf, stretchesOf, waitsOf,
  workTimesOf
} from './figures.ts'
import { times } from './results.ts'
import { endedToday, inRouting, type Scoped } from './scoped.ts'
import { agentless, statistics } from './statistic.ts'

const CONSOLE = observed('dashboards of the vendor\'s console')
const DASHBOARDS = observed('the vendor\'s dashboards of 2021')
const SIBLING = assumed('as the average of that name in a list of the vendor\'s console')

const AGGREGATES = { avg: 'millis', min: 'millis', max: 'millis', total: 'millis', count: 'count' }

const interactions = statistics('interaction-time', AGGREGATES)
const resources = statistics('resource-time', AGGREGATES)

const abandons = (scoped: Scoped) => times(abandonTimesOf(scoped))
const conversations = (scoped: Scoped) => times(conversationsOf(scoped))
const whole = (scoped: Scoped) => times(interactionTimesOf(scoped))
const talks = (scoped: Scoped) => times(workTimesOf(scoped, 'conversation'))
const handling = (scoped: Scoped) => times(workTimesOf(scoped, 'handling'))
const wrapUps = (scoped: Scoped) => times(workTimesOf(scoped, 'wrapUp'))
const agentHolds = (scoped: Scoped) => times(agentHoldsOf(scoped))

/** How long things take right now, or took today; in ms. */
export const durations = [
  agentless(interactions('queue-time', 'How long those wait who are in queues',
    'From the entry until now, of the queue visits that go on', observed('the vendor\'s desktop'), scoped =>
      times(waitsOf(scoped)))),
  agentless(interactions('routing-time', 'How long interactions have been before any queue',
    'From the start until now, of the interactions that go on and have had no queue and no agent', DASHBOARDS, scoped =>
      times(inRouting(scoped).map(({ from }) => scoped.now - from)))),
  interactions('conversation-time', 'How long conversations have gone on',
    'From an agent\'s first word until now, of the conversations that go on', DASHBOARDS, conversations),
  interactions('interactions-in-conversation-time', 'How long conversations go on',
    'As conversation-time', documented('Example: Get a Time-Based Statistic'), conversations),
  interactions('interaction-time', 'Interaction time',
    'From start to end, of the interactions that ended today', DASHBOARDS, whole),
  interactions('interaction-duration', 'Interactions that ended today', 'As interaction-time', CONSOLE, whole),
  interactions('queue-duration', 'Queue visits that ended today',
    'From the entry until the customer was answered or gave up, of the queue visits that ended today', CONSOLE,
    scoped => times(queueTimesOf(scoped))),
  agentless(interactions('queue-abandon-time', 'Queue abandon time',
    'From the entry until the customer gave up, of the queue visits that ended so today', DASHBOARDS, abandons)),
  agentless(interactions('abandon-time-duration', 'Queue visits that were abandoned today', 'As queue-abandon-time',
    CONSOLE, abandons)),
  interactions('time-to-answer-duration', 'Times to answer of the queue visits that ended today',
    'timeToAnswer, as far as it is known', CONSOLE, scoped => times(answerTimesOf(scoped))),
  interactions('interaction-hold-duration', 'Times on hold of the interactions that ended today',
    'customerHoldTime of the interactions that ended today and had a hold', CONSOLE, scoped =>
      times(endedToday(scoped).filter(({ holds }) => holds.length > 0).map(({ held }) => held))),
  interactions('customer-hold-time', 'Customer hold time',
    'Each time on hold that is over, in the interactions that started today', DASHBOARDS, scoped =>
      times(stretchesOf(scoped, 'holds'))),
  interactions('consult-time', 'Consult time',
    'segmentConsultTime of the warm transfers in the interactions that started today', DASHBOARDS, scoped =>
      times(stretchesOf(scoped, 'consults'))),
  resources('resource-hold-time', 'Agent hold time',
    'Each time that is over for which an agent had a customer on hold, in the interactions that started today: ' +
    'nobody puts an agent on hold here', DASHBOARDS, agentHolds),
  resources('resource-initiated-customer-hold-time', 'Agent initiated customer hold time',
    'Each time on hold that is over and that the agent began, in the interactions that started today', DASHBOARDS,
    agentHolds),
  resources('resource-talk-time', 'Talk time',
    'agentTalkTime of the work that was done today', DASHBOARDS, talks),
  resources('conversation-duration', 'Conversations of the work that was done today', 'As resource-talk-time', CONSOLE,
    talks),
  resources('resource-handle-time', 'Handle time',
    'agentHandleTime (conversation and wrap-up) of the work that was done today', DASHBOARDS, handling),
  resources('handle-time-duration', 'Conversation and wrap-up of the work that was done today',
    'As resource-handle-time', SIBLING, handling),
  resources('resource-wrap-up-time', 'Wrap-up time',
    'agentWrapUpTime of the work that was done today and had one', DASHBOARDS, wrapUps),
  resources('wrap-up-duration', 'Wrap-ups of the work that was done today', 'As resource-wrap-up-time', SIBLING,
    wrapUps)
]
