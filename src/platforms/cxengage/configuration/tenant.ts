import { ordered } from '../wire/ordered.ts'
import { configId, stampOf, type Configured } from './entity.ts'
import { integrationIdOf } from './integrations.ts'
import { regionIdOf } from './regions.ts'
import { slasOf } from './slas.ts'
import type { Tenant } from './tenant-schemas.ts'

/** The platform's own tenant, to which all others belong. */
const PLATFORM = { id: configId('tenants/platform'), name: 'Platform' }

export function presentTenant ({ centre, adminId }: Configured): Tenant {
  const { tenant } = centre
  const { id, name, timezone } = tenant
  return ordered({
    id,
    name,
    description: name,
    timezone,
    active: true,
    regionId: regionIdOf(tenant),
    adminUserId: adminId,
    parent: PLATFORM,
    parentId: PLATFORM.id,
    parentIds: [PLATFORM.id],
    childIds: [],
    cxengageIdentityProvider: 'enabled',
    defaultIdentityProvider: null,
    clientLogLevel: null,
    capacityRuleId: null,
    defaultSlaId: slasOf(centre)[0]?.id ?? null,
    outboundIntegrationId: integrationIdOf(centre, 'twilio'),
    ...stampOf(id, adminId)
  })
}
