import Type, { type Static } from 'typebox'
import { observed, wire } from '../../../http/wire.ts'
import { DashboardSchema, WidgetSchema } from './dashboard-schemas.ts'
import { ReasonInListSchema, ReasonListSchema, ReasonSchema } from './reason-schemas.ts'
import { Active, CLIENTS, LIKELY, Name, TenantId, Uuid, many, one, stamps } from './schema-atoms.ts'
import { BetaFeaturesSchema, BrandingSchema, IntegrationSchema, SlaSchema } from './setting-schemas.ts'
import { RegionSchema, TenantSchema } from './tenant-schemas.ts'
import {
  ExtensionSchema, GroupMemberSchema, HeartbeatSchema, PresenceSessionSchema, UserConfigSchema, UserSchema,
  UserSkillSchema
} from './user-schemas.ts'

const CXADMIN = observed('CxAdmin')

const ENTITY = { id: Uuid, tenantId: TenantId, name: Name, active: Active }
const described = (evidence: object) =>
  ({ ...ENTITY, description: Type.String({ description: 'The name again', ...evidence }), ...stamps(evidence) })

export const EntitySchema = wire(ENTITY, { $id: 'Disposition', description: 'Its id is dispositionId in interactions' })

export const QueueSchema = wire({
  ...described(CXADMIN), activeVersion: Type.String({ format: 'uuid', ...CXADMIN })
}, { $id: 'Queue', description: 'Its id is queueId in interactions' })

export const GroupSchema = wire({
  ...described(CXADMIN),
  owner: Type.String({ format: 'uuid', ...CXADMIN }),
  status: Type.Boolean({ description: 'Always true', ...CXADMIN })
}, { $id: 'Group', description: 'Assumed: a tenant has one, of everybody' })

export const SkillSchema = wire({
  ...described(LIKELY), hasProficiency: Type.Boolean({ ...observed('the vendor\'s JavaScript SDK') })
}, { $id: 'Skill', description: 'What queues ask for' })

export const ListSchema = wire(ENTITY, { $id: 'List', description: 'No scenario has any' })

export const FlowSchema = wire({
  ...ENTITY, channelType: Type.String({ ...LIKELY })
}, { $id: 'Flow', description: 'Its id is flowId in interactions' })

/** Observed: as the keys of the hours begin. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

const Minutes = Type.Integer({
  minimum: -1, maximum: 1440, description: 'Minutes after local midnight; -1 on a closed day', ...CLIENTS
})

export const BusinessHoursSchema = wire({
  ...described(CXADMIN),
  timezone: Type.String({ ...CXADMIN }),
  exceptions: Type.Array(Type.Unknown(), { description: 'None', ...CXADMIN }),
  ...Object.fromEntries(WEEKDAYS.flatMap(day =>
    [[`${day}StartTimeMinutes`, Minutes], [`${day}EndTimeMinutes`, Minutes]]))
}, { $id: 'BusinessHours' })

const LISTED = [
  RegionSchema, TenantSchema, UserSchema, QueueSchema, GroupSchema, SkillSchema, EntitySchema, ListSchema, FlowSchema,
  BusinessHoursSchema, IntegrationSchema, SlaSchema, ReasonSchema, ReasonListSchema, DashboardSchema
]
const SINGLE = [
  RegionSchema, TenantSchema, UserSchema, UserConfigSchema, PresenceSessionSchema, HeartbeatSchema, BrandingSchema,
  BetaFeaturesSchema, DashboardSchema
]

export const configurationSchemas = [
  ...new Set([
    ReasonInListSchema, ExtensionSchema, GroupMemberSchema, UserSkillSchema, WidgetSchema, ...LISTED, ...SINGLE
  ]),
  ...LISTED.map(many), ...SINGLE.map(one)
]

export type Entity = Static<typeof EntitySchema>
