import Type, { type Static } from 'typebox'
import { inferred, observed, ref, wire } from '../../../http/wire.ts'
import { ReasonListSchema } from './reason-schemas.ts'
import { RECORD, SDK, nothing, orNull, stamps } from './schema-atoms.ts'
import { IntegrationSchema } from './setting-schemas.ts'

const Id = Type.String({ format: 'uuid' })

export const ExtensionSchema = wire({
  provider: Type.Optional(Type.String()),
  region: Type.Optional(Type.String()),
  sdkVersion: Type.Optional(Type.String()),
  type: Type.String({ description: 'webrtc or pstn' }),
  value: Type.String(),
  description: Type.String()
}, { $id: 'Extension', ...RECORD, description: 'Where a user can be reached; keys in no map\'s order' })

export const GroupMemberSchema = wire({
  tenantId: Id,
  memberId: Id,
  groupId: Id,
  memberType: Type.String(),
  added: Type.String({ format: 'date-time' }),
  name: Type.String(),
  owner: Id,
  description: Type.String()
}, { $id: 'GroupMember', ...RECORD, description: 'Keys in no map\'s order' })

export const UserSkillSchema = wire({
  id: Id,
  name: Type.String(),
  proficiency: Type.Integer({ description: 'Assumed: 1' }),
  added: Type.String({ format: 'date-time' })
}, { $id: 'UserSkill', ...observed('CxAdmin') })

const Words = Type.Array(Type.Unknown(), { description: 'None', ...RECORD })

export const UserSchema = wire({
  id: Type.String({ format: 'uuid', description: 'As agentId and resourceId in interactions', ...RECORD }),
  email: Type.String({ ...RECORD }),
  firstName: Type.String({ description: 'With lastName, as agentName in interactions', ...RECORD }),
  lastName: Type.String({ ...RECORD }),
  state: Type.Enum(['ready', 'notready', 'offline'], { description: 'Now. Assumed: who has work is ready', ...RECORD }),
  roleName: Type.String({ ...RECORD }),
  roleId: Type.String({ format: 'uuid', ...RECORD }),
  additionalRoleIds: Words,
  platformStatus: Type.String({ ...RECORD }),
  status: Type.String({ ...RECORD }),
  invitationStatus: Type.String({ ...RECORD }),
  aliasPlatformUserId: orNull(Type.String({ description: 'As platformAgentId in interactions' }), RECORD),
  aliasTenantUserId: orNull(Type.Integer({ description: 'As tenantAgentId in interactions' }), RECORD),
  activeExtension: orNull(ref(ExtensionSchema), RECORD),
  extension: orNull(Type.String(), RECORD),
  extensions: Type.Array(ref(ExtensionSchema), { ...RECORD }),
  groups: Type.Array(ref(GroupMemberSchema), { ...RECORD }),
  skills: Type.Array(ref(UserSkillSchema), { ...RECORD }),
  reasonLists: Type.Array(ref(ReasonListSchema), { ...RECORD }),
  capacityRules: Words,
  effectiveCapacityRule: nothing(RECORD),
  transferLists: Words,
  messageTemplates: Words,
  workStationId: Type.String({ description: 'Empty', ...RECORD }),
  personalTelephone: nothing(RECORD),
  locale: nothing(RECORD),
  location: nothing(RECORD),
  externalId: nothing(RECORD),
  supervisorId: nothing(RECORD),
  defaultTenant: nothing(RECORD),
  defaultIdentityProvider: nothing(RECORD),
  clientLogLevel: nothing(RECORD),
  authToken: nothing(RECORD),
  noPassword: nothing(RECORD),
  resetPasswordExpiryDate: nothing(RECORD),
  ...stamps(RECORD)
}, { $id: 'User', description: 'An agent, or who asks with credentials' })

export const UserConfigSchema = wire({
  activeExtension: orNull(ref(ExtensionSchema), SDK),
  extensions: Type.Array(ref(ExtensionSchema), { ...SDK }),
  integrations: Type.Array(ref(IntegrationSchema), { ...SDK }),
  reasonLists: Type.Array(ref(ReasonListSchema), { ...inferred('the SDK looks up reasons after it') })
}, { $id: 'UserConfig', description: 'What an agent\'s desktop wants to know first' })

export const PresenceSessionSchema = wire({
  sessionId: Type.String({ format: 'uuid', description: 'As sessionId in interactions, of who is at work', ...SDK })
}, { $id: 'PresenceSession', description: 'Assumed: it has nothing else' })

export const HeartbeatSchema = wire({
  heartbeatDelay: Type.Integer({ description: 'Seconds. The SDK waits three quarters of it, or else 22.5', ...SDK })
}, { $id: 'Heartbeat' })

export type Extension = Static<typeof ExtensionSchema>
export type GroupMember = Static<typeof GroupMemberSchema>
export type UserSkill = Static<typeof UserSkillSchema>
export type User = Static<typeof UserSchema>
export type UserConfig = Static<typeof UserConfigSchema>
