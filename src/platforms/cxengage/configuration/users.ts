import { emailOf } from '../../../world/people.ts'
import type { Agent, Centre } from '../../../world/centre.ts'
import type { Principal } from '../access/principals.ts'
import { ordered } from '../wire/ordered.ts'
import { configId, stampOf, type Configured } from './entity.ts'
import { presentIntegrations } from './integrations.ts'
import { presentReasonLists } from './reasons.ts'
import { groupsOf, skillsOf } from './teams.ts'
import type { Extension, GroupMember, User, UserConfig, UserSkill } from './user-schemas.ts'

/** What is known of a user before they are told. */
interface Person {
  id: string
  name: string
  email: string
  roleName: string
  /** Known across the platform, and within the tenant. */
  number: string | null
  tenantNumber: number | null
  phone: string | null
  /** Whether they are ready for work now. */
  state: UserState
  agent: Agent | undefined
}

/** Observed: the words of the vendor's SDK. Assumed: who has work is ready. */
export type UserState = 'ready' | 'notready' | 'offline'

export function presentAgent (configured: Configured, agent: Agent, state: UserState): User {
  const { id, name, number, tenantNumber, phone } = agent
  const email = emailOf(agent)
  const person = { id, name, email, roleName: 'Agent', number: String(number), tenantNumber, phone, state, agent }
  return presentUser(configured, person)
}

/** A client that has logged in looks up its own user; who is no agent is never at work. */
export function presentPrincipal (configured: Configured, { userId, username, name, role }: Principal): User {
  const [mailbox = ''] = username.split('@')
  return presentUser(configured, {
    id: userId,
    name,
    email: `${mailbox}@example.com`,
    roleName: role,
    number: null,
    tenantNumber: null,
    phone: null,
    state: 'offline',
    agent: undefined
  })
}

function presentUser (configured: Configured, person: Person): User {
  const { centre, adminId } = configured
  const { id, name, email, roleName, number, tenantNumber, state } = person
  const [firstName, lastName] = split(name)
  const extensions = extensionsOf(person)
  return ordered({
    id,
    email,
    firstName,
    lastName,
    state,
    roleName,
    roleId: configId(`${centre.key}/roles/${roleName}`),
    additionalRoleIds: [],
    platformStatus: 'enabled',
    status: 'accepted',
    invitationStatus: 'enabled',
    aliasPlatformUserId: number,
    aliasTenantUserId: tenantNumber,
    activeExtension: extensions[0] ?? null,
    extension: extensions[0]?.value ?? null,
    extensions,
    groups: membershipsOf(centre, person, adminId),
    skills: skillsOfUser(centre, person, adminId),
    reasonLists: presentReasonLists(configured),
    capacityRules: [],
    effectiveCapacityRule: null,
    transferLists: [],
    messageTemplates: [],
    workStationId: '',
    personalTelephone: null,
    locale: null,
    location: null,
    externalId: null,
    supervisorId: null,
    defaultTenant: null,
    defaultIdentityProvider: null,
    clientLogLevel: null,
    authToken: null,
    noPassword: null,
    resetPasswordExpiryDate: null,
    ...stampOf(id, adminId)
  })
}

/** Where they can be reached: in the browser, and by telephone. Keys as in the record, in no map's order. */
function extensionsOf ({ id, phone }: Person): Extension[] {
  const browser = {
    provider: 'twilio',
    region: 'default',
    sdkVersion: 'default',
    type: 'webrtc',
    value: configId(`extensions/${id}`),
    description: 'Default Twilio extension'
  }
  return [browser, ...(phone === null ? [] : [{ description: 'PSTN Phone', type: 'pstn', value: phone }])]
}

/** Keys as in the record, in no map's order. */
function membershipsOf (centre: Centre, { id, agent }: Person, adminId: string): GroupMember[] {
  const own = agent === undefined ? [] : groupsOf(centre).filter(({ has }) => has(agent))
  return own.map(group => ({
    tenantId: centre.tenant.id,
    memberId: id,
    groupId: group.id,
    memberType: 'user',
    added: stampOf(id, adminId).created,
    name: group.name,
    owner: adminId,
    description: `${group.name} group`
  }))
}

/** Assumed: everybody is as good as everybody else. */
function skillsOfUser (centre: Centre, { id, agent }: Person, adminId: string): UserSkill[] {
  const own = agent === undefined ? [] : skillsOf(centre).filter(({ has }) => has(agent))
  return own.map(skill => ordered({
    id: skill.id, name: skill.name, proficiency: 1, added: stampOf(id, adminId).created
  }))
}

/** What a client asks for when its user goes to work. */
export const presentConfig = (
  configured: Configured, { activeExtension, extensions, reasonLists }: User
): UserConfig => ordered({
  activeExtension, extensions, reasonLists, integrations: presentIntegrations(configured)
})

/** The first word, and the rest. */
function split (name: string): [string, string] {
  const space = name.indexOf(' ')
  return space < 0 ? [name, ''] : [name.slice(0, space), name.slice(space + 1)]
}
