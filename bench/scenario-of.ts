import { readFileSync } from 'node:fs'
import path from 'node:path'

interface Tenant { id: string, history: object, volume: object, agents: { count: number } }

/** The tenant of {@link largeScenario}. */
export const LARGE = '5c0b6c1e-8f0a-4d7c-9a52-3f1e2b7d9c04'

/** The centre of `busy` around the clock's now: so many interactions a day, and agents for them. */
export function largeScenario (perDay: number, days: number): object {
  const file = path.join(import.meta.dirname, '..', 'seeds', 'busy.json')
  const { $schema, ...scenario } = JSON.parse(readFileSync(file, 'utf8')) as { $schema: string, tenants: Tenant[] }
  const tenants = scenario.tenants.map(tenant => ({
    ...tenant, history: { days }, volume: { perDay }, agents: { ...tenant.agents, count: Math.ceil(perDay / 27) }
  }))
  return { ...scenario, tenants }
}
