import { counts } from './counts.ts'
import { durations } from './durations.ts'
import { lists } from './lists.ts'
import { shares } from './shares.ts'
import { resourceCounts } from './resource-counts.ts'
import type { Statistic } from './statistic.ts'

/** Every statistic there is. */
export const CATALOGUE: readonly Statistic[] = [...counts, ...resourceCounts, ...shares, ...durations, ...lists]

export const findStatistic = (name: string): Statistic | undefined =>
  CATALOGUE.find(statistic => statistic.name === name)

/** By what every statistic can be limited; nothing of an agentless one is any agent's. */
const FILTERS = ['queue-id', 'resource-id', 'group-id', 'skill-id', 'channelType', 'direction']
const filtersOf = ({ agentless }: Statistic) => FILTERS.filter(name => !agentless || name !== 'resource-id')

/**
 * As a client asks for it. Assumed: keyed by the names themselves. Inferred: the toolbar of the desktop shows count,
 * percent, avg, min, max or total of each, and is offered nothing else.
 */
export const presentCatalogue = (client?: string) => Object.fromEntries(CATALOGUE
  .filter(({ type }) => client !== 'toolbar' || type !== 'list')
  .map(statistic => {
    const { name, type, title, responseKeys } = statistic
    return [name, { name, type, userFriendlyName: title, optionalFilters: filtersOf(statistic), responseKeys }]
  }))
