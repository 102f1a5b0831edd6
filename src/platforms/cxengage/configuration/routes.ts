import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { assumed, observed } from '../../../http/wire.ts'
import type { Centre } from '../../../world/centre.ts'
import { tenantFor, type Authentication, type ViewFor } from '../access/auth.ts'
import { NotFoundError, errorResponses } from '../wire/errors.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import { idParam, tenantParams } from '../wire/params.ts'
import { requirePermission, requireNoPermission } from '../access/permissions.ts'
import {
  presentAgent, presentBusinessHours, presentContact, presentDispositions, presentFlows, presentGroups,
  presentPrincipal, presentQueues, presentRegions, presentSkills, presentTenant
} from './present.ts'

const CLIENTS = observed('CxAdmin, CxHistoricalDataGrabber, the vendor\'s console')
const NO_PERMISSION = requireNoPermission('clients with few permissions read it')

interface Options {
  viewFor: ViewFor
  centres: readonly Centre[]
  authentication: Authentication
  interactions: InteractionRepository
}

interface List {
  path: string,
  operationId: string,
  schema: string,
  summary: string,
  present: (
    centre: Centre
  ) => object[]
}

/** How a tenant is set up. */
export const configurationRoutes: FastifyPluginAsyncTypebox<Options> =
  async (app, { viewFor, centres, authentication, interactions }) => {
    const usersOf = (centre: Centre) => [
      ...centre.agents.map(agent => presentAgent(centre, agent)),
      ...authentication.usersOf(centre).map(principal => presentPrincipal(centre, principal))
    ]
    const exists = (tenantId: string) =>
      centres.some(({ tenant }) => [tenant.id, ...tenant.aliases].includes(tenantId.toLowerCase()))

    const LISTS: List[] = [
      { path: 'users', operationId: 'listUsers', schema: 'UserResults', summary: 'Get users', present: usersOf },
      {
        path: 'queues',
        operationId: 'listQueues',
        schema: 'QueueResults',
        summary: 'Get queues',
        present: presentQueues
      },
      {
        path: 'groups',
        operationId: 'listGroups',
        schema: 'GroupResults',
        summary: 'Get groups',
        present: presentGroups
      },
      {
        path: 'skills', operationId: 'listSkills', schema: 'SkillResults', summary: 'Get skills', present: presentSkills
      },
      { path: 'flows', operationId: 'listFlows', schema: 'FlowResults', summary: 'Get flows', present: presentFlows },
      { path: 'lists', operationId: 'listLists', schema: 'ListResults', summary: 'Get lists', present: () => [] },
      {
        path: 'dispositions',
        operationId: 'listDispositions',
        schema: 'DispositionResults',
        summary: 'Get dispositions',
        present: presentDispositions
      },
      {
        path: 'business-hours',
        operationId: 'listBusinessHours',
        schema: 'BusinessHoursResults',
        summary: 'Get business hours',
        present: presentBusinessHours
      }
    ]

    app.get('/regions', {
      schema: {
        operationId: 'listRegions',
        summary: 'Get regions',
        tags: ['configuration'],
        response:
        { 200: { description: 'Where the platform is at home', $ref: 'RegionResults' }, 401: errorResponses[401] },
        ...CLIENTS
      }
    }, async () => ({ result: presentRegions() }))

    app.get('/tenants/:tenantId', {
      schema: {
        operationId: 'getTenant',
        summary: 'Get a tenant',
        tags: ['configuration'],
        params: Type.Object(tenantParams(CLIENTS)),
        response: { 200: { description: 'The tenant', $ref: 'TenantResult' }, ...errorResponses },
        ...NO_PERMISSION,
        ...CLIENTS
      }
    }, async request => {
      const { tenantId } = request.params
      // Observed: a client takes 404 for a tenant that there is not.
      if (!exists(tenantId)) throw new NotFoundError('Tenant')
      return { result: presentTenant(tenantFor(request, tenantId)) }
    })

    for (const { path, operationId, schema, summary, present } of LISTS) {
      app.get(`/tenants/:tenantId/${path}`, {
        schema: {
          operationId,
          summary,
          tags: ['configuration'],
          params: Type.Object(tenantParams(CLIENTS)),
          response: {
            200: { description: 'All of them', $ref: schema },
            400: errorResponses[400],
            401: errorResponses[401],
            403: errorResponses[403]
          },
          ...NO_PERMISSION,
          ...(path === 'dispositions' ? assumed('a sibling of the other entities') : CLIENTS)
        }
      }, async request => ({ result: present(tenantFor(request, request.params.tenantId)) }))
    }

    app.get('/tenants/:tenantId/users/:userId', {
      schema: {
        operationId: 'getUser',
        summary: 'Get a user',
        tags: ['configuration'],
        params: Type.Object({ ...tenantParams(CLIENTS), userId: idParam(observed('the vendor\'s JavaScript SDK')) }),
        response: { 200: { description: 'The user', $ref: 'UserResult' }, ...errorResponses },
        ...NO_PERMISSION,
        ...observed('the vendor\'s JavaScript SDK')
      }
    }, async request => {
      const { tenantId, userId } = request.params
      const user = usersOf(tenantFor(request, tenantId)).find(({ id }) => id === userId.toLowerCase())
      if (user === undefined) throw new NotFoundError('User')
      return { result: user }
    })

    app.get('/tenants/:tenantId/contacts/:contactId', {
      schema: {
        operationId: 'getContact',
        summary: 'Get a contact',
        tags: ['contacts'],
        params: Type.Object({ ...tenantParams(CLIENTS), contactId: idParam(observed('the vendor\'s JavaScript SDK')) }),
        response: { 200: { description: 'The contact', $ref: 'ContactResult' }, ...errorResponses },
        ...requirePermission('CONTACTS_READ', assumed('the vendor\'s desktop asks for it')),
        ...observed('the vendor\'s JavaScript SDK')
      }
    }, async request => {
      const view = await viewFor(request)
      const contactId = request.params.contactId.toLowerCase()
      if (view.centre.contacts.find(contactId) === undefined && !interactions.knowsContact(view, contactId)) {
        throw new NotFoundError('Contact')
      }
      return { result: presentContact(view.centre, contactId) }
    })
  }
