import type { AddedInteraction } from './added-interaction.ts'
import type { DayChange } from './day-change.ts'
import { createCalendar, type Calendar } from './calendar.ts'
import { namedCustomers } from './cases/customer-of-case.ts'
import { instantOf } from './instants.ts'
import { createContacts, drawAgentName, drawNamePools, type Contacts, type NamePools } from './people.ts'
import { drawPhoneNumber } from './phone-numbers.ts'
import { createRandom } from './random.ts'
import type { Scenario, ScenarioFlow, ScenarioQueue, ScenarioTenant } from './scenario.ts'
import { MEASURED, type Timings } from './timings.ts'
import { drawIdService, timeUuid } from './uuid.ts'

export type { Contact } from './people.ts'

export type Channel = 'voice' | 'email' | 'sms' | 'messaging'
export type Direction = 'inbound' | 'outbound' | 'internal'

/** What came of a conversation, as the tenant's agents may say. */
export interface Disposition { id: string, name: string }

export interface Queue {
  id: string
  number: number
  name: string
  skill: string
  priority: number
  /** How soon a customer should be answered, in ms. */
  serviceLevel: number
  /** Until when who gives up has not really waited, in ms. */
  abandonThreshold: number
  /** In ms; undefined where the flow lets everybody wait. */
  breakoutAfter: number | undefined
}

export interface Flow {
  id: string
  name: string
  channel: Channel
  direction: Direction
  share: number
  contactPoint: string
  reportingGroup: string
  queues: Queue[]
  steps: { name: string, kind: string }[]
}

export interface Agent {
  /** Their index in the tenant's roster, from 0. */
  index: number
  id: string
  name: string
  /** Known across the platform, within the tenant, and to the telephone people. */
  number: number
  tenantNumber: number
  displayId: string
  phone: string
  /** They serve what was added to a space, and nothing else: they log in for it, and never after it. */
  isGuest: boolean
  /** How long they are offered nothing after a call that came to nothing, by the reason; in ms. */
  backToReady: Readonly<Record<keyof ScenarioTenant['agents']['backToReady'], number>>
}

/** Who and what a tenant consists of. Days draw from it and never change it. */
export interface Centre {
  /** The one that the scenario has, where guests have come to it; undefined where none have. */
  home?: Centre
  /** What was told of its agents and queues; undefined where nothing was. */
  changes?: readonly DayChange[]
  /** The tenant's index in the scenario. */
  index: number
  tenant: ScenarioTenant
  /** What every random stream of this tenant begins with. */
  key: string
  calendar: Calendar
  /** The last days before now, or from <= start < to. */
  history: { days: number } | { from: number, to: number }
  spikes: { from: number, to: number, factor: number }[]
  queues: Queue[]
  flows: Flow[]
  agents: Agent[]
  dispositions: Disposition[]
  contacts: Contacts
  timings: Timings
}

/** Configuration and contacts are older than all interactions: everything was set up in August 2017. */
const SET_UP = Date.parse('2017-08-16T14:00:00.000Z')

/** Short numbers of whatever is given none: queues have any of these, and agents come one after the other. */
const QUEUE_NUMBERS = [100, 99_999] as const
const FIRST_AGENT_NUMBER = 15_200
const FIRST_TENANT_AGENT_NUMBER = 8_400

/** Draws every tenant of a scenario; each entity on its own stream, so that one more renames nobody. */
export function drawCentres (scenario: Scenario, seed: string): Centre[] {
  let drawn: NamePools | undefined
  function pools (): NamePools {
    drawn ??= drawNamePools(seed)
    return drawn
  }
  return scenario.tenants.map((tenant, index) => {
    const key = `${seed}/${tenant.id}`
    const queues = tenant.queues.map(queue => drawQueue(queue, key))
    return {
      index,
      tenant,
      key,
      calendar: createCalendar(tenant.timezone, tenant.dayStart),
      history: parseHistory(tenant.history),
      spikes: tenant.spikes.map(({ from, to, factor }) => ({ from: instantOf(from), to: instantOf(to), factor })),
      queues,
      flows: tenant.flows.map(flow => drawFlow(flow, queues, key)),
      agents: Array.from({ length: tenant.agents.count }, (_, index) => drawAgent(tenant, index, key)),
      dispositions: tenant.dispositions.map(name => ({ id: drawId(`${key}/dispositions/${name}`), name })),
      contacts: createContacts({
        key: `${key}/contacts`,
        count: tenant.contacts,
        named: namedCustomers(tenant),
        country: tenant.country,
        pools,
        since: SET_UP
      }),
      timings: MEASURED
    }
  })
}

