import type { ScenarioTenant } from '../../../world/scenario.ts'
import type { Settings } from '../settings.ts'
import type { Page } from './repository.ts'
import type { Search } from './search.ts'

/** Joins the list's envelope and the stored documents; nothing is parsed or written again. */
export function writePage ({ page, limit, offset }: Search, tenant: ScenarioTenant, { total, documents }: Page, { emptyResults }: Settings): string {
  const head = `{"page":${page},"limit":${limit},"offset":${offset},"tenantId":"${tenant.id}","total":${total},` +
    `"tenantName":${JSON.stringify(tenant.name)},"tenantTimezone":${JSON.stringify(tenant.timezone)},"results":`
  // QUIRK(cxengage) [inferred: three independent clients guard against it]: no rows are null. Test: "a page without rows has null results".
  return `${head}${documents.length === 0 ? emptyResults : `[${documents.join(',')}]`}}`
}
