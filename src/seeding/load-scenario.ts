import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ScenarioError, parseScenario } from '../world/parse-scenario.ts'
import type { Source, StaticDocuments } from '../platforms/platform.ts'
import type { ScenarioInput } from '../world/scenario-input.ts'
import { quoted, shown } from '../world/shown.ts'

/** A scenario with everything that it refers to. */
export interface LoadedScenario extends Source {
  /** Its name in `seeds/`, or the path that was given; {@link OF_A_PROGRAM} where it was an object. */
  name: string
  statics: StaticDocuments[]
}

/** How much of a path a message shows. */
const LONGEST_PATH = 200

export const SEEDS = path.join(import.meta.dirname, '..', '..', 'seeds')

/** The name of a scenario that is no file but an object of a program. No name and no likely path. */
export const OF_A_PROGRAM = '(object)'

/**
 * Reads a scenario by its name in `seeds/` or by a path, or takes one that a program has made, with the documents that
 * it pins. Files that it names lie beside its own, those of an object in the working directory.
 * Throws {@link ScenarioError} when there is none or it cannot be.
 */
export function loadScenario (asked: string | ScenarioInput): LoadedScenario {
  const { name, folder, input } = typeof asked === 'string' ? readScenario(asked) : takeScenario(asked)
  const beside = (file: string) => path.resolve(folder, file)
  const scenario = parseScenario(withTenantFiles(input, file => readJson(beside(file), file)))
  const statics = scenario.tenants.flatMap((tenant, index) =>
    tenant.pinned.map(({ platform, documents, aliases }, nth) => {
      const pointer = `/tenants/${index}/pinned/${nth}/documents`
      const list = readJson(beside(documents), shown(documents))
      if (!Array.isArray(list)) throw new ScenarioError(pointer, 'must name a file with an array of documents')
      return { tenant: index, platform, documents: list as unknown[], aliases }
    }))
  return { name, scenario, statics }
}

/** What is said of a scenario, and the folder of the files that it names. */
interface ScenarioText { name: string, folder: string, input: unknown }

function readScenario (nameOrPath: string): ScenarioText {
  const isName = /^[\w-]+$/.test(nameOrPath)
  const file = isName ? path.join(SEEDS, `${nameOrPath}.json`) : nameOrPath
  const input = readJson(file, isName ? quoted(nameOrPath) : shown(nameOrPath, LONGEST_PATH))
  return { name: nameOrPath, folder: path.dirname(file), input }
}

/** An object counts for what a file of it would say. */
function takeScenario (object: ScenarioInput): ScenarioText {
  try {
    return { name: OF_A_PROGRAM, folder: '.', input: JSON.parse(JSON.stringify(object)) }
  } catch (error) {
    throw new ScenarioError('', `cannot be written as JSON (${error instanceof Error ? error.message : String(error)})`)
  }
}

/** A tenant may lie in a file of its own, which scenarios share: its name stands in the tenant's place. */
function withTenantFiles (input: unknown, readTenant: (name: string) => unknown): unknown {
  if (typeof input !== 'object' || input === null || !('tenants' in input) || !Array.isArray(input.tenants)) {
    return input
  }
  return {
    ...input,
    tenants: input.tenants.map((tenant: unknown) => typeof tenant === 'string' ? readTenant(tenant) : tenant)
  }
}

/** @param what for whoever reads an error: how the file was named */
const readJson = (file: string, what: string): unknown => parseJson(read(file, what), what)

function read (file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new ScenarioError('',
      `${what} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : String(error)})`)
  }
}

function parseJson (text: string, what: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) // some editors begin a file with a mark
  } catch (error) {
    throw new ScenarioError('', `${what} is not JSON (${error instanceof Error ? error.message : String(error)})`)
  }
}
