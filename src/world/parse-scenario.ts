import { checkReferences } from './check-references.ts'
import { checkTenant } from './check-tenant.ts'
import { createProblems, type Problems } from './scenario-error.ts'
import { checkShape } from './scenario-shape.ts'
import type { Scenario } from './scenario.ts'

/**
 * Checks what was read from a scenario file, fills in the defaults and gives everybody the grants of their role. Throws
 * {@link ScenarioError} with all that is wrong.
 */
export function parseScenario (input: unknown): Scenario {
  const problems = createProblems()
  const scenario = examineScenario(input, problems)
  problems.check()
  if (scenario === undefined) throw new Error('a scenario without problems can be read')
  return scenario
}

/**
 * The same, but gathers what is wrong. Undefined when the input is no scenario; one that cannot be played can still be
 * looked at by others, who have more to say of it.
 */
export function examineScenario (input: unknown, problems: Problems): Scenario | undefined {
  const scenario = checkShape(input, problems)
  if (scenario === undefined) return undefined
  scenario.tenants.forEach((tenant, index) => checkTenant(tenant, `/tenants/${index}`, problems))
  checkReferences(scenario, problems)
  return scenario
}
