import { ScenarioError } from '../../world/parse-scenario.ts'
import type { Scenario } from '../../world/scenario.ts'

/** The platform's switches in a scenario: `settings.cxengage`. */
export interface Settings {
  /** What the list says when there are no rows. */
  emptyResults: 'null' | '[]'
}

const DEFAULTS: Settings = { emptyResults: 'null' }

/** Throws {@link ScenarioError}. */
export function parseSettings ({ settings }: Scenario): Settings {
  const own = settings['cxengage'] ?? {}
  for (const [name, value] of Object.entries(own)) {
    if (name !== 'emptyResults') throw new ScenarioError('/settings/cxengage', `has an unknown key "${name}"`)
    if (value !== 'null' && value !== '[]') {
      throw new ScenarioError('/settings/cxengage/emptyResults', 'must be one of "null", "[]"')
    }
  }
  return { ...DEFAULTS, ...own }
}
