import { joined } from '../../../http/joined.ts'
import type { ScenarioTenant } from '../../../world/scenario.ts'
import { orderKeys } from '../wire/key-order.ts'
import type { CxengageSettings } from '../settings.ts'
import type { Page } from '../../kit/page.ts'
import type { Search } from './search.ts'

/** Joins the list's envelope and the stored documents; nothing is parsed or written again. */
export function writePage (
  search: Search, tenant: ScenarioTenant, { total, documents }: Page, { emptyResults }: CxengageSettings
): Buffer {
  const [head, tail] = envelopeOf(search, tenant, total)
  // QUIRK(cxengage) [inferred: three independent clients guard against it]: no rows are null. Test: "a page without
  // rows has null results".
  return documents.length === 0 ? joined(head + emptyResults, [], tail) : joined(`${head}[`, documents, `]${tail}`)
}

/** What stands before the results and after them. */
function envelopeOf ({ page, limit, offset, filters }: Search, tenant: ScenarioTenant, total: number) {
  const name = JSON.stringify(tenant.name)
  const timezone = JSON.stringify(tenant.timezone)
  const subType = filters.hooks.sub_type
  if (subType === undefined) {
    return [`{"page":${page},"limit":${limit},"offset":${offset},"tenantId":"${tenant.id}","total":${total},` +
      `"tenantName":${name},"tenantTimezone":${timezone},"results":`, '}'] as const
  }
  // QUIRK(cxengage) [documented: Example: Zendesk Interactions]: the filter by hookSubType is repeated, and nine keys
  // come in the order of a large map. Test: "the envelope repeats hookSubType".
  const values: Record<string, string> = {
    page: String(page),
    limit: String(limit),
    offset: String(offset),
    tenantId: `"${tenant.id}"`,
    total: String(total),
    tenantName: name,
    tenantTimezone: timezone,
    hookSubType: JSON.stringify(subType),
    results: ''
  }
  const members = orderKeys(Object.keys(values)).map(key => `"${key}":${values[key]}`)
  const place = members.indexOf('"results":') + 1
  return [`{${members.slice(0, place).join(',')}`, `${['', ...members.slice(place)].join(',')}}`] as const
}
