import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Located } from '../../../platforms/located.ts'
import type { ServedPlatform } from '../../../platforms/platform.ts'
import type { Scenario } from '../../../world/scenario.ts'
import { isAmong } from '../../../world/tenant-ids.ts'
import type { Timeline } from '../../../world/timeline.ts'

/** An interaction as a platform tells it now. */
export interface Told {
  platform: ServedPlatform['platform']
  /** Undefined where the platform tells nothing of such interactions. */
  located: Located | undefined
  /** Undefined where the scenario lets nobody ask for it. */
  answer: { status: number, body: string, by: string } | undefined
}

/** So many credentials are tried until one may read it. */
const TRIED = 5

/**
 * Asks every platform as a client does, with the scenario's credentials.
 * @param day all of the interaction's day
 */
export async function documentsOf (
  app: FastifyInstance,
  { platforms, scenario }: { platforms: readonly ServedPlatform[], scenario: Scenario },
  timeline: Timeline, day: readonly Timeline[], now: number
): Promise<Told[]> {
  const told: Told[] = []
  for (const { platform, setup, api } of platforms) {
    await nextTurn()
    const located = setup.locate(timeline, day)
    if (located === undefined) {
      told.push({ platform, located, answer: undefined })
      continue
    }
    const readers = scenario.credentials
      .filter(credential => credential.platform === platform.name && credential.kind === 'user' &&
        isAmong(timeline.centre.tenant, credential.tenants))
      .sort((a, b) => Number(b.grants.includes('*')) - Number(a.grants.includes('*')))
    let answer: Told['answer']
    for (const credential of readers.slice(0, TRIED)) {
      const headers = api.headersOf({ credential, generation: 0, now: () => now })
      const { statusCode, body } = await app.inject({ url: located.path, headers })
      answer = { status: statusCode, body, by: credential.id }
      if (statusCode === 200) break
    }
    told.push({ platform, located, answer })
  }
  return told
}
