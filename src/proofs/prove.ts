import type { OpenPlatform } from '../platforms/platform.ts'
import { equal } from '../platforms/proof.ts'
import type { Days } from '../world/days.ts'
import { isSimulated } from '../world/history.ts'
import type { Population } from '../world/population.ts'
import { agreementStatements, compareAccounts, type Account } from './agreement.ts'
import { createExaminer, statementsOf } from './examine.ts'
import { createReport, type Report } from './report.ts'
import { STRAYS } from './stored.ts'

export interface ProofOptions { platforms: readonly OpenPlatform[], populations: readonly Population[], days: Days }

/** Rows of interactions, of all platforms. */
export interface Progress { done: number, total: number }

/**
 * Checks all that is stored of all tenants, as it is told at now, against every relation, against the simulation, and
 * one platform against the other. One day is in memory at a time. A step whenever it is asked for the next one, so that a
 * caller may do other things in between; days that are entered meanwhile are not looked at.
 */
export function * prove ({ platforms, populations, days }: ProofOptions, now: number): Generator<Progress, Report> {
  const report = createReport()
  for (const { platform, proof } of platforms) report.announce(platform.name, statementsOf(proof))
  const pairs = platforms.flatMap((one, place) => platforms.slice(place + 1).map(other => [one.platform.name, other.platform.name] as const))
  const nameOf = (pair: readonly string[]) => pair.join(' and ')
  for (const pair of pairs) report.announce(nameOf(pair), agreementStatements)

  const counts = new Map(platforms.map(({ platform, proof }) => [platform.name, { stored: proof.count(), seen: 0 }]))
  const progress: Progress = { done: 0, total: platforms.reduce((sum, { proof }) => sum + rowsOf(proof, populations), 0) }

  // Which days there are is asked before the first step.
  const tenants = populations.map(population => {
    const { tenant: { id } } = population
    const examiners = platforms.map(({ platform: { name }, proof }) => ({ name, proof, examiner: createExaminer(proof, { population, now }, report.notes(name, id)) }))
    const known = new Set(platforms.flatMap(({ proof }) => [...proof.days(population).keys()]))
    return { population, id, examiners, stored: [...known].sort((a, b) => a - b) }
  })

  for (const { population, id, examiners, stored } of tenants) {
    for (const day of stored) {
      const simulated = isSimulated(population, day)
      const timelines = simulated ? days.of(population, day) : []
      const accounts = new Map<string, Account>()
      for (const { name, proof, examiner } of examiners) {
        if (!examiner.has(day)) continue
        const steps = examiner.day(day, timelines, simulated)
        let step = steps.next()
        for (; step.done !== true; step = steps.next()) {
          progress.done += step.value
          yield progress
        }
        const count = counts.get(name)
        if (count !== undefined) count.seen += step.value.rows
        accounts.set(name, { name, proof, facts: step.value.facts })
      }
      for (const pair of pairs) {
        const [one, other] = pair.map(name => accounts.get(name))
        if (one !== undefined && other !== undefined) compareAccounts(one, other, report.notes(nameOf(pair), id))
      }
    }
    for (const { examiner } of examiners) {
      for (const steps = examiner.end(); steps.next().done !== true;) yield progress
    }
  }
  for (const [name, { stored, seen }] of counts) report.notes(name, '')(STRAYS, null, [equal(stored, seen)])
  return report.result(now)
}

const rowsOf = (proof: OpenPlatform['proof'], populations: readonly Population[]) =>
  populations.flatMap(population => [...proof.days(population).values()]).reduce((sum, rows) => sum + rows, 0)
