import type { Calendar } from '../calendar.ts'
import type { ScenarioTenant } from '../scenario.ts'
import { hoursOf, knowsQueue } from '../simulation/crew.ts'
import type { Case } from './case.ts'

/** Who begins so late in their shift might not be done before it ends, in ms. */
const BEFORE_END = 3_600_000

/** The roster's index of the agent whom a case names; undefined when it names none. */
export function agentOf (script: Case, { agents: { named } }: ScenarioTenant): number | undefined {
  const index = script.agent === undefined ? -1 : named.findIndex(({ name }) => name === script.agent)
  return index < 0 ? undefined : index
}

/** Whether an agent works at an instant of a business day, and for a while after it. */
export function worksAt (
  place: { tenant: ScenarioTenant, calendar: Calendar }, agent: number, day: number, instant: number
): boolean {
  const hours = hoursOf(place, agent, day)
  return hours !== undefined && hours.from <= instant && instant <= hours.to - BEFORE_END
}

/** The queues of a flow whose work an agent knows: those by which a case can get to them. */
export function queuesFor<Queue extends { name: string }> (
  queues: readonly Queue[], agent: number | undefined, all: readonly { name: string, skill?: string | undefined }[]
): Queue[] {
  return queues.filter(({ name }) => {
    const index = all.findIndex(queue => queue.name === name)
    return agent === undefined || knowsQueue(agent, index, all)
  })
}
