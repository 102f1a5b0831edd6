import type { ScenarioTenant } from '../../../world/scenario.ts'
import { ordered } from '../wire/ordered.ts'
import { configId } from './entity.ts'

const REGIONS = [
  { name: 'us-east-1-prod', description: 'North America' }, { name: 'eu-west-1-prod', description: 'Europe' }
].map(region => ({ id: configId(`regions/${region.name}`), ...region }))

/** The same for everybody. */
export const presentRegions = () => REGIONS.map(ordered)

/** @param id in lower case */
export function findRegion (id: string) {
  const region = REGIONS.find(region => region.id === id)
  return region && ordered(region)
}

/** Assumed: the tenant is where its telephone numbers are. */
export const regionIdOf = ({ country }: ScenarioTenant): string =>
  REGIONS[country === 'us' ? 0 : 1]?.id ?? ''
