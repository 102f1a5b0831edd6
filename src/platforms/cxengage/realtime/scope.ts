import type { Agent, Centre, Queue } from '../../../world/centre.ts'
import { hasSkill } from '../../../world/simulation/crew.ts'
import type { Course } from '../courses/course.ts'
import type { Skill, Team } from '../configuration/teams.ts'

/** What a statistic is limited to: all of it must fit. */
export interface Scope {
  queue?: Queue | undefined
  agent?: Agent | undefined
  groups: readonly Team[]
  skills: readonly Skill[]
  channelType?: string | undefined
  direction?: string | undefined
}

export const EVERYTHING: Scope = { groups: [], skills: [] }

type Id = string | null | undefined

/** What is in a scope; ids are those that interactions tell. */
export function membersOf ({ queues, agents }: Centre, scope: Scope) {
  const { queue, agent, groups, skills, channelType, direction } = scope
  const queuesById = byId(queues)
  const agentsById = byId(agents)
  return {
    /** Whether only interactions that had a queue or an agent can be in it. */
    limitsParts: queue !== undefined || agent !== undefined || groups.length + skills.length > 0,
    limitsKind: channelType !== undefined || direction !== undefined,
    hasKind: (course: Pick<Course, 'channel' | 'direction'>) =>
      (channelType === undefined || course.channel === channelType) &&
      (direction === undefined || course.direction === direction),
    hasQueue: (id: Id) =>
      (queue === undefined || queue.id === id) && skills.every(skill => passes(queuesById, id, skill.isAskedBy)),
    hasAgent: (id: Id) =>
      (agent === undefined || agent.id === id) && groups.every(group => passes(agentsById, id, group.has)),
    hasStaff: (one: Agent) =>
      (agent === undefined || one === agent) && [...groups, ...skills].every(team => team.has(one)),
    knowsWork: (one: Agent) => queue === undefined || hasSkill(one, queue.skill, queues)
  }
}

const byId = <Item extends { id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map(item => [item.id, item]))

/** Whether the id is known, and what it names passes. */
function passes<Item> (items: ReadonlyMap<string, Item>, id: Id, test: (item: Item) => boolean): boolean {
  const item = id == null ? undefined : items.get(id)
  return item !== undefined && test(item)
}
