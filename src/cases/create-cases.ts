import type { PreparedPlatform } from '../platforms/platform.ts'
import type { Case } from '../world/cases/case.ts'
import { figuresOf } from '../world/cases/figures.ts'
import { LOOK_FURTHER_BACK, daysOf } from '../world/cases/occurrences.ts'
import type { Clock } from '../world/clock.ts'
import type { History } from '../world/days.ts'
import type { Centre } from '../world/centre.ts'
import { finalInstant, type Timeline } from '../world/timeline.ts'
import { homeOf } from '../world/branch.ts'
import { MOST_EARLIER, type CaseReport, type EarlierOccurrence, type InteractionReport } from './report.ts'

export interface CaseOptions {
  platforms: readonly PreparedPlatform[]
  centres: readonly Centre[]
  history: History
  clock: Clock
}

/** The scenario's named cases: where each platform has them at the clock's now, and what is expected of them. */
export interface Cases {
  all (): Promise<CaseReport[]>
  /** Undefined when the scenario has no case of that name. */
  named (name: string): Promise<CaseReport | undefined>
  /** What became of it in no platform's words; undefined also when it has not begun. */
  find (name: string): Promise<Occurrence | undefined>
}

/** A case that has begun, and its whole day. */
export interface Occurrence { timeline: Timeline, day: readonly Timeline[] }

export function createCases ({ platforms, centres, history, clock }: CaseOptions): Cases {
  async function report (centre: Centre, script: Case, now: number): Promise<CaseReport> {
    const { id, name } = centre.tenant
    const common = { name: script.name, tenant: { id, name }, script }
    const latest = await lastBegun(centre, script, now)
    if (latest === undefined) return { ...common, status: 'absent', interactions: [], earlier: [] }
    const { timeline, day } = latest
    const conversation = day.filter(({ conversation, start }) => conversation === timeline.conversation && start <= now)
    return {
      ...common,
      status: conversation.every(timeline => finalInstant(timeline) <= now) ? 'final' : 'changing',
      interactions: conversation.map((timeline): InteractionReport =>
        ({ found: locate({ timeline, day }), expected: figuresOf(timeline) })),
      earlier: await earlierOf(centre, script, timeline.day, now)
    }
  }

  const locate = ({ timeline, day }: Occurrence): InteractionReport['found'] => Object.fromEntries(
    platforms.map(({ platform, setup }) => [platform.name, setup.locate(timeline, day) ?? null]))

  /** What is told of a daily case before its last occurrence, on a business day. */
  async function earlierOf (
    centre: Centre, script: Case, before: number, now: number
  ): Promise<EarlierOccurrence[]> {
    const earlier: EarlierOccurrence[] = []
    for (const index of daysOf(centre, script, now, LOOK_FURTHER_BACK).filter(day => day < before)) {
      if (earlier.length === MOST_EARLIER) break
      const occurrence = await occurrenceOn(centre, script, index, now)
      if (occurrence === undefined) continue
      earlier.push({ start: new Date(occurrence.timeline.start).toISOString(), found: locate(occurrence) })
    }
    return earlier
  }

  async function occurrenceOn (
    centre: Centre, script: Case, index: number, now: number
  ): Promise<Occurrence | undefined> {
    const day = await history.play(homeOf(centre), index)
    const timeline = day.find(timeline => timeline.case === script.name && timeline.start <= now)
    return timeline && { timeline, day }
  }

  /** A call of an agent's begins later than planned where nobody was free for it, or not at all. */
  async function lastBegun (centre: Centre, script: Case, now: number): Promise<Occurrence | undefined> {
    for (const index of daysOf(centre, script, now)) {
      const occurrence = await occurrenceOn(centre, script, index, now)
      if (occurrence !== undefined) return occurrence
    }
    return undefined
  }

  const scripts = centres.flatMap(centre =>
    centre.tenant.interactions.map(script => ({ centre, script })))

  const scriptNamed = (name: string) => scripts.find(({ script }) => script.name === name)

  return {
    async all () {
      const now = clock.now()
      const reports: CaseReport[] = []
      for (const { centre, script } of scripts) reports.push(await report(centre, script, now))
      return reports
    },
    async named (name) {
      const wanted = scriptNamed(name)
      return wanted && await report(wanted.centre, wanted.script, clock.now())
    },
    async find (name) {
      const wanted = scriptNamed(name)
      return wanted && await lastBegun(wanted.centre, wanted.script, clock.now())
    }
  }
}
