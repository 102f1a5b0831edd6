import type { Centre } from '../../../world/centre.ts'
import { REST_NAMES } from '../../../world/simulation/crew.ts'
import { ordered } from '../wire/ordered.ts'
import { configId, stampOf, type Configured } from './entity.ts'
import type { Reason, ReasonEntity, ReasonList } from './reason-schemas.ts'

/** Observed in the record of 2022: the reasons of which the platform itself makes use. */
const SYSTEM = [
  'Timed Presence Logged in', 'Logged out', 'Session Expired', 'Logged in', 'Allocated', 'Session Overwritten'
]

const AWAY = { name: 'Away Reasons', names: REST_NAMES, shared: false, hierarchy: [] }

/** A list and its reasons: those of the platform, and those for which the tenant's agents are away. */
const LISTS = [{ name: 'System Presence Reasons', names: SYSTEM, shared: true, hierarchy: ['default'] }, AWAY]

const reasonId = ({ key }: Centre, name: string): string =>
  configId(SYSTEM.includes(name) ? `reasons/${name}` : `${key}/reasons/${name}`)

const listId = ({ key }: Centre, name: string): string => configId(`${key}/reason-lists/${name}`)

/** Why an agent is away who takes a break; all null without one. */
export const presentAwayReason = (centre: Centre, rest: string | undefined) => ({
  reasonId: rest === undefined ? null : reasonId(centre, rest),
  reasonName: rest ?? null,
  reasonListId: rest === undefined ? null : listId(centre, AWAY.name)
})

/** What stands in a list. */
const presentReason = (centre: Centre, name: string, sortOrder: number, list: typeof LISTS[number]): Reason => ordered({
  tenantId: centre.tenant.id,
  description: name,
  name,
  externalId: null,
  active: true,
  reasonId: reasonId(centre, name),
  sortOrder,
  shared: list.shared,
  hierarchy: list.hierarchy
})

/** Everybody has all of them. */
export const presentReasonLists = ({ centre, adminId }: Configured): ReasonList[] => LISTS.map(list => {
  const id = listId(centre, list.name)
  return ordered({
    tenantId: centre.tenant.id,
    description: list.name,
    isDefault: true,
    name: list.name,
    reasons: list.names.map((name, index) => presentReason(centre, name, index, list)),
    externalId: null,
    active: true,
    id,
    shared: list.shared,
    ...stampOf(id, adminId)
  })
})

/** The same reasons alone. */
export const presentReasons = ({ centre, adminId }: Configured): ReasonEntity[] =>
  LISTS.flatMap(({ names, shared }) => names.map((name): ReasonEntity => {
    const id = reasonId(centre, name)
    return ordered({
      id,
      tenantId: centre.tenant.id,
      name,
      description: name,
      externalId: null,
      active: true,
      shared,
      ...stampOf(id, adminId)
    })
  }))
