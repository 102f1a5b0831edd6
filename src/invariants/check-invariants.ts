import type { StoredPlatform } from '../platforms/platform.ts'
import { equal, holds, type CheckSink, type Invariants } from '../platforms/invariants.ts'
import type { History } from '../world/days.ts'
import { homeOf } from '../world/view.ts'
import { daysFor, isSimulated } from '../world/history.ts'
import type { Centre } from '../world/centre.ts'
import { agreementInvariants, compareAccounts, type Account } from './agreement.ts'
import { createExaminer, invariantsOf, type Examiner } from './examine.ts'
import { createReport, type Progress, type Report } from './report.ts'
import { DAYS, ORPHANS } from './stored.ts'

export interface CheckOptions { platforms: readonly StoredPlatform[], centres: readonly Centre[], history: History }

/** A platform, and how many rows of all its tables were there and were looked at. */
interface Side { name: string, invariants: Invariants, stored: number, seen: number }

/** A tenant's stored days, and who examines them, by platform. */
interface Tenant { centre: Centre, days: readonly number[], examiners: ReadonlyMap<Side, Examiner> }

/**
 * Checks all that is stored of all tenants, as it is told at now, against every relation, against the simulation, and
 * one platform against the other. One day is in memory at a time. A step whenever it is asked for the next one, so that
 * a caller may do other things in between; days that are entered meanwhile are not looked at.
 */
export function * checkInvariants (
  { platforms, centres, history }: CheckOptions, now: number
): Generator<Progress, Report> {
  const report = createReport()
  const sides = platforms.map(({
    platform: { name }, storage: {
      invariants
    }
  }): Side => ({ name, invariants, stored: invariants.count(), seen: 0 }))
  const pairs = sides.flatMap((one, index) =>
    sides.slice(index + 1).map(other => ({ name: `${one.name} and ${other.name}`, one, other })))
  for (const { name, invariants } of sides) report.announce(name, invariantsOf(invariants))
  for (const { name } of pairs) report.announce(name, agreementInvariants)

  // Which days there are is asked before the first step.
  const tenants = centres.map((centre): Tenant => ({
    centre,
    days: [...new Set(sides.flatMap(({ invariants }) => [...invariants.days(centre).keys()]))].sort((a, b) => a - b),
    examiners: new Map(sides.map(side =>
      [side, createExaminer(side.invariants, { centre, now }, report.notes(side.name, centre.tenant.id))]))
  }))
  const progress: Progress =
    { done: 0, total: sides.reduce((sum, { invariants }) => sum + rowsOf(invariants, centres), 0) }

  function * examine ({ centre, examiners }: Tenant, day: number): Generator<Progress, Map<Side, Account>> {
    const simulated = isSimulated(centre, day)
    const timelines = simulated ? history.day(homeOf(centre), day) : []
    const accounts = new Map<Side, Account>()
    for (const [side, examiner] of examiners) {
      if (!examiner.has(day)) continue
      const steps = examiner.day(day, timelines, simulated)
      let step = steps.next()
      for (; step.done !== true; step = steps.next()) {
        progress.done += step.value
        yield progress
      }
      side.seen += step.value.rows
      accounts.set(side, { ...side, facts: step.value.facts })
    }
    return accounts
  }

  for (const tenant of tenants) {
    for (const day of tenant.days) {
      const accounts = yield * examine(tenant, day)
      for (const { name, one, other } of pairs) {
        const [a, b] = [accounts.get(one), accounts.get(other)]
        if (a !== undefined && b !== undefined) compareAccounts(a, b, report.notes(name, tenant.centre.tenant.id))
      }
    }
    for (const [{ name, invariants }, examiner] of tenant.examiners) {
      noteDays(tenant.centre, invariants, now, report.notes(name, tenant.centre.tenant.id))
      for (const steps = examiner.end(); steps.next().done !== true;) yield progress
    }
  }
  for (const { name, stored, seen } of sides) report.notes(name, null)(ORPHANS, null, [equal(stored, seen)])
  return report.result(now)
}

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

const rowsOf = (invariants: Invariants, centres: readonly Centre[]) =>
  centres.flatMap(centre => [...invariants.days(centre).values()]).reduce((sum, rows) => sum + rows, 0)
