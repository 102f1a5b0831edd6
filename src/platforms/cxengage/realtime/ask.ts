import type { Centre } from '../../../world/centre.ts'
import { BadParameterError, NotFoundError } from '../wire/errors.ts'
import { findStatistic } from './catalogue.ts'
import { readFilters, scopeOf, type Filters } from './filters.ts'
import type { Snapshot } from './snapshot.ts'
import { bodyOf } from './results.ts'
import type { Scope } from './scope.ts'
import type { Statistic } from './statistic.ts'
import { scopedTo } from './scoped.ts'

/** A statistic of what was asked for. */
export interface Question { statistic: Statistic, scope: Scope }

/** Throws {@link NotFoundError} for a statistic that there is not, or when there is not what its filters name. */
export function questionOf (centre: Centre, name: string, filters: Filters): Question {
  const statistic = findStatistic(name)
  if (statistic === undefined) throw new NotFoundError('Statistic')
  return { statistic, scope: scopeOf(centre, filters) }
}

/** Observed in the vendor's JavaScript SDK: its words for itself are sent with the rest. */
const WORDS_OF_THE_SDK = ['trigger-batch', 'triggerBatch', 'topic']

/** The same of a request in a batch, which nobody has checked. Throws {@link BadParameterError} as well. */
export function questionOfRequest (centre: Centre, asked: Readonly<Record<string, unknown>>): Question {
  const { statistic } = asked
  if (typeof statistic !== 'string') throw new BadParameterError('statistic', 'must be the name of a statistic')
  return questionOf(centre, statistic, readFilters(asked, ['statistic', ...WORDS_OF_THE_SDK]))
}

/** The body of a statistic. */
export const answer = (snapshot: Snapshot, { statistic, scope }: Question) =>
  bodyOf(statistic.of(scopedTo(snapshot, scope)), snapshot.day)
