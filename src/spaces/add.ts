import type { AddedInteractions, AddedReport } from '../actions/actions.ts'
import type { PreparedPlatform } from '../platforms/platform.ts'
import type { ChangedDays } from '../seeding/changed-days.ts'
import type { History } from '../world/days.ts'
import { idProblems, idProblemsOfDay } from './check-ids.ts'
import type { DayAddition, Entry } from './entry.ts'
import type { Log, Logged } from './log.ts'
import {
  changedBetween, conversationOf, createLocate, objectionTo, reportAddition
} from './outcome.ts'
import { planAdditions } from './plan.ts'
import { readCases, type WantedInteraction } from './read-cases.ts'
import { refused, type SpaceProblem } from './space-error.ts'
import type { OpenSpace } from './space.ts'
import { withAdditions } from './state.ts'

export interface AddOptions {
  platforms: readonly PreparedPlatform[]
  history: History
  changedDays: ChangedDays
  log: Log
  tell: (entry: Entry) => Logged
}

/** While the clock runs, what begins "now" begins so much later, to be there in time; in ms of the machine's time. */
const LEAD_MS = 1000
/** How often it is tried with more time. */
const TRIES = 5

/** Adds interactions to a space: all of them, or none and a SpaceError that says why. */
export async function addInteractions (
  space: OpenSpace, body: unknown, options: AddOptions
): Promise<AddedInteractions> {
  for (let attempt = 1; ; attempt++) {
    const { days, start } = await planFor(space, body, { ...options, isSeen: true, attempt })
    // Whoever asked meanwhile was told that nothing begins.
    if (start < space.now() && space.forkClock().mode !== 'frozen' && attempt < TRIES) {
      releaseDays(space, days, options)
      continue
    }
    const before = space.state.branch
    const { position } = options.tell({ kind: 'add', space: space.name, days })
    const added = await reportDays(space, days, options)
    return { added, changed: await changedOf(space, before, days, options), position }
  }
}

type Planning = Pick<AddOptions, 'platforms' | 'history' | 'changedDays'> & {
  /** Somebody may have looked at the space: while its clock runs, nothing is added to the past. */
  isSeen: boolean
  /** Where the interactions are in what was sent. */
  within?: string
  attempt?: number
}

/** Plans what was sent, refuses what does not come about, and makes the rows of the days. */
export async function planFor (
  space: OpenSpace, body: unknown, { platforms, history, changedDays, isSeen, within = '', attempt = 1 }: Planning
): Promise<{ days: DayAddition[], start: number }> {
  const { tenant, state, name } = space
  const [now, clock] = [space.now(), space.forkClock()]
  const isFixed = !isSeen || clock.mode === 'frozen'
  const begins = isFixed ? now : now + LEAD_MS * attempt * Math.max(1, clock.speed)
  const wanted = readCases(tenant.tenant, body, now, within)
  const others = [...state.branch.days.values()].flatMap(({ added }) => added.map(({ script }) => script))
  const problems = idProblems(wanted, [...tenant.tenant.interactions, ...others], platforms)
  if (!isFixed) problems.push(...pastProblems(wanted, now))
  if (problems.length > 0) throw refused(problems)
  const days = await planAdditions(wanted, begins, { space: name, tenant, state, claim: changedDays.claim })
  const { branch } = withAdditions(tenant, state, days)
  try {
    for (const { day, added } of days) {
      const timelines = await history.play(branch, day)
      for (const addition of added) {
        const objections = [objectionTo(addition, conversationOf(addition, timelines)) ?? [],
          idProblemsOfDay(addition, timelines, platforms)].flat()
        const { pointer = '' } = wanted[addition.number - state.count] ?? {}
        problems.push(...objections.map(objection => ({ ...objection, pointer: pointer + objection.pointer })))
      }
    }
    if (problems.length > 0) throw refused(problems)
    await changedDays.ensure(branch)
  } catch (error) {
    releaseDays(space, days, { changedDays })
    throw error
  }
  return { days, start: Math.min(...days.flatMap(({ added }) => added.map(({ start }) => start))) }
}

const pastProblems = (wanted: readonly WantedInteraction[], now: number) =>
  wanted.flatMap(({ start, pointer }): SpaceProblem[] => start === 'now' || start > now
    ? []
    : [{
        pointer: `${pointer}/start`,
        expected: 'must not be before the space\'s now while its clock runs, because somebody may have looked; ' +
          'freeze it, or say "now"'
      }])

function releaseDays (
  { tenant }: OpenSpace, days: readonly DayAddition[], { changedDays }: Pick<AddOptions, 'changedDays'>
) {
  for (const { day, index } of days) changedDays.release(tenant, day, { index, added: [], changes: [] })
}

/** What was added, as the space has it now. */
export async function reportDays (
  space: OpenSpace, days: readonly DayAddition[], { platforms, history }: Pick<AddOptions, 'platforms' | 'history'>
): Promise<AddedReport[]> {
  const locate = createLocate(platforms, renaming(space))
  const reports: AddedReport[] = []
  for (const { day, added } of days) {
    const timelines = await history.play(space.state.branch, day)
    reports.push(...added.map(addition => reportAddition(addition, timelines, space.now(), locate)))
  }
  return reports.sort((a, b) => a.number - b.number)
}

async function changedOf (
  space: OpenSpace, before: OpenSpace['state']['branch'], days: readonly DayAddition[],
  { platforms, history }: Pick<AddOptions, 'platforms' | 'history'>
): Promise<AddedInteractions['changed']> {
  const locate = createLocate(platforms, renaming(space))
  const changed: AddedInteractions['changed'] = { count: 0, interactions: [] }
  for (const { day, added } of days) {
    if (added.every(({ compete }) => !compete)) continue
    const [was, is] = [await history.play(before, day), await history.play(space.state.branch, day)]
    const ofDay = changedBetween(was, is, locate)
    changed.count += ofDay.count
    changed.interactions.push(...ofDay.interactions)
  }
  return changed
}

const renaming = ({ ids: [own = ''], tenant: { tenant: { id } } }: OpenSpace) =>
  (text: string): string => own === id ? text : text.replaceAll(id, own)
