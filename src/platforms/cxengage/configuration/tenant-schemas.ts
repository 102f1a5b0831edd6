import Type, { type Static } from 'typebox'
import { wire } from '../../../http/wire.ts'
import { LIKELY, RECORD, Uuid, nothing, orNull, stamps } from './schema-atoms.ts'

export const RegionSchema = wire({
  id: Uuid,
  name: Type.String({ description: 'As in the platform\'s host names', ...LIKELY }),
  description: Type.String({ ...LIKELY })
}, { $id: 'Region' })

const Id = Type.String({ format: 'uuid' })

export const TenantSchema = wire({
  id: Uuid,
  name: Type.String({ ...RECORD }),
  description: Type.String({ ...RECORD }),
  timezone: Type.String({ description: 'A name of the TZ database', ...RECORD }),
  active: Type.Boolean({ ...RECORD }),
  regionId: Type.String({ format: 'uuid', description: 'Assumed: by the tenant\'s telephone numbers', ...RECORD }),
  adminUserId: Type.String({ format: 'uuid', ...RECORD }),
  parent: wire({ id: Id, name: Type.String() }, { description: 'The platform\'s own tenant', ...RECORD }),
  parentId: Type.String({ format: 'uuid', ...RECORD }),
  parentIds: Type.Array(Id, { ...RECORD }),
  childIds: Type.Array(Id, { ...RECORD }),
  cxengageIdentityProvider: Type.String({ ...RECORD }),
  defaultIdentityProvider: nothing(RECORD),
  clientLogLevel: nothing(RECORD),
  capacityRuleId: nothing(RECORD),
  defaultSlaId: orNull(Id, RECORD),
  outboundIntegrationId: Type.String({ format: 'uuid', ...RECORD }),
  ...stamps(RECORD)
}, { $id: 'Tenant' })

export type Tenant = Static<typeof TenantSchema>
