import type { Agent, Centre, Queue } from '../../../world/centre.ts'
import { createRandom } from '../../../world/random.ts'
import { hasSkill } from '../../../world/simulation/crew.ts'
import { randomUuid } from '../../../world/uuid.ts'

/** A group or a skill: what the platform's configuration lists, and which agents have it. */
export interface Team { id: string, name: string, has: (agent: Agent) => boolean }

/** A skill is also what queues ask for. */
export interface Skill extends Team { isAskedBy: (queue: Queue) => boolean }

/** Assumed: a tenant has one group, of everybody. */
export const groupsOf = ({ key }: Centre): Team[] =>
  [{ id: idOf(`${key}/groups/everyone`), name: 'everyone', has: () => true }]

/** What the tenant's queues ask for, each once. */
export function skillsOf ({ key, queues }: Centre): Skill[] {
  return [...new Set(queues.map(({ skill }) => skill))].map(name => ({
    id: idOf(`${key}/skills/${name}`),
    name,
    has: agent => hasSkill(agent, name, queues),
    isAskedBy: ({ skill }) => skill === name
  }))
}

const idOf = (key: string) => randomUuid(createRandom(key))
