import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Source, StaticDocuments } from '../platforms/platform.ts'
import { meant } from '../world/did-you-mean.ts'
import { examineScenario } from '../world/parse-scenario.ts'
import { ScenarioError, createProblems, type Problems } from '../world/scenario-error.ts'
import type { ScenarioInput } from '../world/scenario-input.ts'
import { isWithinSize } from '../world/scenario-size.ts'
import { MOST_TENANTS } from '../world/scenario.ts'
import { quoted, shown } from '../world/shown.ts'
import { readJsonBeside, readJsonFile, type JsonFile } from './json-file.ts'
import { createPlaces, type Places } from './json-places.ts'
import { resize, type Size } from './size.ts'

/**
 * A scenario with everything that it refers to.
 * @template Examined what the examination made of it
 */
export interface LoadedScenario<Examined> extends Source {
  /** Its name in `seeds/`, or the path that was given; {@link OF_A_PROGRAM} where it was an object. */
  name: string
  statics: StaticDocuments[]
  examined: Examined
}

/** Says what else is wrong with what was read, which may already be known to be wrong. */
export type Examination<Examined> = (source: Source, problems: Problems) => Examined

export const SEEDS = path.join(import.meta.dirname, '..', '..', 'seeds')

/** The name of a scenario that is no file but an object of a program. No name and no likely path. */
export const OF_A_PROGRAM = '(object)'

/** More documents than anybody pins. */
const MOST_DOCUMENTS = 10_000

/**
 * Reads a scenario by its name in `seeds/` or by a path, or takes one that a program has made, with the documents that
 * it pins; of its own size, or another one.
 * Files that it names lie below the folder of its own, those of an object below the working directory.
 * Throws {@link ScenarioError} with all that is wrong, when there is none or it cannot be.
 */
export function loadScenario<Examined = void> (
  asked: string | ScenarioInput, size: Size = {}, examineFurther?: Examination<Examined>
): LoadedScenario<Examined> {
  const places = createPlaces()
  try {
    return load(asked, size, places, examineFurther)
  } catch (error) {
    throw error instanceof ScenarioError ? places.locate(error) : error
  }
}

function load<Examined> (
  asked: string | ScenarioInput, size: Size, places: Places, examineFurther: Examination<Examined> | undefined
): LoadedScenario<Examined> {
  const { name, folder, input } = typeof asked === 'string' ? readScenario(asked, places) : takeScenario(asked)
  const problems = createProblems()

  /** What a file beside the scenario holds; undefined when something is wrong with it. */
  function read (file: string, pointer: string): unknown {
    const json = readJsonBeside(folder, file)
    if ('wrong' in json) {
      if (json.at === undefined) problems.add(pointer, `names ${shown(file)}, which ${json.wrong}`)
      else problems.add(pointer, json.wrong, { file, ...json.at })
      return undefined
    }
    places.add(pointer, path.join(typeof asked === 'string' ? folder : '', file), json.text)
    return json.value
  }

  const whole = withTenantFiles(input, read)
  problems.check()
  const scenario = examineScenario(resize(whole, size, problems), problems)
  const statics = scenario?.tenants.flatMap((tenant, index) =>
    tenant.pinned.flatMap(({ platform, documents: file, aliases }, nth): StaticDocuments[] => {
      const pointer = `/tenants/${index}/pinned/${nth}/documents`
      const documents = read(file, pointer)
      if (documents === undefined || !isWithinSize(documents, problems, pointer)) return []
      if (Array.isArray(documents) && documents.length <= MOST_DOCUMENTS) {
        return [{ tenant: index, platform, documents: documents as unknown[], aliases }]
      }
      problems.add(pointer, `must name a file with an array of documents, at most ${MOST_DOCUMENTS}`)
      return []
    }))
  if (scenario !== undefined && statics !== undefined) {
    const examined = examineFurther?.({ scenario, statics }, problems) as Examined // nothing where nobody examines
    problems.check()
    return { name, scenario, statics, examined }
  }
  throw new ScenarioError(problems.found)
}

/** What is said of a scenario, and the folder of the files that it names. */
interface ScenarioText { name: string, folder: string, input: unknown }

function readScenario (nameOrPath: string, places: Places): ScenarioText {
  const isName = /^[\w-]+$/.test(nameOrPath)
  const file = isName ? path.join(SEEDS, `${nameOrPath}.json`) : nameOrPath
  if (isName && !scenarioNames().includes(nameOrPath)) {
    throw new ScenarioError('', `there is none of the name ${quoted(nameOrPath)}; ${meant(nameOrPath, scenarioNames())}`)
  }
  const json = readJsonFile(file)
  if ('wrong' in json) throw unreadable(nameOrPath, json)
  places.add('', nameOrPath, json.text)
  return { name: nameOrPath, folder: path.dirname(file), input: json.value }
}

const unreadable = (file: string, { wrong, at }: Extract<JsonFile, { wrong: string }>) =>
  new ScenarioError([{ file, ...at, pointer: '', message: wrong }])

/** The names of the scenarios that ship with the package. */
export const scenarioNames = (): string[] => readdirSync(SEEDS)
  .filter(file => file.endsWith('.json') && !file.endsWith('.schema.json'))
  .map(file => path.basename(file, '.json'))
  .sort()

/** An object counts for what a file of it would say. */
function takeScenario (object: ScenarioInput): ScenarioText {
  try {
    return { name: OF_A_PROGRAM, folder: '.', input: JSON.parse(JSON.stringify(object)) }
  } catch (error) {
    throw new ScenarioError('', `cannot be written as JSON (${error instanceof Error ? error.message : String(error)})`)
  }
}

/** A tenant may lie in a file of its own, which scenarios share: its name stands in the tenant's place. */
function withTenantFiles (input: unknown, read: (name: string, pointer: string) => unknown): unknown {
  if (typeof input !== 'object' || input === null || !('tenants' in input) || !Array.isArray(input.tenants)) {
    return input
  }
  const tenants: unknown[] = input.tenants
  if (tenants.length > MOST_TENANTS) return input // which is refused
  return {
    ...input,
    tenants: tenants.map((tenant, index) => typeof tenant === 'string' ? read(tenant, `/tenants/${index}`) : tenant)
  }
}
