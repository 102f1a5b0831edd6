import type { StoredPlatform } from '../platforms/platform.ts'
import { equal, holds, type CheckSink, type Invariants, type Scene } from '../platforms/invariants.ts'
import type { History } from '../world/days.ts'
import { daysFor, isSimulated } from '../world/history.ts'
import type { Centre } from '../world/centre.ts'
import { agreementInvariants, compareAccounts, type Account } from './agreement.ts'
import { createExaminer, daysOf, invariantsOf, type Examiner } from './examine.ts'
import { createReport, type Progress, type Report } from './report.ts'
import { DAYS, ORPHANS } from './stored.ts'
import { NOTHING_WRITTEN } from '../world/written.ts'

export interface CheckOptions {
  platforms: readonly StoredPlatform[]
  history: History
  /** What is checked: first the homes of all tenants, then branches of them with changed days. */
  scenes: readonly Scene[]
}

/** A platform, and how many rows of all its tables were there and were looked at. */
interface Side { name: string, invariants: Invariants, stored: number, seen: number }

/** A branch's stored days, and who examines them, by platform. */
interface Subject { scene: Scene, days: readonly number[], examiners: ReadonlyMap<Side, Examiner> }

/**
 * Checks all that is stored, as each scene tells it, against every relation, against the simulation, and
 * one platform against the other. One day is in memory at a time. A step whenever it is asked for the next one, so that
 * a caller may do other things in between; days that are entered meanwhile are not looked at.
 */
export function * checkInvariants (
  { platforms, scenes, history }: CheckOptions, now: number
): Generator<Progress, Report> {
  const report = createReport()
  const sides = platforms.map(({
    platform: { name }, storage: {
      invariants
    }
  }): Side => ({ name, invariants, stored: invariants.count(scenes.filter(isHome).length), seen: 0 }))
  const pairs = sides.flatMap((one, index) =>
    sides.slice(index + 1).map(other => ({ name: `${one.name} and ${other.name}`, one, other })))
  for (const { name, invariants } of sides) report.announce(name, invariantsOf(invariants))
  for (const { name } of pairs) report.announce(name, agreementInvariants)

  // Which days there are is asked before the first step.
  const subjects = scenes.map((scene): Subject => ({
    scene,
    days: [...new Set(sides.flatMap(({ invariants }) => [...daysOf(invariants, scene.branch).keys()]))]
      .sort((a, b) => a - b),
    examiners: new Map(sides.map(side =>
      [side, createExaminer(side.invariants, scene, report.notes(side.name, scene.centre.tenant.id))]))
  }))
  const progress: Progress =
    { done: 0, total: sides.reduce((sum, { invariants }) => sum + rowsOf(invariants, scenes), 0) }

  function * examine ({ scene, examiners }: Subject, day: number): Generator<Progress, Map<Side, Account>> {
    const { branch, centre } = scene
    const simulated = isSimulated(centre, day)
    const timelines = simulated ? history.day(branch, day) : []
    const accounts = new Map<Side, Account>()
    for (const [side, examiner] of examiners) {
      if (!examiner.has(day)) continue
      const steps = examiner.day(day, timelines, simulated)
      let step = steps.next()
      for (; step.done !== true; step = steps.next()) {
        progress.done += step.value
        yield progress
      }
      if (isHome(scene)) side.seen += step.value.rows
      accounts.set(side, { ...side, facts: step.value.facts })
    }
    return accounts
  }

  for (const subject of subjects) {
    const { centre, now } = subject.scene
    for (const day of subject.days) {
      const accounts = yield * examine(subject, day)
      for (const { name, one, other } of pairs) {
        const [a, b] = [accounts.get(one), accounts.get(other)]
        if (a !== undefined && b !== undefined) compareAccounts(a, b, report.notes(name, centre.tenant.id))
      }
    }
    for (const [{ name, invariants }, examiner] of subject.examiners) {
      noteDays(centre.home ?? centre, invariants, now, report.notes(name, centre.tenant.id))
      for (const steps = examiner.end(); steps.next().done !== true;) yield progress
    }
  }
  for (const { name, stored, seen } of sides) report.notes(name, null)(ORPHANS, null, [equal(stored, seen)])
  return report.result(now)
}

/** Only rows of homes are counted: of others it is enough that each day has the rows that it must have, and no more. */
const isHome = ({ branch, written }: Scene) => branch.days.size === 0 && written === NOTHING_WRITTEN

/** A history that moves with the clock is made as it moves, and a file of it may lack days. */
function noteDays (centre: Centre, invariants: Invariants, now: number, note: CheckSink) {
  if (!('from' in centre.history)) return
  const stored = invariants.days(centre)
  const { first, last } = daysFor(centre, now, now)
  for (let day = first; day <= last; day++) {
    note(DAYS, null,
      [holds(stored.has(day), `the day ${centre.calendar.dateOf(day)}`, 'none')])
  }
}

const rowsOf = (invariants: Invariants, scenes: readonly Scene[]) =>
  scenes.flatMap(({ branch }) => [...daysOf(invariants, branch).values()]).reduce((sum, rows) => sum + rows, 0)
