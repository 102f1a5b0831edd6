import type { ScenarioTenant } from '../../../world/scenario.ts'
import { orderKeys } from '../wire/key-order.ts'
import type { CxengageSettings } from '../settings.ts'
import type { Page } from '../../kit/page.ts'
import type { Search } from './search.ts'

/** Joins the list's envelope and the stored documents; nothing is parsed or written again. */
export function writePage (
  search: Search, tenant: ScenarioTenant, { total, documents }: Page, { emptyResults }: CxengageSettings
): string {
  const { page, limit, offset, filters } = search
  // QUIRK(cxengage) [inferred: three independent clients guard against it]: no rows are null. Test: "a page without
  // rows has null results".
  const results = documents.length === 0 ? emptyResults : `[${documents.join(',')}]`
  const name = JSON.stringify(tenant.name)
  const timezone = JSON.stringify(tenant.timezone)
  if (filters.hooks.sub_type === undefined) {
    return `{"page":${page},"limit":${limit},"offset":${offset},"tenantId":"${tenant.id}","total":${total},` +
      `"tenantName":${name},"tenantTimezone":${timezone},"results":${results}}`
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
    hookSubType: JSON.stringify(filters.hooks.sub_type),
    results
  }
  return `{${orderKeys(Object.keys(values)).map(key => `"${key}":${values[key]}`).join(',')}}`
}
