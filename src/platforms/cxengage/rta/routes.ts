import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { assumed, documented } from '../../../http/wire.ts'
import type { Derived } from '../../../world/days.ts'
import { attendancesWithin, type Attendance } from '../../../world/presence.ts'
import type { ViewFor } from '../access/auth.ts'
import { errorResponses } from '../wire/errors.ts'
import { LONGEST_BEFORE_SHIFT } from '../interactions/ids.ts'
import type { Courses } from '../courses/repository.ts'
import { timestamp } from '../interactions/values.ts'
import { ordered } from '../wire/ordered.ts'
import { tenantParams } from '../wire/params.ts'
import { requirePermission } from '../access/permissions.ts'
import { StateSearchSchema, parseStateSearch, toldUntil } from './search.ts'
import { doingsOf, logoutOf, statesOf } from './states.ts'

const PAGE = documented('Getting Agent States')

/** For workforce management: what agents are doing, as it changes. */
export const rtaRoutes: FastifyPluginAsyncTypebox<{
  viewFor: ViewFor
  courses: Courses
  attendances: Derived<readonly Attendance[]>
}> = async (app, { viewFor, courses, attendances }) => {
  app.get('/tenants/:tenantId/wfm/rta', {
    schema: {
      operationId: 'listAgentStates',
      summary: 'Get agent states',
      description: 'What is not 15 seconds old is not told yet.',
      tags: ['wfm'],
      params: Type.Object(tenantParams(PAGE)),
      querystring: StateSearchSchema,
      response: {
        200: { description: 'A page of agent states', $ref: 'AgentStatePage' },
        400: errorResponses[400],
        401: errorResponses[401],
        403: errorResponses[403]
      },
      ...requirePermission('WFM_RTA', assumed('the console shows it as "WFM RTA"')),
      ...PAGE
    }
  }, async request => {
    const { query, now } = request
    const { range, limit, offset } = parseStateSearch(query, now)
    const view = await viewFor(request)
    const { centre } = view
    const until = toldUntil(now)
    // Whose shift begins with the next business day is there a little before it.
    const sessions = await attendancesWithin(attendances, view,
      { from: range.from, until: range.until + LONGEST_BEFORE_SHIFT }, now + LONGEST_BEFORE_SHIFT)
    // The next event of a state that is told may be any later one of its session that is.
    const lastEvent = Math.min(until, Math.max(...sessions.map(logoutOf)))
    const doings = doingsOf(await courses.around(view, { from: range.from, until: lastEvent }))
    const states = sessions
      .flatMap(session => statesOf(centre, session, doings, until, course => courses.idOf(view, course)))
      .filter(({ at }) => at >= range.from && at < range.until)
      .sort((a, b) => a.at - b.at)
    return ordered({
      tenantId: centre.tenant.id,
      start: timestamp(range.from),
      end: timestamp(range.until),
      limit,
      offset,
      total: states.length,
      results: states.slice(offset, offset + limit).map(({ present }) => present())
    })
  })
}
