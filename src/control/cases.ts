import type { FastifyPluginAsync } from 'fastify'
import type { Located, OpenPlatform } from '../platforms/platform.ts'
import { daysOf } from '../world/cases/occurrences.ts'
import { figuresOf, type CaseFigures } from '../world/cases/figures.ts'
import type { Case } from '../world/cases/case.ts'
import type { Clock } from '../world/clock.ts'
import type { Days } from '../world/days.ts'
import type { Population } from '../world/population.ts'
import { finalInstant } from '../world/timeline.ts'
import { UnknownCaseError } from './errors.ts'

export interface CaseOptions {
  platforms: readonly OpenPlatform[]
  populations: readonly Population[]
  days: Days
  clock: Clock
}

/** A case of the scenario as it can be asked for. */
interface CaseReport {
  name: string
  tenant: { id: string, name: string }
  /** What the scenario says of it, defaults filled in. */
  script: Case
  /** Whether it has not begun (or lies outside of the history, or no agent had time for it), goes on, or will not change any more. */
  status: 'absent' | 'changing' | 'final'
  /** The interaction, and those that followed in the same conversation: a call back, another call. */
  interactions: InteractionReport[]
}

interface InteractionReport {
  /** By platform; null where the platform tells nothing of such an interaction. */
  found: Record<string, Located | null>
  /** What the platforms tell of it in the end. */
  expected: CaseFigures
}

/** The scenario's named cases: where each platform has them, and what is expected of them. */
export const caseRoutes: FastifyPluginAsync<CaseOptions> = async (app, { platforms, populations, days, clock }) => {
  function report (population: Population, script: Case, now: number): CaseReport {
    const { id, name } = population.tenant
    const common = { name: script.name, tenant: { id, name }, script }
    const latest = lastBegun(population, script, now)
    if (latest === undefined) return { ...common, status: 'absent', interactions: [] }
    const { timeline, day } = latest
    const conversation = day.filter(({ conversation, start }) => conversation === timeline.conversation && start <= now)
    return {
      ...common,
      status: conversation.every(timeline => finalInstant(timeline) <= now) ? 'final' : 'changing',
      interactions: conversation.map((timeline): InteractionReport => ({
        found: Object.fromEntries(platforms.map(platform => [platform.platform.name, platform.locate(timeline, day) ?? null])),
        expected: figuresOf(timeline)
      }))
    }
  }

  /** A call of an agent's begins later than planned where nobody was free for it, or not at all. */
  function lastBegun (population: Population, script: Case, now: number) {
    for (const place of daysOf(population, script, now)) {
      const day = days.of(population, place)
      const timeline = day.find(timeline => timeline.case === script.name && timeline.start <= now)
      if (timeline !== undefined) return { timeline, day }
    }
    return undefined
  }

  const all = () => populations.flatMap(population => population.tenant.interactions.map(script => ({ population, script })))

  app.get('/cases', { schema: { hide: true } }, async () => {
    const now = clock.now()
    return { cases: all().map(({ population, script }) => report(population, script, now)) }
  })

  app.get<{ Params: { name: string } }>('/cases/:name', { schema: { hide: true } }, async ({ params }) => {
    const wanted = all().find(({ script }) => script.name === params.name)
    if (wanted === undefined) throw new UnknownCaseError(params.name)
    return report(wanted.population, wanted.script, clock.now())
  })
}
