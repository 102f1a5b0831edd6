import { quote } from '../../http/shell.ts'
import type { Scenario } from '../../world/scenario.ts'
import { findLiveReader } from '../examples.ts'
import type { Permission } from './access/permissions.ts'

const NEEDED: Permission = 'INTERACTIONS_API_READ_ALL'

/** The latest interactions, of a tenant that shows some at any hour where there is one. */
export function samples (base: string, scenario: Scenario): string[] {
  const reader = findLiveReader(scenario, ({ platform, kind, grants }) =>
    platform === 'cxengage' && kind === 'user' && (grants.includes(NEEDED) || grants.includes('*')))
  if (reader === undefined) return []
  const { credential: { id, secret }, tenant } = reader
  return [`curl -u ${quote(`${id}:${secret}`)} ${quote(`${base}/v1/tenants/${tenant.id}/interactions?limit=2`)}`]
}
