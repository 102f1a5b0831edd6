import { joined } from '../../../http/joined.ts'
import type { ScenarioTenant } from '../../../world/scenario.ts'
import { textsAround } from '../wire/envelope.ts'
import { ordered } from '../wire/ordered.ts'
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
  const { id: tenantId, name: tenantName, timezone: tenantTimezone } = tenant
  const hookSubType = filters.hooks.sub_type
  const envelope = { page, limit, offset, tenantId, total, tenantName, tenantTimezone, results: null }
  // QUIRK(cxengage) [documented: Example: Zendesk Interactions]: the filter by hookSubType is repeated, and nine keys
  // come in the order of a large map. Test: "the envelope repeats hookSubType".
  return textsAround(hookSubType === undefined ? envelope : ordered({ ...envelope, hookSubType }), 'results')
}
