import Type, { type Static } from 'typebox'
import { documented } from '../../../http/wire.ts'
import type { Window } from '../../../world/history.ts'
import { parseInstant } from '../../../world/instants.ts'
import { BadParameterError } from '../wire/errors.ts'
import { LARGEST_NUMBER } from '../interactions/search.ts'
import type { CxengageSettings } from '../settings.ts'
import { QUARTER } from './tally.ts'

const PAGE = documented('Getting WFM Intervals')
const LARGEST_LIMIT = 1000
const LONGEST_RANGE = 7 * 86_400_000
/** Figures are ready so many ms later. */
const DELAY = 10 * 60_000

const number = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: LARGEST_NUMBER, description, ...PAGE }))

export const IntervalSearchSchema = Type.Object({
  start: Type.String({ format: 'timestamp', description: 'On a quarter of an hour', ...PAGE }),
  end: Type.Optional(Type.String({
    format: 'timestamp',
    description:
      'On a quarter of an hour, at most 7 days after start and at least 10 minutes ago, or not later than now where a ' +
      'scenario says so. Assumed: the last quarter possible when it is not given',
    ...PAGE
  })),
  limit: number('Assumed: 1000 unless requested, and at most'),
  offset: number('Rows to skip'),
  page: number('From 0; sets the offset')
})

export interface IntervalSearch { range: Window, page: number, limit: number, offset: number }

/**
 * A client's scheduled job asks with end = now, which the page refuses: a scenario says whether it may.
 * @throws {@link BadParameterError}
 */
export function parseIntervalSearch (
  query: Static<typeof IntervalSearchSchema>, now: number, { intervalsUntil }: Pick<CxengageSettings, 'intervalsUntil'>
): IntervalSearch {
  const latest = intervalsUntil === 'now' ? now : now - DELAY
  const from = quarterOf('start', query.start)
  const until = query.end === undefined
    ? Math.max(from, Math.min(from + LONGEST_RANGE, latest - latest % QUARTER))
    : quarterOf('end', query.end)
  if (from > until) throw new BadParameterError('start', 'must not be later than the end')
  if (until - from > LONGEST_RANGE) throw new BadParameterError('end', 'must be at most 7 days after the start')
  if (until > latest) {
    const problem = intervalsUntil === 'now' ? 'must not be later than now' : 'must be at least 10 minutes ago'
    throw new BadParameterError(query.end === undefined ? 'start' : 'end', problem)
  }
  const limit = Math.min(query.limit ?? LARGEST_LIMIT, LARGEST_LIMIT)
  return {
    range: { from, until },
    page: query.page ?? 0,
    limit,
    offset: query.page === undefined ? query.offset ?? 0 : query.page * limit
  }
}

function quarterOf (parameter: string, text: string): number {
  const instant = parseInstant(text) ?? NaN
  if (instant % QUARTER !== 0) throw new BadParameterError(parameter, 'must be on a quarter of an hour')
  return instant
}
