import { createCalendar } from '../calendar.ts'
import { meant } from '../did-you-mean.ts'
import { instantOf } from '../instants.ts'
import type { ScenarioFlow, ScenarioTenant } from '../scenario.ts'
import { quoted } from '../shown.ts'
import { agentOf, queuesFor, worksAt } from './agent-of-case.ts'
import type { Case } from './case.ts'
import { startOf } from './occurrences.ts'
import type { Rule } from './rule.ts'

/** Any week: which days an agent works repeats itself. */
const WEEK = Array.from({ length: 7 }, (_, index) => 20_000 + index)

const PHONE = /^\+?\d{2,15}$/

/** Who takes part in a case, and under which id. */
export function identityRules (script: Case, tenant: ScenarioTenant, flow: ScenarioFlow): Rule[] {
  const { customer, contact, knownContact, id, at } = script
  const { channel, direction } = flow
  const { address } = customer ?? {}
  const hasNone = direction === 'internal'
  return [
    ['customer', customer !== undefined && hasNone, 'is for interactions with a customer'],
    ['customer/name', customer?.name !== undefined && !knownContact, 'needs a contact record, "knownContact": true'],
    ['customer/address', address !== undefined && channel === 'email' && !address.includes('@'),
      'must be an e-mail address where the channel is email'],
    ['customer/address', address !== undefined && channel !== 'email' && !PHONE.test(address),
      `must be a telephone number like +12125550142 where the channel is ${channel}`],
    ['contact', contact !== undefined && (hasNone || !knownContact), 'needs a customer with a contact record'],
    ['contact', contact !== undefined && customer !== undefined, 'must not be given beside a customer'],
    ['contact', contact !== undefined && contact >= tenant.contacts,
      `must be less than the number of the tenant's contacts, ${tenant.contacts}`],
    ['id', id !== undefined && at !== undefined,
      'is for a case with "start": one with "at" is another interaction on every day'],
    ...agentRules(script, tenant, flow)
  ]
}

function agentRules (script: Case, tenant: ScenarioTenant, flow: ScenarioFlow): Rule[] {
  const { agent: name, end, transfers, queue } = script
  if (name === undefined) return []
  const names = tenant.agents.named.map(agent => agent.name)
  const agent = agentOf(script, tenant)
  if (agent === undefined) {
    return [['agent', true, `must be one of the tenant's named agents, not ${quoted(name)}; ${meant(name, names)}`]]
  }
  const isTaken = end === 'answered' || end === 'noAnswer' || (transfers.length > 0 && end !== 'ivrAbandoned')
  const [knows, works] = [knowing(script, tenant, flow), working(script, tenant)]
  const others = names.filter((_, index) => knows(index) && works(index))
  const advice = others.length === 0 ? 'none of the named ones is' : `there is ${others.slice(0, 5).join(', ')}`
  const work = queue === undefined ? 'the flow\'s first queue' : quoted(queue)
  return [
    ['agent', !isTaken, 'needs an agent who answers'],
    ['agent', !knows(agent), `must be one who knows the work of ${work}; ${advice}`],
    ['agent', !works(agent), `must be one who works then, and an hour longer; ${advice}`]
  ]
}

/** Whether an agent knows the work that a case asks for. */
function knowing ({ queue }: Case, tenant: ScenarioTenant, flow: ScenarioFlow): (agent: number) => boolean {
  const names = flow.queues.length > 0 ? flow.queues : tenant.queues.slice(0, 1).map(one => one.name)
  // Who calls a customer is one of the first queue.
  const ways = (flow.direction === 'inbound' ? names : names.slice(0, 1)).map(name => ({ name }))
  return agent => queuesFor(ways, agent, tenant.queues).some(({ name }) => queue === undefined || name === queue)
}

/** Whether an agent works at the instant of a case, or on any day at its time. */
function working (script: Case, tenant: ScenarioTenant): (agent: number) => boolean {
  const place = { tenant, calendar: createCalendar(tenant.timezone, tenant.dayStart) }
  const days = script.start === undefined ? WEEK : [place.calendar.dayOf(instantOf(script.start))]
  return agent => days.some(day => worksAt(place, agent, day, startOf(place, script, day)))
}
