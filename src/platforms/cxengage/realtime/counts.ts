import { assumed, documented, observed } from '../../../http/wire.ts'
import type { AgentNow } from './snapshot.ts'
import { percentOf } from '../wire/percent.ts'
import { count } from './results.ts'
import { statistics } from './statistic.ts'
import { endedToday, inRouting, isToday, startedToday, talking, waiting, type View } from './view.ts'

const CONSOLE = observed('dashboards of the vendor\'s console')
const DEFINED = documented('Data Dictionary: Service Level; About Service Level Agreements')
const SDK = observed('the vendor\'s JavaScript SDK and its tests')

const interactions = statistics('interaction-count')
const resources = statistics('resource-count')
const percentages = statistics('percentage')

const startsToday = (view: View) => count(startedToday(view).length)
const abandonedToday = (view: View) => count(queueFiguresOf(view).abandoned)
const inState = (...states: AgentNow['state'][]) => ({ agents }: View) =>
  count(agents.filter(({ state }) => states.includes(state)).length)
const conversing = (view: View) => count(new Set(talking(view).map(({ interaction }) => interaction)).size)
const routingAbandons = (view: View) =>
  count(endedToday(view).filter(({ interaction }) => interaction.ivrAbandoned === true).length)
const holds = (view: View) =>
  count(startedToday(view).reduce((sum, { interaction }) => sum + interaction.customerHolds, 0))

/** What happened in queues today, as the workforce intervals tell it. */
export function queueFiguresOf (view: View) {
  const sum = { entered: 0, answered: 0, answeredInTime: 0, abandoned: 0, counted: 0 }
  for (const { from, to, visit: { queueExitType }, service } of view.visits) {
    if (isToday(view, from)) sum.entered++
    if (!isToday(view, to)) continue
    if (queueExitType === 'success') sum.answered++
    if (queueExitType === 'abandon') sum.abandoned++
    sum.answeredInTime += service.answeredInTime
    sum.counted += service.counted
  }
  return sum
}

export function serviceLevelOf (view: View): number {
  const { answeredInTime, counted } = queueFiguresOf(view)
  return percentOf(answeredInTime, counted)
}

/** How many there are, right now or today. */
export const counts = [
  interactions('queue-length', 'Interactions in queues', SDK, view => count(waiting(view).length)),
  interactions('interactions-in-conversation-count', 'Interactions in conversation',
    documented('Example: Get a Count Statistic'), conversing),
  interactions('interactions-in-routing-count', 'Interactions before any queue', assumed('the list of that name'),
    view => count(inRouting(view).length)),
  interactions('interaction-starts-count', 'Interactions that started today', SDK, startsToday),
  interactions('interaction-start-instance', 'Interactions that started today, by its older name',
    CONSOLE, startsToday),
  interactions('queue-entries-count', 'Entries into queues today', assumed('the counterpart of abandons'), view =>
    count(queueFiguresOf(view).entered)),
  interactions('calls-answered-count', 'Queue visits that were answered today', assumed('the percentage of that name'),
    view => count(queueFiguresOf(view).answered)),
  interactions('queue-abandon-count', 'Queue visits that were abandoned today', SDK, abandonedToday),
  interactions('abandon-queue-instance', 'Queue visits that were abandoned today, by its older name',
    CONSOLE, abandonedToday),
  interactions('interactions-in-routing-abandon-count', 'Interactions abandoned today before any queue',
    CONSOLE, routingAbandons),
  interactions('resource-hold-start-instance', 'Holds in the interactions that started today', CONSOLE, holds),
  resources('resources-logged-in-count', 'Agents who are logged in', SDK, inState('ready', 'busy', 'away')),
  resources('resources-ready', 'Agents who are ready and have nothing to do', CONSOLE, inState('ready')),
  resources('resources-busy', 'Agents who are offered or handle an interaction', CONSOLE, inState('busy')),
  resources('resources-away', 'Agents who are away', CONSOLE, inState('away')),
  percentages('calls-answered-percent', 'Queue visits that were answered, of those that ended today',
    documented('Example: Get a Percentage-Based Statistic'), view => {
      const { answered, abandoned } = queueFiguresOf(view)
      return { percent: percentOf(answered, answered + abandoned), unit: 'percentage' }
    }),
  percentages('service-level', 'Queue visits that ended today and whose conversation began in time', DEFINED, view => {
    // Observed: the vendor's dashboards read the one or the other.
    const serviceLevel = serviceLevelOf(view)
    return { percent: serviceLevel, serviceLevel, unit: 'percentage' }
  })
]
