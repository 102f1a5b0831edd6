import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type, { type Static } from 'typebox'
import { JSON_TYPE } from '../../../http/json-type.ts'
import { documented, observed, wire } from '../../../http/wire.ts'
import { hasSkill } from '../../../world/simulation/crew.ts'
import type { View } from '../../../world/view.ts'
import type { Activity } from '../agent-activities/activities.ts'
import type { AgentActivities } from '../agent-activities/repository.ts'
import { accessErrors } from '../error-schemas.ts'
import { skillNamesMissing } from '../errors.ts'
import { READ_AVAILABILITY } from '../scopes.ts'

const GET = documented('Agent Availability API: Get agents availability')

const count = Type.Integer({ minimum: 0, ...GET })
const AgentsAvailabilitySchema = wire({
  Ready: count, Away: count, 'Extended Away': count, 'Logged Out': count
}, { $id: 'AgentsAvailability', ...GET })

const SkillNamesMissingSchema = wire({
  SkillNames: Type.Array(Type.String(), { ...documented('Agent Availability API: Responses') })
}, { $id: 'SkillNamesMissing' })

export const agentsAvailabilitySchemas = [AgentsAvailabilitySchema, SkillNamesMissingSchema]

type Availability = Static<typeof AgentsAvailabilitySchema>

const NAMES = { Ready: 'Ready', Away: 'Away', ExtendedAway: 'Extended Away', LoggedOut: 'Logged Out' } as const

/** How many agents there are in each category of presence. */
export const agentsAvailabilityRoutes: FastifyPluginAsyncTypebox<{ activities: AgentActivities }> =
  async (app, { activities }) => {
    app.get('/', {
      schema: {
        operationId: 'getAgentsAvailability',
        summary: 'Get how many agents with the skills are in each category of presence',
        tags: ['agents'],
        security: [{ token: [READ_AVAILABILITY] }],
        querystring: Type.Object({
          skillNames: Type.Optional(Type.String({
            description: 'Skills that agents must have, all of them, with commas in between; required. ' +
              'The page also spells it `skillName`, its examples and a client do not',
            ...observed('Agent Availability API: Get agents availability, example requests')
          }))
        }),
        response: {
          200: { description: 'The numbers now', $ref: 'AgentsAvailability' },
          ...accessErrors,
          400:
            { description: 'No skill', ...documented('Agent Availability API: Responses'), $ref: 'SkillNamesMissing' }
        },
        ...GET
      }
    }, async ({ query: { skillNames = '' }, view }, reply) => {
      const skills = skillNames.split(',').map(name => name.trim()).filter(name => name !== '')
      if (skills.length === 0) throw skillNamesMissing()
      reply.type(JSON_TYPE)
      return availabilityOf(view, await activities.current(view), skills)
    })
  }

function availabilityOf (
  { centre }: View, activities: readonly Activity[], skills: readonly string[]
): Availability {
  const { agents, queues } = centre
  const presences = new Map(activities.flatMap(activity =>
    activity.type === 'Presence' ? [[activity.agentId, activity.category]] : []))
  const availability: Availability = { Ready: 0, Away: 0, 'Extended Away': 0, 'Logged Out': 0 }
  for (const agent of agents) {
    if (!skills.every(skill => hasSkill(agent, skill, queues))) continue
    availability[NAMES[presences.get(agent.displayId) ?? 'LoggedOut']]++
  }
  return availability
}
