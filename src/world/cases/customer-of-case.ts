import type { NamedCustomer } from '../people.ts'
import type { ScenarioTenant } from '../scenario.ts'
import type { Case } from './case.ts'
import { flowOf } from './flow-of-case.ts'

/** Cases with the same customer have the same record. */
export const keyOfCustomer = ({ customer }: Case, channel: string): string =>
  JSON.stringify([customer?.name, customer?.address, channel === 'email'])

/** The customers of a tenant's cases who have a contact record, in the order of the cases. */
export function namedCustomers ({ flows, interactions }: Pick<ScenarioTenant, 'flows' | 'interactions'>): NamedCustomer[] {
  const found = new Map<string, NamedCustomer>()
  for (const script of interactions) {
    const { customer, knownContact } = script
    const channel = flowOf(flows, script)?.channel
    if (customer === undefined || !knownContact || channel === undefined) continue
    const key = keyOfCustomer(script, channel)
    const { name, address } = customer
    found.set(key, { key, name, ...(channel === 'email' ? { email: address } : { phone: address }) })
  }
  return [...found.values()]
}
