import type { AddedInteractions, AddedReport } from '../actions/actions.ts'
import { idProblems, idProblemsOfDay } from './check-ids.ts'
import type { DayAddition } from './entry.ts'
import { conversationOf, objectionTo, reportAddition } from './outcome.ts'
import { planAdditions } from './plan.ts'
import { readCases } from './read-cases.ts'
import { refused, type SpaceProblem } from './space-error.ts'
import type { OpenSpace } from './space.ts'
import { changedSince, locateIn, pastProblem, tellDays, type MakePlan, type TellOptions } from './tell-days.ts'

/** Adds interactions to a space: all of them, or none and a SpaceError that says why. */
export async function addInteractions (
  space: OpenSpace, body: unknown, options: TellOptions
): Promise<AddedInteractions> {
  const { days, before, position } = await tellDays(space, planOf(space, body, options), options)
  const competing = days.filter(({ added }) => added.some(({ compete }) => compete))
  return {
    added: await reportDays(space, days, options),
    changed: await changedSince(space, before, competing, options),
    position
  }
}

type Planning = Pick<TellOptions, 'platforms' | 'history' | 'changedDays'>

/**
 * Returns the function that plans additions.
 * @param within where they are in what was sent
 */
export const planOf = (
  space: OpenSpace, body: unknown, { platforms, history, changedDays }: Planning, within = ''
): MakePlan => async function makePlan (moment) {
  const { tenant, state, name } = space
  const wanted = readCases(tenant.tenant, body, moment.now, within)
  const others = [...state.branch.days.values()].flatMap(({ added }) => added.map(({ script }) => script))
  const problems = [...idProblems(wanted, [...tenant.tenant.interactions, ...others], platforms),
    ...wanted.flatMap(({ start, pointer }) => pastProblem(start, `${pointer}/start`, moment))]
  if (problems.length > 0) throw refused(problems)
  const days = await planAdditions(wanted, moment.begins, { space: name, tenant, state, claim: changedDays.claim })
  return {
    days,
    start: Math.min(...days.flatMap(({ added }) => added.map(({ start }) => start))),

    async check (branch) {
      const problems: SpaceProblem[] = []
      for (const { day, added } of days) {
        const timelines = await history.play(branch, day)
        for (const addition of added) {
          const objections = [objectionTo(addition, conversationOf(addition, timelines)) ?? [],
            idProblemsOfDay(addition, timelines, platforms)].flat()
          const { pointer = '' } = wanted[addition.number - state.count] ?? {}
          problems.push(...objections.map(objection => ({ ...objection, pointer: pointer + objection.pointer })))
        }
      }
      return problems
    }
  }
}

/** What was added, as the space has it now. */
export async function reportDays (
  space: OpenSpace, days: readonly DayAddition[], { platforms, history }: Pick<TellOptions, 'platforms' | 'history'>
): Promise<AddedReport[]> {
  const locate = locateIn(space, platforms)
  const reports: AddedReport[] = []
  for (const { day, added } of days) {
    const timelines = await history.play(space.state.branch, day)
    reports.push(...added.map(addition => reportAddition(addition, timelines, space.now(), locate)))
  }
  return reports.sort((a, b) => a.number - b.number)
}
