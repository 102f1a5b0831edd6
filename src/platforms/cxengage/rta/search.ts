import Type, { type Static } from 'typebox'
import { documented } from '../../../http/wire.ts'
import type { Window } from '../../../world/history.ts'
import { parseInstant } from '../../../world/instants.ts'
import { BadParameterError } from '../wire/errors.ts'
import { LARGEST_NUMBER } from '../interactions/search.ts'

const PAGE = documented('Getting Agent States')
const LARGEST_LIMIT = 1000
const LONGEST_RANGE = 10 * 60_000
const KEPT = 3 * 86_400_000
/** States are told so many ms later. */
const DELAY = 15_000

const number = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: LARGEST_NUMBER, description, ...PAGE }))

export const StateSearchSchema = Type.Object({
  start: Type.String({ format: 'timestamp', description: 'At most 3 days ago', ...PAGE }),
  end: Type.Optional(Type.String({
    format: 'timestamp',
    description: 'At most 10 minutes after start. Assumed: these, when it is not given',
    ...PAGE
  })),
  limit: number('Assumed: 1000 unless requested, and at most'),
  offset: number('Rows to skip')
})

export interface StateSearch { range: Window, limit: number, offset: number }

/** Until when states are told at `now`. */
export const toldUntil = (now: number): number => now - DELAY

/** Assumed: what is not there yet is no error. Throws {@link BadParameterError}. */
export function parseStateSearch (query: Static<typeof StateSearchSchema>, now: number): StateSearch {
  const from = parseInstant(query.start) ?? NaN
  const until = query.end === undefined ? from + LONGEST_RANGE : parseInstant(query.end) ?? NaN
  if (from > until) throw new BadParameterError('start', 'must not be later than the end')
  if (until - from > LONGEST_RANGE) throw new BadParameterError('end', 'must be at most 10 minutes after the start')
  if (from < now - KEPT) throw new BadParameterError('start', 'must be at most 3 days ago')
  return {
    range: { from, until },
    limit: Math.min(query.limit ?? LARGEST_LIMIT, LARGEST_LIMIT),
    offset: query.offset ?? 0
  }
}
