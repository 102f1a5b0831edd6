import { createHash } from 'node:crypto'
import type { Pinned, Platform } from '../platforms/platform.ts'
import { quote } from '../http/shell.ts'
import { DatabaseError } from '../store/database-error.ts'
import type { StoredOrigin } from '../store/origin.ts'
import { ScenarioError } from '../world/parse-scenario.ts'
import type { ScenarioInput } from '../world/scenario-input.ts'
import type { Scenario } from '../world/scenario.ts'
import { quoted } from '../world/shown.ts'
import { OF_A_PROGRAM, loadScenario } from './load-scenario.ts'

/** What a history is made from: a scenario with its literal documents, and a seed. */
export interface Origin {
  /** Derived from all of it: marks databases and signs tokens. */
  id: string
  /** The scenario's name in `seeds/`, or the path that was given; {@link OF_A_PROGRAM} where it was an object. */
  name: string
  seed: string
  scenario: Scenario
  pinned: Pinned[]
}

/** What was asked for; what is undefined was not. */
export interface Asked { scenario: string | ScenarioInput | undefined, seed: string | undefined }

const DEFAULT_SCENARIO = 'default'

/** Loads a scenario and holds it against the platforms. Throws ScenarioError. */
export function loadOrigin ({ scenario: asked = DEFAULT_SCENARIO, seed: askedSeed }: Asked, platforms: readonly Platform[]): Origin {
  const { name, scenario, pinned } = loadScenario(asked)
  const named = [...pinned.map(({ platform }) => platform), ...scenario.credentials.map(({ platform }) => platform), ...Object.keys(scenario.settings)]
  const unknown = named.find(name => !platforms.some(known => known.name === name))
  if (unknown !== undefined) throw new ScenarioError('', `knows no platform ${quoted(unknown)}`)
  for (const platform of platforms) platform.check(scenario, pinned)
  const seed = askedSeed ?? scenario.seed
  return { id: idOf(sourceOf({ scenario, pinned }), seed), name, seed, scenario, pinned }
}

const sourceOf = ({ scenario, pinned }: Pick<Origin, 'scenario' | 'pinned'>): string => JSON.stringify({ scenario, pinned })

const idOf = (source: string, seed: string): string => createHash('sha256').update(JSON.stringify([source, seed])).digest('hex')

export const storeOrigin = ({ id, name, seed, scenario, pinned }: Origin): StoredOrigin =>
  ({ id, scenario: name, seed, source: sourceOf({ scenario, pinned }) })

/**
 * The origin of a database that is there: what was asked for must be what it was made from, and what was not asked for is
 * the database's. Throws {@link DatabaseError}.
 */
export function resumeOrigin (file: string, { id, scenario: name, seed, source }: StoredOrigin, asked: Asked, platforms: readonly Platform[]): Origin {
  if (idOf(source, seed) !== id) throw new DatabaseError(file, 'has been altered: it is not what its own mark says', howToMake(file, { scenario: asked.scenario ?? name, seed: asked.seed }))
  const sameSeed = asked.seed === undefined || asked.seed === seed
  const sameScenario = asked.scenario === undefined || loadOrigin({ scenario: asked.scenario, seed }, platforms).id === id
  if (!sameSeed || !sameScenario) {
    const wanted = { scenario: asked.scenario ?? name, seed: asked.seed }
    throw new DatabaseError(file, 'was made from another scenario or seed', howToMake(file, wanted))
  }
  const { scenario, pinned } = JSON.parse(source) as Pick<Origin, 'scenario' | 'pinned'> // as this version has stored it
  return { id, name, seed, scenario, pinned }
}

/** What to do about a database that is of no use. */
export function howToMake (file: string, { scenario, seed }: Partial<Asked>): string {
  const advice = 'delete it, or name another file'
  const name = scenario ?? DEFAULT_SCENARIO
  if (typeof name !== 'string' || name === OF_A_PROGRAM) return advice // no command can name it
  const flags = [['--scenario', name], ...(seed === undefined ? [] : [['--seed', seed]]), ['--out', file]]
  const command = ['ringback seed', ...flags.map(([flag = '', value = '']) => `${flag} ${quote(value)}`)].join(' ')
  return `${advice}; to make it anew: ${command}`
}