/**
 * The same centre with the guests and the customers of what was added to a space, and with what was told of it. An
 * absolute history reaches as far as that; on a day that the scenario does not play nothing else happens.
 */
export function withGuests (
  home: Centre, added: readonly AddedInteraction[], changes: readonly DayChange[] = []
): Centre {
  const { tenant, agents, contacts, history, calendar } = home
  const count = Math.max(agents.length, ...added.map(({ guests: { first, count } }) => first + count))
  const named = namedCustomers({ flows: tenant.flows, interactions: added.map(({ script }) => script) })
  return {
    ...home,
    home,
    changes,
    history: 'from' in history ? reaching(history, calendar, added) : history,
    agents: Array.from({ length: count }, (_, index) => agents[index] ?? guestOf(home, index)),
    contacts: named.length === 0 ? contacts : contacts.withNamed(named)
  }
}

const guests = new WeakMap<Centre, Map<number, Agent>>()

/** The same one for all branches: of agents it is asked whether they are the same, and timelines outlive a branch. */
function guestOf (home: Centre, index: number): Agent {
  const known = guests.get(home) ?? new Map<number, Agent>()
  guests.set(home, known)
  const guest = known.get(index) ?? drawAgent(home.tenant, index, home.key)
  known.set(index, guest)
  return guest
}

function reaching (
  { from, to }: { from: number, to: number }, { dayOf, startOf }: Calendar, added: readonly AddedInteraction[]
): Centre['history'] {
  const days = added.map(({ start }) => dayOf(start))
  return { from: Math.min(from, ...days.map(startOf)), to: Math.max(to, ...days.map(day => startOf(day + 1))) }
}

const parseHistory = (history: ScenarioTenant['history']): Centre['history'] =>
  'from' in history ? { from: instantOf(history.from), to: instantOf(history.to) } : history

function drawId (key: string): string {
  const random = createRandom(key)
  return timeUuid(SET_UP + random.int(0, 80 * 86_400_000), drawIdService(random))
}

function drawQueue (queue: ScenarioQueue, key: string): Queue {
  const path = `${key}/queues/${queue.name}`
  return {
    id: queue.id ?? drawId(path),
    number: queue.number ?? createRandom(`${path}/number`).int(...QUEUE_NUMBERS),
    name: queue.name,
    skill: queue.skill ?? queue.name,
    priority: queue.priority,
    serviceLevel: Math.round(queue.serviceLevel * 1000),
    abandonThreshold: Math.round(queue.abandonThreshold * 1000),
    breakoutAfter: queue.breakoutAfter === undefined ? undefined : Math.round(queue.breakoutAfter * 1000)
  }
}

function drawFlow (flow: ScenarioFlow, queues: Queue[], key: string): Flow {
  const named = queues.filter(queue => flow.queues.includes(queue.name))
  return {
    id: flow.id ?? drawId(`${key}/flows/${flow.name}`),
    name: flow.name,
    channel: flow.channel,
    direction: flow.direction,
    share: flow.share,
    contactPoint: flow.contactPoint,
    reportingGroup: flow.reportingGroup ?? flow.name,
    queues: named.length > 0 ? named : queues.slice(0, 1),
    steps: flow.steps
  }
}

/** The display id of an agent who is given none. */
export const displayIdOf = (index: number): string => String(index + 1).padStart(2, '0')

function drawAgent (tenant: ScenarioTenant, index: number, key: string): Agent {
  const path = `${key}/agents/${index}`
  const named = tenant.agents.named[index]
  return {
    index,
    id: named?.id ?? drawId(path),
    name: named?.name ?? drawAgentName(path),
    number: named?.number ?? FIRST_AGENT_NUMBER + index,
    tenantNumber: named?.tenantNumber ?? FIRST_TENANT_AGENT_NUMBER + index,
    displayId: named?.displayId ?? displayIdOf(index),
    phone: drawPhoneNumber(tenant.country, createRandom(`${path}/phone`)),
    isGuest: index >= tenant.agents.count,
    backToReady: inMilliseconds({ ...tenant.agents.backToReady, ...named?.backToReady })
  }
}

const inMilliseconds = (seconds: Agent['backToReady']): Agent['backToReady'] => ({
  afterNoAnswer: Math.round(seconds.afterNoAnswer * 1000),
  afterLineBusy: Math.round(seconds.afterLineBusy * 1000),
  afterInvalidNumber: Math.round(seconds.afterInvalidNumber * 1000),
  afterNetworkIssue: Math.round(seconds.afterNetworkIssue * 1000)
})
