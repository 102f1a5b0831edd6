import { BadParameterError, NotFoundError } from '../errors.ts'
import { findStatistic } from './catalogue.ts'
import type { Moment } from './moment.ts'
import { bodyOf } from './results.ts'
import { viewOf, type Scope } from './scope.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The body of a statistic. Throws {@link NotFoundError} for one that there is not, or whose queue or agent there is not. */
export function ask (moment: Moment, name: string, { queueId, resourceId }: Scope) {
  const statistic = findStatistic(name)
  if (statistic === undefined) throw new NotFoundError('Statistic')
  const { queues, agents } = moment.population
  const scope = { queueId: queueId?.toLowerCase(), resourceId: resourceId?.toLowerCase() }
  if (scope.queueId !== undefined && !queues.some(({ id }) => id === scope.queueId)) throw new NotFoundError('Queue')
  if (scope.resourceId !== undefined && !agents.some(({ id }) => id === scope.resourceId)) throw new NotFoundError('User')
  return bodyOf(statistic.of(viewOf(moment, scope)), moment.day)
}

/** The same of a request in a batch, which nobody has checked. Throws {@link BadParameterError} as well. */
export function askUnchecked (moment: Moment, { statistic, queueId, resourceId }: { statistic?: unknown, queueId?: unknown, resourceId?: unknown }) {
  if (typeof statistic !== 'string') throw new BadParameterError('statistic', 'must be the name of a statistic')
  return ask(moment, statistic, { queueId: idIn('queueId', queueId), resourceId: idIn('resourceId', resourceId) })
}

/** Observed: a client sends null for what it does not limit. */
function idIn (parameter: string, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string' || !UUID.test(value)) throw new BadParameterError(parameter, 'must match format "uuid"')
  return value
}
