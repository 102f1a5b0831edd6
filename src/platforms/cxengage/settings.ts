import { ScenarioError } from '../../world/parse-scenario.ts'
import type { Scenario } from '../../world/scenario.ts'
import { VINTAGES } from './interactions/vintage.ts'

/** The platform's switches in a scenario: `settings.cxengage`. */
export interface CxengageSettings {
  /** What the list says when there are no rows. */
  emptyResults: 'null' | '[]'
  /** Until when workforce intervals can be asked for: as the page has it, or as a client does. */
  intervalsUntil: 'tenMinutesAgo' | 'now'
}

const DEFAULTS: CxengageSettings = { emptyResults: 'null', intervalsUntil: 'tenMinutesAgo' }

const VALUES: Readonly<Record<string, readonly string[]>> = {
  emptyResults: ['null', '[]'], intervalsUntil: ['tenMinutesAgo', 'now']
}

/** Also checks those of each tenant, `tenants[].settings.cxengage`. Throws {@link ScenarioError}. */
export function parseSettings ({ settings, tenants }: Scenario): CxengageSettings {
  tenants.forEach((tenant, index) =>
    checkTenant(tenant.settings['cxengage'] ?? {}, `/tenants/${index}/settings/cxengage`))
  const own = settings['cxengage'] ?? {}
  for (const [name, value] of Object.entries(own)) {
    const values = VALUES[name]
    if (values === undefined) throw new ScenarioError('/settings/cxengage', `has an unknown key "${name}"`)
    if (!values.some(known => known === value)) {
      throw new ScenarioError(`/settings/cxengage/${name}`,
        `must be one of ${values.map(one => `"${one}"`).join(', ')}`)
    }
  }
  return { ...DEFAULTS, ...own }
}

/** What of the platform's form a tenant chooses. Throws {@link ScenarioError}. */
function checkTenant (own: Readonly<Record<string, unknown>>, pointer: string) {
  for (const [name, value] of Object.entries(own)) {
    if (name !== 'vintage') throw new ScenarioError(pointer, `has an unknown key "${name}"`)
    if (!VINTAGES.some(vintage => vintage === value)) {
      throw new ScenarioError(`${pointer}/vintage`, `must be one of ${VINTAGES.map(name => `"${name}"`).join(', ')}`)
    }
  }
}
