import { ordered } from '../wire/ordered.ts'
import { configId, stampOf, type Configured } from './entity.ts'
import { WEEKDAYS, type Entity } from './schemas.ts'
import { slasOf, type Sla } from './slas.ts'
import { groupsOf, skillsOf } from './teams.ts'

/** The centre as the platform's configuration; ids are those in the interactions. */

type Named = { id: string, name: string }

const entity = ({ centre }: Configured, { id, name }: Named): Entity =>
  ({ id, tenantId: centre.tenant.id, name, active: true })

/** An entity with who made it, and when. */
const described = (configured: Configured, named: Named) =>
  ({ ...entity(configured, named), description: named.name, ...stampOf(named.id, configured.adminId) })

/** Assumed: a queue has one version, the first. */
export const presentQueues = (configured: Configured) => configured.centre.queues.map(queue =>
  ordered({ ...described(configured, queue), activeVersion: configId(`queue-versions/${queue.id}`) }))

/** Observed: a client wants `status`, and the vendor's console `active`. */
export const presentGroups = (configured: Configured) => groupsOf(configured.centre).map(group =>
  ordered({ ...described(configured, group), owner: configured.adminId, status: true }))

export const presentSkills = (configured: Configured) => skillsOf(configured.centre).map(skill =>
  ordered({ ...described(configured, skill), hasProficiency: false }))

export const presentDispositions = (configured: Configured) =>
  configured.centre.dispositions.map(disposition => ordered(entity(configured, disposition)))

export const presentFlows = (configured: Configured) => configured.centre.flows.map(({ id, name, channel }) =>
  ordered({ ...entity(configured, { id, name }), channelType: channel }))

export function presentBusinessHours (configured: Configured) {
  const { tenant: { timezone, open, close, week }, key } = configured.centre
  const hours = WEEKDAYS.flatMap((day, index) => {
    const isOpen = (week[index] ?? 0) > 0
    return [[`${day}StartTimeMinutes`, isOpen ? open * 60 : -1], [`${day}EndTimeMinutes`, isOpen ? close * 60 : -1]]
  })
  const named = { id: configId(`${key}/business-hours`), name: 'Opening hours' }
  return [ordered({ ...described(configured, named), timezone, exceptions: [], ...Object.fromEntries(hours) })]
}

/** Agreements on the service level, to which queues' visits of 2022 refer. */
export const presentSlas = (configured: Configured) => slasOf(configured.centre).map(sla =>
  ordered({ ...described(configured, sla), activeVersion: presentSlaVersion(sla) }))

const presentSlaVersion = ({ versionId, threshold, abandonThreshold }: Sla) => ordered({
  versionId,
  versionName: 'v1',
  slaThreshold: threshold / 1000,
  abandonType: 'ignore-abandons',
  abandonThreshold: abandonThreshold / 1000
})

/** Nobody has chosen colours of their own. */
export function presentBranding ({ centre: { tenant }, adminId }: Configured) {
  const { updated, updatedBy } = stampOf(tenant.id, adminId)
  return ordered({
    logo: null,
    favicon: null,
    productName: 'CxEngage',
    styles: '{}',
    active: true,
    tenantId: tenant.id,
    updated,
    updatedBy
  })
}
