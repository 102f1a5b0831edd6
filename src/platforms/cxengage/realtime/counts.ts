import { assumed, documented, observed } from '../../../http/wire.ts'
import { percentOf } from '../wire/percent.ts'
import { count } from './results.ts'
import { statistics } from './statistic.ts'
import { serviceOf, thresholdsFor } from '../wfm/service-level.ts'
import type { AgentNow } from './agents-now.ts'
import { endedToday, inRouting, isToday, startedToday, talking, waiting, type Part, type Scoped } from './scoped.ts'

const CONSOLE = observed('dashboards of the vendor\'s console')
const DEFINED = documented('Data Dictionary: Service Level; About Service Level Agreements')
const SDK = observed('the vendor\'s JavaScript SDK and its tests')

const interactions = statistics('interaction-count')
const resources = statistics('resource-count')
const percentages = statistics('percentage')

const startsToday = (scoped: Scoped) => count(startedToday(scoped).length)
const abandonedToday = (scoped: Scoped) => count(queueFiguresOf(scoped).abandoned)
const inState = (...states: AgentNow['state'][]) => ({ agents }: Scoped) =>
  count(agents.filter(({ state }) => states.includes(state)).length)
const conversing = (scoped: Scoped) => count(new Set(talking(scoped).map(({ course }) => course)).size)
const routingAbandons = (scoped: Scoped) =>
  count(endedToday(scoped).filter(({ ivrAbandoned }) => ivrAbandoned).length)
const holds = (scoped: Scoped) =>
  count(startedToday(scoped).reduce((sum, { holds }) => sum + holds.filter(at => at <= scoped.now).length, 0))

/** What happened in queues today, as the workforce intervals tell it. */
export function queueFiguresOf (part: Part) {
  const sum = { entered: 0, answered: 0, answeredInTime: 0, abandoned: 0, counted: 0 }
  const thresholdsOf = thresholdsFor(part.snapshot.centre.queues)
  for (const visit of part.visits) {
    if (isToday(part, visit.from)) sum.entered++
    if (!isToday(part, visit.to)) continue
    if (visit.exit === 'success') sum.answered++
    if (visit.exit === 'abandon') sum.abandoned++
    const service = serviceOf(visit, thresholdsOf(visit.queueId), part.now)
    sum.answeredInTime += service.answeredInTime
    sum.counted += service.counted
  }
  return sum
}

export function serviceLevelOf (part: Part): number {
  const { answeredInTime, counted } = queueFiguresOf(part)
  return percentOf(answeredInTime, counted)
}

/** How many there are, right now or today. */
export const counts = [
  interactions('queue-length', 'Interactions in queues', SDK, scoped => count(waiting(scoped).length)),
  interactions('interactions-in-conversation-count', 'Interactions in conversation',
    documented('Example: Get a Count Statistic'), conversing),
  interactions('interactions-in-routing-count', 'Interactions before any queue', assumed('the list of that name'),
    scoped => count(inRouting(scoped).length)),
  interactions('interaction-starts-count', 'Interactions that started today', SDK, startsToday),
  interactions('interaction-start-instance', 'Interactions that started today, by its older name',
    CONSOLE, startsToday),
  interactions('queue-entries-count', 'Entries into queues today', assumed('the counterpart of abandons'), scoped =>
    count(queueFiguresOf(scoped).entered)),
  interactions('calls-answered-count', 'Queue visits that were answered today', assumed('the percentage of that name'),
    scoped => count(queueFiguresOf(scoped).answered)),
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
    documented('Example: Get a Percentage-Based Statistic'), scoped => {
      const { answered, abandoned } = queueFiguresOf(scoped)
      return { percent: percentOf(answered, answered + abandoned), unit: 'percentage' }
    }),
  percentages('service-level', 'Queue visits that ended today and whose conversation began in time', DEFINED,
    scoped => {
    // Observed: the vendor's dashboards read the one or the other.
      const serviceLevel = serviceLevelOf(scoped)
      return { percent: serviceLevel, serviceLevel, unit: 'percentage' }
    })
]
