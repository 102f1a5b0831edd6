import { documented, observed } from '../../../http/wire.ts'
import { percentOf } from '../wire/percent.ts'
import { queueFiguresOf, satisfactionOf, serviceLevelOf } from './figures.ts'
import { statistics } from './statistic.ts'

const DEFINED = documented('Data Dictionary: Service Level; About Service Level Agreements')

const percentages = statistics('percentage', { percent: 'percentage' })

/** How well today went. */
export const shares = [
  percentages('calls-answered-percent', 'Queue visits that were answered, of those that ended today',
    'calls-answered-count of those that were answered or abandoned today',
    documented('Example: Get a Percentage-Based Statistic'), scoped => {
      const { answered, abandoned } = queueFiguresOf(scoped)
      return { percent: percentOf(answered, answered + abandoned), unit: 'percentage' }
    }),
  percentages('service-level', 'Queue visits that ended today and whose conversation began in time',
    'Answered queue visits whose slaTime is within the queue\'s threshold, of all with a slaTime but short abandons',
    DEFINED, scoped => {
      // Observed: the vendor's dashboards read the one or the other.
      const serviceLevel = serviceLevelOf(scoped)
      return { percent: serviceLevel, serviceLevel, unit: 'percentage' }
    }),
  percentages('customer-satisfaction-score', 'Customer satisfaction',
    'The mean customerSatisfactionScore of the interactions that ended today, 10 being 100 per cent',
    observed('the vendor\'s dashboards of 2021'), scoped =>
      ({ percent: satisfactionOf(scoped), unit: 'percentage' }))
]
