import type { Agent, Centre } from '../../../world/centre.ts'
import { createRandom } from '../../../world/random.ts'
import type { ScenarioTenant } from '../../../world/scenario.ts'
import { randomUuid } from '../../../world/uuid.ts'
import type { Principal } from '../access/auth.ts'
import { ordered } from '../wire/ordered.ts'
import { groupsOf, skillsOf } from './teams.ts'
import { WEEKDAYS, type Contact, type Entity, type User } from './schemas.ts'

/** The centre as the platform's configuration; ids are those in the interactions. */

const REGIONS =
  [{ name: 'us-east-1-prod', description: 'North America' }, { name: 'eu-west-1-prod', description: 'Europe' }]

/** The same for everybody. */
export const presentRegions = () => REGIONS.map(region => ordered({ id: idOf(`regions/${region.name}`), ...region }))

export const presentTenant = ({ tenant: { id, name, timezone } }: Centre) =>
  ordered({ id, name, timezone, active: true })

export function presentAgent ({ tenant }: Centre, { id, name, tenantNumber }: Agent): User {
  const [firstName, lastName] = split(name)
  const mailbox = name.toLowerCase().replace(/[^a-z]+/g, '.').replace(/^\.|\.$/g, '')
  return ordered({
    id,
    tenantId: tenant.id,
    firstName,
    lastName,
    name,
    email: `${mailbox}.${tenantNumber}@example.com`,
    active: true
  })
}

/** A client that has logged in looks up its own user. */
export function presentPrincipal ({ tenant }: Centre, { userId, username, name }: Principal): User {
  const [mailbox = ''] = username.split('@')
  const [firstName, lastName] = split(name)
  return ordered({
    id: userId,
    tenantId: tenant.id,
    firstName,
    lastName,
    name,
    email: `${mailbox}@example.com`,
    active: true
  })
}

export const presentQueues = ({ tenant, queues }: Centre) => queues.map(queue => entity(tenant, queue))

export const presentDispositions = ({ tenant, dispositions }: Centre) =>
  dispositions.map(disposition => entity(tenant, disposition))

export const presentFlows = ({ tenant, flows }: Centre) =>
  flows.map(({ id, name, channel }) => ordered({ ...entity(tenant, { id, name }), channelType: channel }))

export const presentGroups = (centre: Centre) =>
  groupsOf(centre).map(group => entity(centre.tenant, group))

export const presentSkills = (centre: Centre) =>
  skillsOf(centre).map(skill => entity(centre.tenant, skill))

export function presentBusinessHours ({ tenant, key }: Centre) {
  const { timezone, open, close, week } = tenant
  const hours = WEEKDAYS.flatMap((day, index) => {
    const isOpen = (week[index] ?? 0) > 0
    return [[`${day}StartTimeMinutes`, isOpen ? open * 60 : -1], [`${day}EndTimeMinutes`, isOpen ? close * 60 : -1]]
  })
  return [ordered({
    ...entity(tenant, { id: idOf(`${key}/business-hours`), name: 'Opening hours' }),
    timezone,
    ...Object.fromEntries(hours)
  })]
}

export function presentContact ({ tenant, contacts }: Centre, contactId: string): Contact {
  const { name, phone, email } = contacts.find(contactId) ?? {}
  return ordered({
    id: contactId,
    tenantId: tenant.id,
    attributes: name === undefined ? {} : ordered({ name, phone, email })
  })
}

const entity = (tenant: ScenarioTenant, { id, name }: { id: string, name: string }): Entity =>
  ordered({ id, tenantId: tenant.id, name, active: true })

const idOf = (key: string) => randomUuid(createRandom(key))

/** The first word, and the rest. */
function split (name: string): [string, string] {
  const space = name.indexOf(' ')
  return space < 0 ? [name, ''] : [name.slice(0, space), name.slice(space + 1)]
}
