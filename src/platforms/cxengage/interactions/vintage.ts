import type { ScenarioTenant } from '../../../world/scenario.ts'

/**
 * How a tenant's interactions are written: as the documentation prints them, or as an answer of November 2022, the
 * newest that is known. Form and keys go together.
 */
export type Vintage = '2017' | '2022'

export const VINTAGES: readonly Vintage[] = ['2017', '2022']

/** The documented form, unless the tenant's `settings.cxengage.vintage` says otherwise. */
export const vintageOf = ({ settings }: Pick<ScenarioTenant, 'settings'>): Vintage =>
  settings['cxengage']?.['vintage'] === '2022' ? '2022' : '2017'
