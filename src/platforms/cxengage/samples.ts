import { quote } from '../../http/shell.ts'
import type { Scenario } from '../../world/scenario.ts'
import type { Permission } from './access/permissions.ts'

const NEEDED: Permission = 'INTERACTIONS_API_READ_ALL'

/** Commands for the first tenant. */
export function samples (base: string, { tenants: [tenant], credentials }: Scenario): string[] {
  if (tenant === undefined) return []
  const ids = [tenant.id, ...tenant.aliases]
  const reader = credentials.find(({ platform, grants, tenants }) =>
    platform === 'cxengage' && (grants.includes(NEEDED) || grants.includes('*')) &&
      tenants.some(id => ids.includes(id)))
  if (reader === undefined) return []
  return [
    `curl -u ${quote(`${reader.id}:${reader.secret}`)} ${quote(`${base}/v1/tenants/${tenant.id}/interactions?limit=2`)}`
  ]
}
