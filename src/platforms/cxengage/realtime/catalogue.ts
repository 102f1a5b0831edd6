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

/** As a client asks for it. Assumed: keyed by the names themselves. */
export const presentCatalogue = () =>
  Object.fromEntries(CATALOGUE.map(({ name, type, title }) => [name, { name, type, userFriendlyName: title }]))
