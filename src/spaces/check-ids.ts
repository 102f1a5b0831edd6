import type { PreparedPlatform } from '../platforms/platform.ts'
import type { AddedInteraction } from '../world/added-interaction.ts'
import type { Case } from '../world/cases/case.ts'
import { meant } from '../world/did-you-mean.ts'
import { quoted } from '../world/shown.ts'
import type { Timeline } from '../world/timeline.ts'
import type { WantedInteraction } from './read-cases.ts'
import type { SpaceProblem } from './space-error.ts'

const TAKEN = 'must be free: another interaction has it'

const idsOf = ({ id = {} }: Pick<Case, 'id'>) => Object.entries(id)

/**
 * What is wrong with the ids that are asked for: a platform that is none, or an id that another case has.
 * @param others the cases that are there
 */
export function idProblems (
  wanted: readonly WantedInteraction[], others: readonly Case[], platforms: readonly PreparedPlatform[]
): SpaceProblem[] {
  const names = platforms.map(({ platform }) => platform.name)
  const taken = new Set(others.flatMap(idsOf).map(pair => pair.join()))
  return wanted.flatMap(({ script, pointer }) => idsOf(script).flatMap(([platform, id]) => {
    const place = { pointer: `${pointer}/id/${platform}`, given: quoted(id) }
    if (!names.includes(platform)) {
      return { ...place, given: quoted(platform), expected: `must be a platform; ${meant(platform, names)}` }
    }
    if (taken.has([platform, id].join())) return { ...place, expected: TAKEN }
    taken.add([platform, id].join())
    return []
  }))
}

/** The same of an interaction that the scenario has on that day. */
export function idProblemsOfDay (
  { script }: AddedInteraction, day: readonly Timeline[], platforms: readonly PreparedPlatform[]
): SpaceProblem[] {
  return idsOf(script).flatMap(([name, id]) => {
    const setup = platforms.find(({ platform }) => platform.name === name)?.setup
    const having = day.filter(timeline => setup?.locate(timeline, day)?.id === id)
    return having.length < 2 ? [] : { pointer: `/id/${name}`, expected: TAKEN, given: quoted(id) }
  })
}
