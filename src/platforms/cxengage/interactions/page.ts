import type { ScenarioTenant } from '../../../world/scenario.ts'
import { writeList } from '../wire/envelope.ts'
import { ordered } from '../wire/ordered.ts'
import type { CxengageSettings } from '../settings.ts'
import type { Page } from '../../kit/page.ts'
import type { Search } from './search.ts'

/** A page of the list of interactions. */
export function writePage (
  search: Search, tenant: ScenarioTenant, { total, documents }: Page, { emptyResults }: CxengageSettings
): Buffer {
  const { page, limit, offset, filters } = search
  const { id: tenantId, name: tenantName, timezone: tenantTimezone } = tenant
  const hookSubType = filters.hooks.sub_type
  const envelope = { page, limit, offset, tenantId, total, tenantName, tenantTimezone, results: null }
  // QUIRK(cxengage) [documented: Example: Zendesk Interactions]: the filter by hookSubType is repeated, and nine keys
  // come in the order of a large map. Test: "the envelope repeats hookSubType".
  const whole = hookSubType === undefined ? envelope : ordered({ ...envelope, hookSubType })
  // QUIRK(cxengage) [inferred: three independent clients guard against it]: no rows are null. Test: "a page without
  // rows has null results".
  return writeList(whole, documents, emptyResults)
}
