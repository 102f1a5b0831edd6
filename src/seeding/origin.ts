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
import { isGiven, type Size } from './size.ts'

/** What a history is made from: a scenario with its static documents, and a seed. */
export interface Origin extends Source {
  /** Derived from all of it: marks databases and signs tokens. */
  id: string
  /** The scenario's name in `seeds/`, or the path that was given; {@link OF_A_PROGRAM} where it was an object. */
  name: string
  seed: string
  /** What was said of its size, beside the scenario. */
  size: Size
  /** What the platforms have read of it. */
  platforms: readonly PreparedPlatform[]
}

/** What was asked for; what is undefined was not. */
export interface Asked extends Size { scenario: string | ScenarioInput | undefined, seed: string | undefined }

export const DEFAULT_SCENARIO = 'default'

/** Loads a scenario and holds it against the platforms. Throws ScenarioError. */
export function loadOrigin (
  { scenario: asked = DEFAULT_SCENARIO, seed: askedSeed, days, perDay }: Asked, platforms: readonly Platform[]
): Origin {
  const size = { days, perDay }
  const { name, scenario, statics, examined } = loadScenario(asked, size, (source, problems) => {
    checkPlatforms(source, platforms, problems)
    return platforms.flatMap(platform => problems.attempt(() => prepare([platform], source)) ?? [])
  })
  const seed = askedSeed ?? scenario.seed
  const source = { scenario, statics, size }
  return { id: idOf(textOf(source), seed), name, seed, ...source, platforms: examined }
}

/** Wherever a scenario names a platform, it must be one. */
function checkPlatforms ({ scenario }: Source, platforms: readonly Platform[], { add }: Problems) {
  const known = platforms.map(({ name }) => name)
  const check = (name: string, pointer: string) => {
    if (!known.includes(name)) add(pointer, `knows no platform ${quoted(name)}; ${meant(name, known)}`)
  }
  const checkKeys = (settings: object, pointer: string) => Object.keys(settings).forEach(name =>
    check(name, pointer + pointerPart(name)))
  scenario.tenants.forEach(({ pinned, settings, interactions }, index) => {
    pinned.forEach(({ platform }, nth) => check(platform, `/tenants/${index}/pinned/${nth}/platform`))
    checkKeys(settings, `/tenants/${index}/settings`)
    interactions.forEach(({ id = {} }, nth) => checkKeys(id, `/tenants/${index}/interactions/${nth}/id`))
  })
  scenario.credentials.forEach(({ platform }, index) => check(platform, `/credentials/${index}/platform`))
  checkKeys(scenario.settings, '/settings')
}

/** Reads the source for every platform. Throws ScenarioError. */
const prepare = (platforms: readonly Platform[], source: Source): PreparedPlatform[] =>
  platforms.map(platform => ({ platform, setup: platform.setUp(source) }))

/** As it is stored; static documents have the name that they have in scenarios. */
const textOf = ({ scenario, statics, size }: Pick<Origin, 'scenario' | 'statics' | 'size'>): string =>
  JSON.stringify({ scenario, pinned: statics, size: isGiven(size) ? size : undefined })

/** What is read of it. */
interface Stored { scenario: Scenario, pinned: StaticDocuments[], size?: Size }

const idOf = (source: string, seed: string): string =>
  createHash('sha256').update(JSON.stringify([source, seed])).digest('hex')

export const storeOrigin = ({ id, name, seed, ...source }: Origin): StoredOrigin =>
  ({ id, scenario: name, seed, source: textOf(source) })

const nameOf = (scenario: string | ScenarioInput): string => typeof scenario === 'string' ? scenario : OF_A_PROGRAM

/**
 * The origin of a database that is there: what was asked for must be what it was made from, and what was not asked for
 * is the database's. Throws {@link DatabaseError}.
 */
export function resumeOrigin (
  file: string, { id, scenario: name, seed, source }: StoredOrigin, asked: Asked, platforms: readonly Platform[]
): Origin {
  const wanted = {
    scenario: nameOf(asked.scenario ?? name),
    ...(asked.seed === undefined ? {} : { seed: asked.seed }),
    ...(asked.days === undefined ? {} : { days: asked.days }),
    ...(asked.perDay === undefined ? {} : { perDay: asked.perDay })
  }
  if (idOf(source, seed) !== id) {
    throw new DatabaseError(file, 'altered', 'has been altered: it is not what its own mark says', wanted)
  }
  const { scenario, pinned, size = {} } = JSON.parse(source) as Stored // as this version has stored it
  const { days = size.days, perDay = size.perDay } = asked
  const sameSeed = asked.seed === undefined || asked.seed === seed
  const sameSize = days === size.days && perDay === size.perDay
  const sameScenario = () => asked.scenario === undefined ||
    loadOrigin({ scenario: asked.scenario, seed, days, perDay }, platforms).id === id
  if (!sameSize) throw new DatabaseError(file, 'other-origin', 'was made with another size', wanted)
  if (!sameSeed || !sameScenario()) {
    throw new DatabaseError(file, 'other-origin', 'was made from another scenario or seed', wanted)
  }
  const read: Source = { scenario, statics: pinned }
  return { id, name, seed, size, ...read, platforms: prepare(platforms, read) }
}
