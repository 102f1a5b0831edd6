import { createHash } from 'node:crypto'
import type { Platform, PreparedPlatform, Source, StaticDocuments } from '../platforms/platform.ts'
import { DatabaseError } from '../store/database-error.ts'
import type { StoredOrigin } from '../store/origin.ts'
import { meant } from '../world/did-you-mean.ts'
import { pointerPart, type Problems } from '../world/scenario-error.ts'
import type { ScenarioInput } from '../world/scenario-input.ts'
import type { Scenario } from '../world/scenario.ts'
import { quoted } from '../world/shown.ts'
import { OF_A_PROGRAM, loadScenario } from './load-scenario.ts'

/** What a history is made from: a scenario with its static documents, and a seed. */
export interface Origin extends Source {
  /** Derived from all of it: marks databases and signs tokens. */
  id: string
  /** The scenario's name in `seeds/`, or the path that was given; {@link OF_A_PROGRAM} where it was an object. */
  name: string
  seed: string
  /** What the platforms have read of it. */
  platforms: readonly PreparedPlatform[]
}

/** What was asked for; what is undefined was not. */
export interface Asked { scenario: string | ScenarioInput | undefined, seed: string | undefined }

export const DEFAULT_SCENARIO = 'default'

/** Loads a scenario and holds it against the platforms. Throws ScenarioError. */
export function loadOrigin (
  { scenario: asked = DEFAULT_SCENARIO, seed: askedSeed }: Asked, platforms: readonly Platform[]
): Origin {
  let prepared: PreparedPlatform[] = []
  const { name, scenario, statics } = loadScenario(asked, (source, problems) => {
    checkPlatforms(source, platforms, problems)
    prepared = platforms.flatMap(platform => problems.attempt(() => prepare([platform], source)) ?? [])
  })
  const seed = askedSeed ?? scenario.seed
  const source = { scenario, statics }
  return { id: idOf(textOf(source), seed), name, seed, ...source, platforms: prepared }
}

/** Wherever a scenario names a platform, it must be one. */
function checkPlatforms ({ scenario }: Source, platforms: readonly Platform[], { add }: Problems) {
  const known = platforms.map(({ name }) => name)
  const check = (name: string, pointer: string) => {
    if (!known.includes(name)) add(pointer, `knows no platform ${quoted(name)}; ${meant(name, known)}`)
  }
  const checkKeys = (settings: object, pointer: string) => Object.keys(settings).forEach(name =>
    check(name, pointer + pointerPart(name)))
  scenario.tenants.forEach(({ pinned, settings }, index) => {
    pinned.forEach(({ platform }, nth) => check(platform, `/tenants/${index}/pinned/${nth}/platform`))
    checkKeys(settings, `/tenants/${index}/settings`)
  })
  scenario.credentials.forEach(({ platform }, index) => check(platform, `/credentials/${index}/platform`))
  checkKeys(scenario.settings, '/settings')
}

/** Reads the source for every platform. Throws ScenarioError. */
const prepare = (platforms: readonly Platform[], source: Source): PreparedPlatform[] =>
  platforms.map(platform => ({ platform, setup: platform.setUp(source) }))

/** As it is stored; static documents have the name that they have in scenarios. */
const textOf = ({ scenario, statics }: Source): string => JSON.stringify({ scenario, pinned: statics })

const idOf = (source: string, seed: string): string =>
  createHash('sha256').update(JSON.stringify([source, seed])).digest('hex')

export const storeOrigin = ({ id, name, seed, scenario, statics }: Origin): StoredOrigin =>
  ({ id, scenario: name, seed, source: textOf({ scenario, statics }) })

const nameOf = (scenario: string | ScenarioInput): string => typeof scenario === 'string' ? scenario : OF_A_PROGRAM

/**
 * The origin of a database that is there: what was asked for must be what it was made from, and what was not asked for
 * is the database's. Throws {@link DatabaseError}.
 */
export function resumeOrigin (
  file: string, { id, scenario: name, seed, source }: StoredOrigin, asked: Asked, platforms: readonly Platform[]
): Origin {
  const wanted = { scenario: nameOf(asked.scenario ?? name), ...(asked.seed === undefined ? {} : { seed: asked.seed }) }
  if (idOf(source, seed) !== id) {
    throw new DatabaseError(file, 'altered', 'has been altered: it is not what its own mark says', wanted)
  }
  const sameSeed = asked.seed === undefined || asked.seed === seed
  const sameScenario = asked.scenario === undefined ||
    loadOrigin({ scenario: asked.scenario, seed }, platforms).id === id
  if (!sameSeed || !sameScenario) {
    throw new DatabaseError(file, 'other-origin', 'was made from another scenario or seed', wanted)
  }
  const { scenario, pinned } =
    JSON.parse(source) as { scenario: Scenario, pinned: StaticDocuments[] } // as this version has stored it
  const read: Source = { scenario, statics: pinned }
  return { id, name, seed, ...read, platforms: prepare(platforms, read) }
}
