import Type, { type Static } from 'typebox'
import { parseInstant } from '../../../http/instants.ts'
import { documented, observed } from '../../../http/wire.ts'
import type { Window } from '../../../world/history.ts'
import { BadParameterError } from '../errors.ts'

const DEFAULT_LIMIT = 10
const LARGEST_LIMIT = 1000
/** Larger numbers would not stay whole on the way. */
export const LARGEST_NUMBER = 1e12

/** Filters by what a third party or the flow has attached to an interaction, in every documented spelling. */
const RECORD_FILTERS = ['hookType', 'type', 'hookSubType', 'hookId', 'attribute-value', 'hook-name', 'hookName']

const instant = (evidence: object, description: string) => Type.Optional(Type.String({ format: 'timestamp', description, ...evidence }))

export const SearchSchema = Type.Object({
  limit: Type.Optional(Type.Integer({
    minimum: 0, maximum: LARGEST_NUMBER, default: DEFAULT_LIMIT, description: 'Larger limits count as 1000; 0 asks for the total alone', ...documented('Get a List of Interactions')
  })),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: LARGEST_NUMBER, default: 0, description: 'Records to skip', ...observed('CxAdmin, CxHistoricalDataGrabber') })),
  page: Type.Optional(Type.Integer({ minimum: 0, maximum: LARGEST_NUMBER, description: 'From 0; sets the offset', ...observed('the vendor\'s JavaScript SDK') })),
  start: instant(documented('Searching Interactions'), 'Only what starts at this instant or later'),
  end: instant(documented('Searching Interactions'), 'Only what starts before this instant'),
  startTimeRange: instant(documented('Searching Interactions by Date and Time'), 'As start, which wins'),
  endTimeRange: instant(documented('Searching Interactions by Date and Time'), 'As end, which wins'),
  contactId: Type.Optional(Type.String({ format: 'uuid', description: 'Only interactions of this contact', ...documented('Searching Interactions') })),
  contactID: Type.Optional(Type.String({ format: 'uuid', description: 'As contactId, which wins', ...documented('Searching Interactions: example') })),
  ...Object.fromEntries(RECORD_FILTERS.map(name => [name, Type.Optional(Type.String({
    description: 'Only interactions with such a record. No interaction has hooks or attributes yet, so nothing matches', ...documented('Searching Interactions')
  }))])),
  includenulls: Type.Optional(Type.String({ description: 'true: parameters without a value are null; also includeNulls, include-nulls', ...observed('a public PHP client') })),
  green: Type.Optional(Type.String({ description: 'false: the same', ...documented('Example: Null Values in a Response') }))
})

export interface Search {
  /** As it was sent; the answer repeats it. */
  page: number | null
  limit: number
  offset: number
  range: Window
  contactId: string | undefined
  /** A filter that no interaction can satisfy. */
  nothing: boolean
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
    contactId: (query.contactId ?? query.contactID)?.toLowerCase(),
    nothing: RECORD_FILTERS.some(name => name in query),
    nulls: wantsNulls(query)
  }
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
  if (from > until) throw new BadParameterError(query.start === undefined ? 'startTimeRange' : 'start', 'must not be later than the end')
  return { from, until }
}

/** QUIRK(cxengage) [observed and documented]: the null switch has several spellings, in any letter case. Test: "the null switch in each spelling". */
function wantsNulls (query: object): boolean {
  return Object.entries(query).some(([name, value]) => {
    const switchName = name.toLowerCase().replaceAll('-', '')
    return (switchName === 'includenulls' && value === 'true') || (switchName === 'green' && value === 'false')
  })
}
