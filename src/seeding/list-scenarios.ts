import { loadScenario, scenarioNames } from './load-scenario.ts'

/** The scenarios that ship with the package: name and description, by name. */
export function listScenarios (): { name: string, description: string }[] {
  return scenarioNames().map(name => ({ name, description: loadScenario(name).scenario.description }))
}
