import Type, { type Static } from 'typebox'
import { documented, observed } from '../../../http/wire.ts'
import type { Window } from '../../../world/history.ts'
import { parseInstant } from '../../../world/instants.ts'
import { badRequest } from '../errors.ts'

const SEARCH = documented('Interaction Content API: Search for interactions')
const PAGES = documented('Interaction Content API: Responses, Pagination')
const OLD = observed('public clients of version 2')

const DAY = 86_400_000
const SECOND = 1000

/** Documented: the largest window. */
export const LONGEST_CONTENT_WINDOW = 7 * DAY

/** Documented: the address begins with this. */
const prefix = (description: string) => Type.Optional(Type.String({
  minLength: 1, maxLength: 50, description: `${description} begins with this`, ...SEARCH
}))

export const ContentSearchSchema = Type.Object({
  start: Type.String({ format: 'timestamp', description: 'The window\'s start, included; UTC', ...SEARCH }),
  end: Type.String({
    format: 'timestamp', description: 'The window\'s end, included, at most 7 days later; UTC', ...SEARCH
  }),
  handlingAgentId: Type.Optional(Type.String({ description: 'An agent\'s display id', ...SEARCH })),
  connectFrom: prefix('The address of whoever began'),
  connectTo: prefix('The address that was contacted'),
  direction: Type.Optional(Type.Enum(['inbound', 'outbound'], { ...SEARCH })),
  limit: Type.Optional(Type.Integer({
    minimum: 1, maximum: 1000, default: 25, ...observed('the vendor\'s client says that 1000 is the maximum')
  })),
  continuationToken: Type.Optional(
    Type.String({ description: 'Version 3: the `nextContinuationToken` of the page before', ...PAGES })
  ),
  page: Type.Optional(Type.Integer({
    minimum: 1, maximum: Number.MAX_SAFE_INTEGER, default: 1, description: 'Version 2: the page', ...OLD
  }))
})

/** What interactions are looked for; null where it does not matter. */
export interface ContentFilter {
  agent: string | null
  connectFrom: string | null
  connectTo: string | null
  direction: string | null
}

/** Nothing matters. */
export const ANY_CONTENT: ContentFilter = { agent: null, connectFrom: null, connectTo: null, direction: null }

export interface ContentSearch { window: Window, filter: ContentFilter }

type Parameters = Static<typeof ContentSearchSchema>

/** Makes sense of the parameters of the list. Throws the platform's 400s. */
export function parseContentSearch (
  { start, end, handlingAgentId, connectFrom, connectTo, direction }: Parameters, now: number
): ContentSearch {
  const [from, to] = [parseInstant(start) ?? now, parseInstant(end) ?? now]
  if (from > to) throw badRequest('"end" must be greater than or equal to "ref:start"')
  if (to - from > LONGEST_CONTENT_WINDOW) throw badRequest('Request window size limit exceeded 7 days')
  return {
    // Starts are told in whole seconds, so they are compared in seconds; both edges are included.
    window: { from: Math.ceil(from / SECOND) * SECOND, until: (Math.floor(to / SECOND) + 1) * SECOND },
    filter: {
      agent: handlingAgentId ?? null,
      connectFrom: address(connectFrom),
      connectTo: address(connectTo),
      direction: direction ?? null
    }
  }
}

/** Assumed: a plus sign that was not encoded, and so has become a space, is one. */
const address = (text: string | undefined): string | null => text?.replace(/^ /, '+') ?? null

/** Where an interaction lies in the list. */
export interface Place { start: number, key: number }

/** Where a list goes on, as a text that says nothing to a client. */
export const tokenOf = ({ start, key }: Place): string => Buffer.from(`${start}/${key}`).toString('base64')

/** Throws the platform's 400. */
export function placeOf (token: string): Place {
  // A plus sign that was not encoded has become a space.
  const text = Buffer.from(token.replaceAll(' ', '+'), 'base64').toString('latin1')
  const [, start, key] = /^(-?\d{1,15})\/(\d{1,15})$/.exec(text) ?? []
  if (start === undefined || key === undefined) throw badRequest('"continuationToken" is not valid')
  return { start: Number(start), key: Number(key) }
}
