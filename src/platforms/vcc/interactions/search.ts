import Type, { type Static } from 'typebox'
import { documented, inferred } from '../../../http/wire.ts'
import type { Window } from '../../../world/history.ts'
import { parseInstant } from '../../../world/instants.ts'
import { badRequest } from '../errors.ts'

const LIST = documented('Insights Stats API: Get interactions')
const PAGING = documented('Insights Stats API: Requests')
const DAY = 86_400_000

/** Documented: the largest window, 31 days. */
export const LONGEST_WINDOW = 31 * DAY

const IncludeSchema = Type.Enum(['Started', 'StartedOrEnded', 'Processed'], {
  default: 'Started', description: 'What of an interaction must lie in the window', ...LIST
})

export type Include = Static<typeof IncludeSchema>

export const SearchSchema = Type.Object({
  start: Type.String({ format: 'timestamp', description: 'The window\'s start, included; UTC', ...LIST }),
  end: Type.Optional(Type.String({ format: 'timestamp', description: 'The window\'s end, excluded; now when not given', ...LIST })),
  include: Type.Optional(IncludeSchema),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, default: 1, ...PAGING })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000, default: 25, ...inferred('stated for a sibling API, and what clients send') }))
})

export interface Search { window: Window, include: Include, page: number, limit: number }

/** Makes sense of the parameters of the list. Throws the platform's 400s. */
export function parseSearch ({ start, end, include = 'Started', page = 1, limit = 25 }: Static<typeof SearchSchema>, now: number): Search {
  const from = parseInstant(start) ?? now
  const until = (end === undefined ? undefined : parseInstant(end)) ?? now
  // Without an end nobody asked for a reversed window: a poller whose clock is ahead finds nothing yet.
  if (end !== undefined && from > until) throw badRequest('"end" must be greater than or equal to "ref:start"')
  if (until - from > LONGEST_WINDOW) throw badRequest(`Request window size limit exceeded ${LONGEST_WINDOW / DAY} days`)
  return { window: { from, until }, include, page, limit }
}
