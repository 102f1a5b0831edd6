import type { Agent, Centre } from '../../../world/centre.ts'
import { groupsOf, skillsOf } from '../configuration/teams.ts'

/** An agent's groups and skills, as tables have them. */
export interface Memberships {
  groups: { groupId: string, groupName: string }[]
  skills: { skillId: string, skillName: string }[]
}

const NOBODY: Memberships = { groups: [], skills: [] }

type Find = (agentId: string) => Memberships

/** A centre never changes. */
const known = new WeakMap<Centre, Find>()

/** Finds an agent's; a static document may name agents whom the tenant does not have, and who are in none. */
export function membershipsIn (centre: Centre): Find {
  let find = known.get(centre)
  if (find === undefined) known.set(centre, find = read(centre))
  return find
}

function read (centre: Centre): Find {
  const [groups, skills] = [groupsOf(centre), skillsOf(centre)]
  const of = (agent: Agent): Memberships => ({
    groups: groups.filter(({ has }) => has(agent)).map(({ id, name }) => ({ groupId: id, groupName: name })),
    skills: skills.filter(({ has }) => has(agent)).map(({ id, name }) => ({ skillId: id, skillName: name }))
  })
  const ofAgent = new Map(centre.agents.map(agent => [agent.id, of(agent)]))
  return agentId => ofAgent.get(agentId) ?? NOBODY
}
