import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { assumed, observed } from '../../../http/wire.ts'
import { tenantFor, type Authentication, type ViewFor } from '../access/auth.ts'
import { requirePermission } from '../access/permissions.ts'
import { configuredOf } from '../configuration/configured.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import { LARGEST_NUMBER } from '../interactions/search.ts'
import { NotFoundError, errorResponses } from '../wire/errors.ts'
import { idParam, tenantParams } from '../wire/params.ts'
import { findContacts } from './find-contacts.ts'
import { presentAttributes, presentContact, presentLayouts } from './present-contacts.ts'

const SDK = observed('the vendor\'s JavaScript SDK and its tests')
const MAY_READ = requirePermission('CONTACTS_READ', assumed('the vendor\'s desktop asks for it'))

const DEFAULT_LIMIT = 10
const LARGEST_LIST = 1000

const Part = (description: string) => Type.Optional(Type.String({ description, ...SDK }))

const SearchSchema = Type.Object({
  q: Part('In any attribute'),
  name: Part('In the name'),
  phone: Part('In the telephone number'),
  email: Part('In the address'),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LARGEST_NUMBER, description: 'Of a page; 10', ...SDK })),
  page: Type.Optional(Type.Integer({
    minimum: 0, maximum: LARGEST_NUMBER, description: 'From 1. Assumed: 0 is the first as well', ...SDK
  }))
})

interface Options { viewFor: ViewFor, interactions: InteractionRepository, authentication: Authentication }

/** The customers on record. */
export const contactEntityRoutes: FastifyPluginAsyncTypebox<Options> =
  async (app, { viewFor, interactions, authentication }) => {
    const configuredFor = (request: FastifyRequest<{ Params: { tenantId: string } }>) =>
      configuredOf(tenantFor(request, request.params.tenantId), authentication)

    app.get('/tenants/:tenantId/contacts', {
      schema: {
        operationId: 'listContacts',
        summary: 'Get contacts, or search for some',
        description: 'Without a parameter a list (assumed: of a thousand at most), otherwise a page of those that fit.',
        tags: ['contacts'],
        params: Type.Object(tenantParams(SDK)),
        querystring: SearchSchema,
        response: { 200: { description: 'The contacts', $ref: 'ContactResults' }, ...errorResponses },
        ...MAY_READ,
        ...SDK
      }
    }, async request => {
      const configured = configuredFor(request)
      const { limit = DEFAULT_LIMIT, page: asked = 1, ...wanted } = request.query
      const found = findContacts(configured.centre.contacts, wanted)
      const presented = (from: number, until: number) =>
        found.slice(from, until).map(contact => presentContact(configured, contact.id, contact))
      const isUnasked = Object.values(request.query).every(value => value === undefined)
      if (isUnasked) return { result: presented(0, LARGEST_LIST) }
      const page = Math.max(1, asked)
      return {
        result: {
          page,
          count: found.length,
          totalPages: Math.ceil(found.length / limit),
          results: presented((page - 1) * limit, page * limit)
        }
      }
    })

    app.get('/tenants/:tenantId/contacts/attributes', {
      schema: {
        operationId: 'listContactAttributes',
        summary: 'Get the attributes that contacts have',
        tags: ['contacts'],
        params: Type.Object(tenantParams(SDK)),
        response: { 200: { description: 'All of them', $ref: 'ContactAttributeResults' }, ...errorResponses },
        ...MAY_READ,
        ...SDK
      }
    }, async request => ({ result: presentAttributes(configuredFor(request)) }))

    app.get('/tenants/:tenantId/contacts/layouts', {
      schema: {
        operationId: 'listContactLayouts',
        summary: 'Get how contacts are shown',
        tags: ['contacts'],
        params: Type.Object(tenantParams(SDK)),
        response: { 200: { description: 'All layouts', $ref: 'ContactLayoutResults' }, ...errorResponses },
        ...MAY_READ,
        ...SDK
      }
    }, async request => ({ result: presentLayouts(configuredFor(request)) }))

    app.get('/tenants/:tenantId/contacts/layouts/:layoutId', {
      schema: {
        operationId: 'getContactLayout',
        summary: 'Get a layout',
        tags: ['contacts'],
        params: Type.Object({ ...tenantParams(SDK), layoutId: idParam(SDK) }),
        response: { 200: { description: 'The layout', $ref: 'ContactLayoutResult' }, ...errorResponses },
        ...MAY_READ,
        ...SDK
      }
    }, async request => {
      const layoutId = request.params.layoutId.toLowerCase()
      const layout = presentLayouts(configuredFor(request)).find(({ id }) => id === layoutId)
      if (layout === undefined) throw new NotFoundError('Layout')
      return { result: layout }
    })

    app.get('/tenants/:tenantId/contacts/:contactId', {
      schema: {
        operationId: 'getContact',
        summary: 'Get a contact',
        tags: ['contacts'],
        params: Type.Object({ ...tenantParams(SDK), contactId: idParam(SDK) }),
        response: { 200: { description: 'The contact', $ref: 'ContactResult' }, ...errorResponses },
        ...MAY_READ,
        ...SDK
      }
    }, async request => {
      const view = await viewFor(request)
      const contactId = request.params.contactId.toLowerCase()
      const contact = view.centre.contacts.find(contactId)
      if (contact === undefined && !interactions.knowsContact(view, contactId)) throw new NotFoundError('Contact')
      return { result: presentContact(configuredOf(request.space, authentication), contactId, contact) }
    })
  }
