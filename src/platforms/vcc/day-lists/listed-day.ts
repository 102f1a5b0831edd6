import type { Agent, Centre } from '../../../world/centre.ts'
import { attendancesInSteps, type Attendance } from '../../../world/presence.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { workOfAgents, type AgentWork } from '../agent-activities/work.ts'

/** A simulated day of a tenant, off which lists are read. */
export interface ListedDay {
  readonly centre: Centre
  readonly day: number
  readonly timelines: readonly Timeline[]
  /** What its agents did: worked out once for all lists of the day. */
  agents (): Generator<void, AgentsOfDay>
}

export interface AgentsOfDay {
  attendances: readonly Attendance[]
  work: ReadonlyMap<Agent, readonly AgentWork[]>
}

/** What a list has of each agent's attendance, agent after agent. */
export function * attendedBy<Item> (
  { attendances, work }: AgentsOfDay, itemsOf: (attendance: Attendance, work: readonly AgentWork[]) => readonly Item[]
): Generator<void, Item[]> {
  const items: Item[] = []
  for (const attendance of attendances) {
    items.push(...itemsOf(attendance, work.get(attendance.agent) ?? []))
    yield
  }
  return items
}

export function listedDay (centre: Centre, day: number, timelines: readonly Timeline[]): ListedDay {
  let known: AgentsOfDay | undefined
  return {
    centre,
    day,
    timelines,
    * agents () {
      if (known !== undefined) return known
      const attendances = yield * attendancesInSteps(centre, day, timelines)
      const work = yield * workOfAgents(timelines, attendances)
      known = { attendances, work }
      return known
    }
  }
}
