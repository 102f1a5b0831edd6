import { readdirSync } from 'node:fs'
import path from 'node:path'
import { SEEDS, loadScenario } from './load-scenario.ts'

/** The scenarios that ship with the package: name and description, by name. */
export function listScenarios (): { name: string, description: string }[] {
  return readdirSync(SEEDS)
    .filter(file => file.endsWith('.json') && !file.endsWith('.schema.json'))
    .sort()
    .map(file => path.basename(file, '.json'))
    .map(name => ({ name, description: loadScenario(name).scenario.description }))
}
