import Type, { type Static } from 'typebox'
import { documented, inferred } from '../../http/wire.ts'
import { LONGEST_AFTER_DAY, LONGEST_UNTIL_FINAL, LONGEST_UNTIL_PROCESSED } from '../../world/bounds.ts'
import type { Window } from '../../world/history.ts'
import { parseInstant } from '../../world/instants.ts'
import { badRequest } from './errors.ts'

const PAGING = documented('Insights Stats API: Requests')
const DAY = 86_400_000

/** Documented: the largest window, 31 days. */
export const LONGEST_WINDOW = 31 * DAY

const INCLUDES = ['Started', 'StartedOrEnded', 'Processed'] as const

export type Include = typeof INCLUDES[number]

/** How long after its day something about an interaction can lie in a window. */
export const reachOf = (include: Include): number =>
  LONGEST_AFTER_DAY + (include === 'Processed' ? LONGEST_UNTIL_PROCESSED + LONGEST_UNTIL_FINAL : 0)

/** Which part of a list is asked for. */
export const pagingParameters = {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, default: 1, ...PAGING })),
  limit: Type.Optional(Type.Integer({
    minimum: 1,
    maximum: 5000,
    default: 25,
    ...inferred('stated for a sibling API, and what clients send')
  }))
}

export const PagingSchema = Type.Object(pagingParameters)

/** When something must have been; every list says where that is documented. */
export const windowParameters = (evidence: object) => ({
  start: Type.String({ format: 'timestamp', description: 'The window\'s start, included; UTC', ...evidence }),
  end: Type.Optional(
    Type.String({ format: 'timestamp', description: 'The window\'s end, excluded; now when not given', ...evidence })
  )
})

export const includeParameter = (evidence: object) => ({
  include: Type.Optional(Type.Enum([...INCLUDES],
    { default: 'Started', description: 'What of an item must lie in the window', ...evidence }))
})

export interface Paging { page: number, limit: number }

export interface Search extends Paging { window: Window, include: Include }

interface Parameters extends Static<typeof PagingSchema> { start: string, end?: string, include?: Include }

export const parsePaging = ({ page = 1, limit = 25 }: Static<typeof PagingSchema>): Paging => ({ page, limit })

/** Makes sense of the parameters of a list. Throws the platform's 400s. */
export function parseSearch (
  { start, end, include = 'Started', ...paging }: Parameters, now: number, longest = LONGEST_WINDOW
): Search {
  const from = parseInstant(start) ?? now
  const until = (end === undefined ? undefined : parseInstant(end)) ?? now
  // Without an end nobody asked for a reversed window: a poller whose clock is ahead finds nothing yet.
  if (end !== undefined && from > until) throw badRequest('"end" must be greater than or equal to "ref:start"')
  if (until - from > longest) throw badRequest(`Request window size limit exceeded ${longest / DAY} days`)
  return { window: { from, until }, include, ...parsePaging(paging) }
}
