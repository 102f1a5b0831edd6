import type { StoredPlatform } from '../platforms/platform.ts'
import type { History } from '../world/days.ts'
import type { Agent, Centre } from '../world/centre.ts'
import { meant } from '../world/did-you-mean.ts'
import { quoted } from '../world/shown.ts'
import type { Timeline } from '../world/timeline.ts'
import { viewAt } from '../world/view.ts'
import type { SpaceProblem } from './space-error.ts'
import type { OpenSpace } from './space.ts'

/** Finds what somebody names, or says what is wrong with the name. */
export type Addressed<Found> = Found | SpaceProblem

export const isProblem = (found: object): found is SpaceProblem => 'expected' in found && 'pointer' in found

/** The interaction of a space that has the id on any platform, at the latest instant at which it is told. */
export async function findInteraction (
  space: OpenSpace, id: string, pointer: string, platforms: readonly StoredPlatform[], history: History
): Promise<Addressed<Timeline>> {
  const { branch } = space.state
  const view = viewAt(branch, space.now())
  for (const { storage } of platforms) {
    const found = storage.whereIs(view, id)
    if (found === undefined) continue
    const timeline = found.serial === null ? undefined : (await history.play(branch, found.day))[found.serial]
    if (timeline !== undefined) return timeline
    return { pointer, expected: 'must not be that of a static document, which stays as it is' }
  }
  const expected = 'must be the id of an interaction that the space shows on one of the platforms'
  return { pointer, expected, given: quoted(id) }
}

/** The agent who has the name, the id or the display id. */
export function findAgent ({ agents }: Centre, wanted: string, pointer: string): Addressed<Agent> {
  const agent = agents.find(({ name, id, displayId }) => name === wanted || id === wanted || displayId === wanted)
  const names = agents.map(({ name }) => name)
  return agent ?? { pointer, expected: `must be an agent, by name or id; ${meant(wanted, names)}`, given: quoted(wanted) }
}

export function findQueue ({ queues }: Centre, wanted: string, pointer: string): Addressed<{ name: string }> {
  const names = queues.map(({ name }) => name)
  return queues.find(({ name }) => name === wanted) ??
    { pointer, expected: `must be a queue; ${meant(wanted, names)}`, given: quoted(wanted) }
}
