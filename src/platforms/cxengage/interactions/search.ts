import Type, { type Static } from 'typebox'
import { assumed, documented, observed } from '../../../http/wire.ts'
import type { Window } from '../../../world/history.ts'
import { parseInstant } from '../../../world/instants.ts'
import { BadParameterError } from '../wire/errors.ts'
import type { Filters, HookColumn } from './filters.ts'

const DEFAULT_LIMIT = 10
const LARGEST_LIMIT = 1000
/** Larger numbers would not stay whole on the way. */
export const LARGEST_NUMBER = Number.MAX_SAFE_INTEGER

/**
 * Filters by what an agent or the flow has attached, in every documented spelling; of two spellings the first counts.
 * The documentation's examples say `type` where its table says `hookType`, and search attributes by their value's name.
 */
const HOOK_FILTERS: Record<HookColumn, string[]> = {
  type: ['hookType', 'type'],
  sub_type: ['hookSubType'],
  hook_id: ['hookId'],
  name: ['attribute-value', 'hook-name', 'hookName']
}

const instant = (evidence: object, description: string) =>
  Type.Optional(Type.String({ format: 'timestamp', description, ...evidence }))

/** The null switch in its two names. */
const nullSwitch = (ofClient: object, ofPage: object) => ({
  includenulls: Type.Optional(Type.String({
    description: 'true: parameters without a value are null; also includeNulls, include-nulls', ...ofClient
  })),
  green: Type.Optional(Type.String({ description: 'false: the same', ...ofPage }))
})

const AS_LIST = assumed('as in the list; of vintage 2022 get-one has them anyway')

export const NullSwitchSchema = Type.Object(nullSwitch(AS_LIST, AS_LIST))

export const SearchSchema = Type.Object({
  limit: Type.Optional(Type.Integer({
    minimum: 0,
    maximum: LARGEST_NUMBER,
    default: DEFAULT_LIMIT,
    description: 'At most 1000. Assumed: larger limits count as 1000, and 0 asks for the total alone',
    ...documented('Get a List of Interactions')
  })),
  offset: Type.Optional(Type.Integer({
    minimum: 0,
    maximum: LARGEST_NUMBER,
    default: 0,
    description: 'Records to skip',
    ...observed('CxAdmin, CxHistoricalDataGrabber')
  })),
  page: Type.Optional(Type.Integer({
    minimum: 0,
    maximum: LARGEST_NUMBER,
    description: 'From 0; sets the offset',
    ...observed('the vendor\'s JavaScript SDK')
  })),
  start: instant(documented('Searching Interactions'), 'Only what starts at this instant or later'),
  end: instant(documented('Searching Interactions'), 'Only what starts before this instant'),
  startTimeRange: instant(documented('Searching Interactions by Date and Time'), 'As start, which wins'),
  endTimeRange: instant(documented('Searching Interactions by Date and Time'), 'As end, which wins'),
  contactId: Type.Optional(Type.String({
    format: 'uuid',
    description: 'Only interactions of this contact',
    ...documented('Searching Interactions')
  })),
  contactID: Type.Optional(Type.String({
    format: 'uuid',
    description: 'As contactId, which wins',
    ...documented('Searching Interactions: example')
  })),
  hookType: Type.Optional(Type.String({
    description: 'Only interactions with a link into this system',
    ...documented('Searching Interactions')
  })),
  type: Type.Optional(
    Type.String({ description: 'As hookType, which wins', ...documented('Searching Interactions: example') })
  ),
  hookSubType: Type.Optional(Type.String({
    description: 'Only interactions with a link to this kind of record; the answer repeats it',
    ...documented('Searching Interactions')
  })),
  hookId: Type.Optional(Type.String({
    description: 'Only interactions with a link to this record',
    ...documented('Searching Interactions')
  })),
  'attribute-value': Type.Optional(Type.String({
    description: 'Only interactions with an attribute of this value',
    ...documented('Searching Interactions')
  })),
  'hook-name': Type.Optional(
    Type.String({ description: 'As attribute-value, which wins', ...documented('Searching Interactions') })
  ),
  hookName: Type.Optional(
    Type.String({ description: 'As hook-name, which wins', ...documented('Searching Interactions: example') })
  ),
  ...nullSwitch(observed('a public PHP client'), documented('Example: Null Values in a Response'))
})

export interface Search {
  /** As it was sent; the answer repeats it. */
  page: number | null
  limit: number
  offset: number
  range: Window
  filters: Filters
  nulls: boolean
}

/** Makes sense of the parameters of the list. Throws {@link BadParameterError}. */
export function parseSearch (query: Static<typeof SearchSchema>): Search {
  const limit = Math.min(query.limit ?? DEFAULT_LIMIT, LARGEST_LIMIT)
  const page = query.page ?? null
  return {
    page,
    limit,
    offset: page === null ? query.offset ?? 0 : page * limit,
    range: parseRange(query),
    filters: { contactId: (query.contactId ?? query.contactID)?.toLowerCase(), hooks: parseHookFilters(query) },
    nulls: wantsNulls(query)
  }
}

function parseHookFilters (query: Readonly<Record<string, unknown>>): Filters['hooks'] {
  return Object.fromEntries(Object.entries(HOOK_FILTERS).flatMap(([column, names]) => {
    const name = names.find(name => query[name] !== undefined)
    return name === undefined ? [] : [[column, query[name]]]
  }))
}

/**
 * QUIRK(cxengage) [documented: Searching Interactions by Date and Time]: startTimeRange and endTimeRange filter, as the
 * page says in words; the answer printed there is visibly unfiltered. Test: "the documented range request is filtered".
 * Both edges [assumed]: start <= startTimestamp < end.
 */
function parseRange (query: Static<typeof SearchSchema>): Window {
  const start = query.start ?? query.startTimeRange
  const end = query.end ?? query.endTimeRange
  const from = (start === undefined ? undefined : parseInstant(start)) ?? -Infinity
  const until = (end === undefined ? undefined : parseInstant(end)) ?? Infinity
  if (from > until) {
    throw new BadParameterError(query.start === undefined ? 'startTimeRange' : 'start',
      'must not be later than the end')
  }
  return { from, until }
}

/**
 * QUIRK(cxengage) [observed and documented]: the null switch has several spellings, in any letter case. Test: "the null
 * switch in each spelling".
 */
export function wantsNulls (query: object): boolean {
  return Object.entries(query).some(([name, value]) => {
    const switchName = name.toLowerCase().replaceAll('-', '')
    return (switchName === 'includenulls' && /^true$/i.test(String(value))) ||
      (switchName === 'green' && /^false$/i.test(String(value)))
  })
}
