import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { observed } from '../../../http/wire.ts'
import { tenantFor, type Authentication } from '../access/auth.ts'
import { requireNoPermission } from '../access/permissions.ts'
import { NotFoundError, errorResponses } from '../wire/errors.ts'
import { idParam, tenantParams } from '../wire/params.ts'
import { configuredOf } from './configured.ts'
import { DASHBOARDS } from './dashboard-schemas.ts'
import { presentDashboards, withoutWidgets } from './dashboards.ts'

const SDK = observed('the vendor\'s JavaScript SDK and its dashboards of 2021')
const NO_PERMISSION = requireNoPermission('what they show wants none')

/** Dashboards that a tenant's users have made. */
export const dashboardRoutes: FastifyPluginAsyncTypebox<{ authentication: Authentication }> =
  async (app, { authentication }) => {
    const dashboardsFor = (request: FastifyRequest<{ Params: { tenantId: string } }>) =>
      presentDashboards(configuredOf(tenantFor(request, request.params.tenantId), authentication))

    app.get('/tenants/:tenantId/dashboards', {
      schema: {
        operationId: 'listDashboards',
        summary: 'Get custom dashboards',
        tags: ['configuration'],
        params: Type.Object(tenantParams(SDK)),
        querystring: Type.Object({
          active: Type.Optional(Type.String({ description: 'true: without those that are not; all are', ...SDK })),
          'without-active-dashboard': Type.Optional(Type.String({ description: 'true: without their widgets', ...SDK }))
        }),
        response: { 200: { description: 'All of them', $ref: 'DashboardResults' }, ...errorResponses },
        ...NO_PERMISSION,
        ...SDK
      }
    }, async request => {
      const dashboards = dashboardsFor(request)
      const isShort = request.query['without-active-dashboard'] === 'true'
      return { result: isShort ? dashboards.map(withoutWidgets) : dashboards }
    })

    app.get('/tenants/:tenantId/dashboards/:dashboardId', {
      schema: {
        operationId: 'getDashboard',
        summary: 'Get a custom dashboard',
        tags: ['configuration'],
        params: Type.Object({ ...tenantParams(DASHBOARDS), dashboardId: idParam(DASHBOARDS) }),
        response: { 200: { description: 'The dashboard', $ref: 'DashboardResult' }, ...errorResponses },
        ...NO_PERMISSION,
        ...DASHBOARDS
      }
    }, async request => {
      const wanted = request.params.dashboardId.toLowerCase()
      const found = dashboardsFor(request).find(({ id }) => id === wanted)
      if (found === undefined) throw new NotFoundError('Dashboard')
      return { result: found }
    })
  }
