import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { observed } from '../../../http/wire.ts'
import type { Centre } from '../../../world/centre.ts'
import { isAmong } from '../../../world/tenant-ids.ts'
import { tenantIdOf, type Space } from '../../accounts.ts'
import { tenantFor, type Authentication } from '../access/auth.ts'
import { spacesOf } from '../access/principals.ts'
import { NotFoundError, errorResponses } from '../wire/errors.ts'
import { idParam, tenantParams } from '../wire/params.ts'
import { requireNoPermission } from '../access/permissions.ts'
import { configuredOf } from './configured.ts'
import { LISTS } from './lists.ts'
import { presentBranding } from './present.ts'
import { findRegion, presentRegions } from './regions.ts'
import { CLIENTS, SDK } from './schema-atoms.ts'
import { presentTenant } from './tenant.ts'

const NO_PERMISSION = requireNoPermission('clients with few permissions read it')
const FEATURES = observed('the vendor\'s lambdas for early access')

interface Options { centres: readonly Centre[], authentication: Authentication }

/** How a tenant is set up. */
export const configurationRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { centres, authentication }) => {
  const configured = (space: Space) => configuredOf(space, authentication)
  /** What others have opened beside the scenario's tenants is there for nobody else. */
  const exists = ({ principal }: FastifyRequest, tenantId: string) =>
    principal.tenants.has(tenantId) || centres.some(({ tenant }) => isAmong(tenant, [tenantId]))

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

  app.get('/regions/:regionId', {
    schema: {
      operationId: 'getRegion',
      summary: 'Get a region',
      tags: ['configuration'],
      params: Type.Object({ regionId: idParam(SDK) }),
      response: {
        200: { description: 'The region', $ref: 'RegionResult' },
        400: errorResponses[400],
        401: errorResponses[401],
        404: errorResponses[404]
      },
      ...SDK
    }
  }, async ({ params }) => {
    const region = findRegion(params.regionId.toLowerCase())
    if (region === undefined) throw new NotFoundError('Region')
    return { result: region }
  })

  app.get('/tenants', {
    schema: {
      operationId: 'listTenants',
      summary: 'Get the tenants of the user',
      tags: ['configuration'],
      querystring: Type.Object({
        regionId: Type.Optional(Type.String({
          description: 'Only those of the region. Another id takes no effect: a client sends one that is none',
          ...FEATURES
        }))
      }),
      response: { 200: { description: 'The tenants', $ref: 'TenantResults' }, 401: errorResponses[401] },
      ...FEATURES
    }
  }, async ({ principal, query }) => {
    const tenants = spacesOf(principal).map(space => ({ ...presentTenant(configured(space)), id: tenantIdOf(space) }))
    const region = findRegion(query.regionId?.toLowerCase() ?? '')
    return { result: tenants.filter(({ regionId }) => region === undefined || regionId === region.id) }
  })

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
    if (!exists(request, tenantId.toLowerCase())) throw new NotFoundError('Tenant')
    return { result: presentTenant(configured(tenantFor(request, tenantId))) }
  })

  for (const { path, operationId, schema, summary, present, evidence } of LISTS) {
    app.get(`/tenants/:tenantId/${path}`, {
      schema: {
        operationId,
        summary,
        tags: ['configuration'],
        params: Type.Object(tenantParams(evidence)),
        response: {
          200: { description: 'All of them', $ref: schema },
          400: errorResponses[400],
          401: errorResponses[401],
          403: errorResponses[403]
        },
        ...NO_PERMISSION,
        ...evidence
      }
    }, async request => ({ result: present(configured(tenantFor(request, request.params.tenantId))) }))
  }

  app.get('/tenants/:tenantId/branding', {
    schema: {
      operationId: 'getBranding',
      summary: 'Get the looks of a tenant\'s user interface',
      tags: ['configuration'],
      params: Type.Object(tenantParams(SDK)),
      response: { 200: { description: 'The looks', $ref: 'BrandingResult' }, ...errorResponses },
      ...NO_PERMISSION,
      ...SDK
    }
  }, async request => ({ result: presentBranding(configured(tenantFor(request, request.params.tenantId))) }))

  app.get('/tenants/:tenantId/settings/betaFeatures/value', {
    schema: {
      operationId: 'getBetaFeatures',
      summary: 'Get which early features a tenant has',
      tags: ['configuration'],
      params: Type.Object(tenantParams(FEATURES)),
      response: { 200: { description: 'Whether it has them, by name', $ref: 'BetaFeaturesResult' }, ...errorResponses },
      ...NO_PERMISSION,
      ...FEATURES
    }
  }, async request => {
    tenantFor(request, request.params.tenantId)
    return { result: {} }
  })
}
