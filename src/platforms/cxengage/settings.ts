import { meant } from '../../world/did-you-mean.ts'
import { createProblems, pointerPart, type Problems } from '../../world/scenario-error.ts'
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

/** What of the platform's form a tenant chooses: `tenants[].settings.cxengage`. */
const TENANT_VALUES: Readonly<Record<string, readonly string[]>> = { vintage: VINTAGES }

/** Also checks those of each tenant. Throws {@link ScenarioError}. */
export function parseSettings ({ settings, tenants }: Scenario): CxengageSettings {
  const problems = createProblems()
  tenants.forEach((tenant, index) =>
    checkValues(tenant.settings['cxengage'] ?? {}, TENANT_VALUES, `/tenants/${index}/settings/cxengage`, problems))
  const own = settings['cxengage'] ?? {}
  checkValues(own, VALUES, '/settings/cxengage', problems)
  problems.check()
  return { ...DEFAULTS, ...own }
}

function checkValues (
  own: object, allowed: Readonly<Record<string, readonly string[]>>, pointer: string, { add }: Problems
) {
  for (const [name, value] of Object.entries(own)) {
    const values = Object.hasOwn(allowed, name) ? allowed[name] : undefined
    if (values === undefined) {
      add(pointer + pointerPart(name), `is not known; ${meant(name, Object.keys(allowed))}`)
    } else if (!values.some(known => known === value)) {
      add(`${pointer}/${name}`, `must be one of ${values.map(one => `"${one}"`).join(', ')}`)
    }
  }
}
