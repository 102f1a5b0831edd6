import type { Test } from 'tap'
import { platforms } from '../../src/platforms/index.ts'
import { loadOrigin } from '../../src/seeding/origin.ts'
import { seedFile } from '../../src/seeding/seed-file.ts'
import { NOON } from './build.ts'
import { smallScenario } from './small-scenario.ts'

/** A folder with a scenario file, and the path at which a database is to be. */
export function folder (t: Test, changes: object = {}) {
  const dir = t.testdir({ 'small.json': JSON.stringify(smallScenario(changes)) })
  return { dir, scenario: `${dir}/small.json`, file: `${dir}/small.db` }
}

/** Makes the file as `ringback seed` does. */
export async function make (file: string, scenario: string) {
  const origin = loadOrigin({ scenario, seed: undefined }, platforms)
  const { signal } = new AbortController()
  return await seedFile({ file, origin, platforms, now: Date.parse(NOON), report: () => {}, signal })
}
