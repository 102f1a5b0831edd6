import type { ScenarioTenant } from './scenario.ts'

type Named = Pick<ScenarioTenant, 'id' | 'aliases'>

/** All ids that name a tenant: its own first. */
export const idsOf = ({ id, aliases }: Named): string[] => [id, ...aliases]

/** Whether a tenant is among those that are named, by whichever of its ids. */
export const isAmong = (tenant: Named, ids: readonly string[]): boolean => idsOf(tenant).some(id => ids.includes(id))
