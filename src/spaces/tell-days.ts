import type { AddedInteractions } from '../actions/actions.ts'
import { renameTenant } from '../platforms/kit/rename-tenant.ts'
import type { StoredPlatform } from '../platforms/platform.ts'
import type { ChangedDays } from '../seeding/changed-days.ts'
import type { Branch } from '../world/branch.ts'
import type { History } from '../world/days.ts'
import type { DayAddition, Entry } from './entry.ts'
import type { Log, Logged } from './log.ts'
import { changedBetween, createLocate, type Locate } from './outcome.ts'
import { refused, type SpaceProblem } from './space-error.ts'
import type { OpenSpace } from './space.ts'
import { withAdditions } from './state.ts'

export interface TellOptions {
  platforms: readonly StoredPlatform[]
  history: History
  changedDays: ChangedDays
  log: Log
  tell: (entry: Entry) => Logged
}

/** When something is told. */
export interface Moment {
  /** The space's now. */
  now: number
  /** When that happens which is to happen now: a little later where the clock runs, to be there in time. */
  begins: number
  /** Nobody sees the past change, because no time passes, or nobody has looked yet. */
  isFixed: boolean
}

/** What is to be told of days. */
export interface Plan {
  days: DayAddition[]
  /** The earliest instant at which something changes. */
  start: number
  /** What does not come about in the branch that comes of it. */
  check: (branch: Branch) => Promise<SpaceProblem[]>
}

/** Makes the plan for a moment. Throws a SpaceError. */
export type MakePlan = (moment: Moment) => Promise<Plan>

/** While the clock runs, what begins "now" begins so much later, to be there in time; in ms of the machine's time. */
const LEAD_MS = 1000
/** How often it is tried with more time. */
const TRIES = 5

/** Tells a space something of its days: all of it, or nothing and a SpaceError that says why. */
export async function tellDays (
  space: OpenSpace, makePlan: MakePlan, options: TellOptions
): Promise<{ days: DayAddition[], before: Branch, position: number }> {
  for (let attempt = 1; ; attempt++) {
    const { days, start } = await prepareDays(space, makePlan, options, true, attempt)
    // Whoever asked meanwhile was told that nothing happens.
    if (start < space.now() && space.forkClock().mode !== 'frozen' && attempt < TRIES) {
      releaseDays(space, days, options.changedDays)
      continue
    }
    const before = space.state.branch
    const { position } = options.tell({ kind: 'add', space: space.name, days })
    return { days, before, position }
  }
}

/**
 * Makes a plan, refuses it where it does not come about, and makes the rows of its days.
 * @param isSeen somebody may have looked at the space: while its clock runs, its past stays as it is
 */
export async function prepareDays (
  space: OpenSpace, makePlan: MakePlan, { changedDays }: Pick<TellOptions, 'changedDays'>, isSeen: boolean, attempt = 1
): Promise<Plan> {
  const [now, clock] = [space.now(), space.forkClock()]
  const isFixed = !isSeen || clock.mode === 'frozen'
  const begins = isFixed ? now : now + LEAD_MS * attempt * Math.max(1, clock.speed)
  const plan = await makePlan({ now, begins, isFixed })
  try {
    const { branch } = withAdditions(space.tenant, space.state, plan.days)
    const problems = await plan.check(branch)
    if (problems.length > 0) throw refused(problems)
    await changedDays.ensure(branch)
  } catch (error) {
    releaseDays(space, plan.days, changedDays)
    throw error
  }
  return plan
}

function releaseDays ({ tenant }: OpenSpace, days: readonly DayAddition[], changedDays: ChangedDays) {
  for (const { day, index } of days) changedDays.release(tenant, day, { index, added: [], changes: [] })
}

/** What is wrong with an instant that lies in the past of a clock that runs. */
export const pastProblem = (instant: number | 'now', pointer: string, { now, isFixed }: Moment): SpaceProblem[] =>
  isFixed || instant === 'now' || instant > now
    ? []
    : [{
        pointer,
        expected: 'must not be before the space\'s now while its clock runs, because somebody may have looked; ' +
          'freeze it, or say "now"'
      }]

/** What became of interactions that nobody has named, on the days that were told of. */
export async function changedSince (
  space: OpenSpace, before: Branch, days: readonly DayAddition[], { platforms, history }: Pick<TellOptions, 'platforms' | 'history'>
): Promise<AddedInteractions['changed']> {
  const locate = locateIn(space, platforms)
  const changed: AddedInteractions['changed'] = { count: 0, interactions: [] }
  for (const { day } of days) {
    const [was, is] = [await history.play(before, day), await history.play(space.state.branch, day)]
    const ofDay = changedBetween(was, is, locate)
    changed.count += ofDay.count
    changed.interactions.push(...ofDay.interactions)
  }
  return changed
}

/** Where platforms have an interaction, under the space's own tenant id. */
export const locateIn = (space: OpenSpace, platforms: readonly StoredPlatform[]): Locate =>
  createLocate(platforms, path => renameTenant(space, path))
