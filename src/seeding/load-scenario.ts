import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { ScenarioError, parseScenario } from '../world/parse-scenario.ts'
import type { Scenario } from '../world/scenario.ts'
import type { Pinned } from '../platforms/platform.ts'

/** A scenario with everything that it refers to. */
export interface LoadedScenario {
  /** Its name in `seeds/`, or the path that was given. */
  name: string
  scenario: Scenario
  pinned: Pinned[]
}

const SEEDS = path.join(import.meta.dirname, '..', '..', 'seeds')

/** The scenarios that ship with the package: name and description, by name. */
export function listScenarios (): { name: string, description: string }[] {
  return readdirSync(SEEDS)
    .filter(file => file.endsWith('.json') && !file.endsWith('.schema.json'))
    .sort()
    .map(file => ({ name: path.basename(file, '.json'), description: loadScenario(path.basename(file, '.json')).scenario.description }))
}

/**
 * Reads a scenario by its name in `seeds/` or by a path, with the documents that it pins.
 * Throws {@link ScenarioError} when there is none or it cannot be.
 */
export function loadScenario (nameOrPath: string): LoadedScenario {
  const isName = /^[\w-]+$/.test(nameOrPath)
  const file = isName ? path.join(SEEDS, `${nameOrPath}.json`) : path.resolve(nameOrPath)
  const readJson = (path: string, what: string): unknown => {
    const text = read(path, what)
    return parseJson(text, what)
  }

  const beside = (name: string) => path.join(path.dirname(file), name)
  const scenario = parseScenario(withTenantFiles(readJson(file, isName ? `"${nameOrPath}"` : nameOrPath), name => readJson(beside(name), name)))
  const pinned = scenario.tenants.flatMap((tenant, index) => tenant.pinned.map(({ platform, documents, aliases }, place) => {
    const pointer = `/tenants/${index}/pinned/${place}/documents`
    const list = readJson(beside(documents), documents)
    if (!Array.isArray(list)) throw new ScenarioError(pointer, 'must name a file with an array of documents')
    return { tenant: index, platform, documents: list as unknown[], aliases }
  }))
  return { name: nameOrPath, scenario, pinned }
}

/** A tenant may lie in a file of its own, which scenarios share: its name stands in the tenant's place. */
function withTenantFiles (input: unknown, readTenant: (name: string) => unknown): unknown {
  if (typeof input !== 'object' || input === null || !('tenants' in input) || !Array.isArray(input.tenants)) return input
  return { ...input, tenants: input.tenants.map((tenant: unknown) => typeof tenant === 'string' ? readTenant(tenant) : tenant) }
}

function read (file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new ScenarioError('', `${what} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : String(error)})`)
  }
}

function parseJson (text: string, what: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) // some editors begin a file with a mark
  } catch (error) {
    throw new ScenarioError('', `${what} is not JSON (${error instanceof Error ? error.message : String(error)})`)
  }
}
