import Type, { type Static, type TSchema } from 'typebox'
import { assumed, observed, ref, wire } from '../../../http/wire.ts'

/** Public clients and the vendor's own read these; none reads all fields. */
const CLIENTS = observed('CxAdmin, CxHistoricalDataGrabber, the vendor\'s console')
const LIKELY = assumed('what the entity has in the vendor\'s console')

const Uuid = Type.String({ format: 'uuid', ...CLIENTS })
const Name = Type.String({ ...CLIENTS })
const Active = Type.Boolean({ description: 'Always true', ...CLIENTS })
const Tenant = Type.String({ format: 'uuid', ...LIKELY })

export const RegionSchema = wire({
  id: Uuid,
  name: Type.String({ description: 'As in the platform\'s host names', ...LIKELY }),
  description: Type.String({ ...LIKELY })
}, { $id: 'Region' })

export const TenantSchema = wire({
  id: Uuid, name: Name, timezone: Type.String({ description: 'A name of the TZ database', ...CLIENTS }), active: Active
}, { $id: 'Tenant' })

export const UserSchema = wire({
  id: Type.String({ format: 'uuid', description: 'As agentId and resourceId in interactions', ...CLIENTS }),
  tenantId: Tenant,
  firstName: Name,
  lastName: Name,
  name: Type.String({ description: 'As agentName in interactions', ...LIKELY }),
  email: Type.String({ ...LIKELY }),
  active: Type.Boolean({ ...LIKELY })
}, { $id: 'User', description: 'An agent, or who asks with credentials' })

const entity = ($id: string, description: string) =>
  wire({ id: Uuid, tenantId: Tenant, name: Name, active: Active }, { $id, description })

export const QueueSchema = entity('Queue', 'Its id is queueId in interactions')
export const GroupSchema = entity('Group', 'Assumed: a tenant has one, of everybody')
export const SkillSchema = entity('Skill', 'What queues ask for')
export const DispositionSchema = entity('Disposition', 'Its id is dispositionId in interactions')
export const ListSchema = entity('List', 'No scenario has any')
export const FlowSchema = wire({
  id: Uuid, tenantId: Tenant, name: Name, channelType: Type.String({ ...LIKELY }), active: Active
}, { $id: 'Flow', description: 'Its id is flowId in interactions' })

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/** Minutes after local midnight by weekday, -1 on a day without any. */
const Minutes = Type.Integer({
  minimum: -1,
  maximum: 1440,
  description: 'Minutes after local midnight; -1 on a closed day',
  ...LIKELY
})

export const BusinessHoursSchema = wire({
  id: Uuid,
  tenantId: Tenant,
  name: Name,
  timezone: Type.String({ ...LIKELY }),
  active: Active,
  ...Object.fromEntries(WEEKDAYS.flatMap(day =>
    [[`${day}StartTimeMinutes`, Minutes], [`${day}EndTimeMinutes`, Minutes]]))
}, { $id: 'BusinessHours' })

const Attribute = Type.Optional(Type.String({ ...LIKELY }))

export const ContactSchema = wire({
  id: Type.String({ format: 'uuid', ...observed('the vendor\'s JavaScript SDK') }),
  tenantId: Tenant,
  attributes: wire({ name: Attribute, phone: Attribute, email: Attribute }, {
    description: 'None for a contact that only static documents know', ...observed('the vendor\'s JavaScript SDK')
  })
}, { $id: 'Contact' })

const one = <Schema extends TSchema & { $id?: string }>(schema: Schema) =>
  wire({ result: ref(schema) }, { $id: `${schema.$id}Result` })
const many = <Schema extends TSchema & { $id?: string }>(schema: Schema) =>
  wire({ result: Type.Array(ref(schema), { ...CLIENTS }) }, { $id: `${schema.$id}Results` })

const LISTED = [
  RegionSchema, UserSchema, QueueSchema, GroupSchema, SkillSchema, DispositionSchema, ListSchema,
  FlowSchema, BusinessHoursSchema
]
const SINGLE = [TenantSchema, UserSchema, ContactSchema]

export const configurationSchemas = [...LISTED, TenantSchema, ContactSchema, ...LISTED.map(many), ...SINGLE.map(one)]

export type User = Static<typeof UserSchema>
export type Entity = Static<typeof QueueSchema>
export type Contact = Static<typeof ContactSchema>
