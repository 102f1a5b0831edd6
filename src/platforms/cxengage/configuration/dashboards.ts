import type { Centre } from '../../../world/centre.ts'
import { ordered } from '../wire/ordered.ts'
import type { Widget } from './dashboard-schemas.ts'
import { configId, stampOf, type Configured } from './entity.ts'

/** By which widgets say that they are about the queue that was chosen there. */
const SWITCHER = 'source-switcher1'

/** What is shown of a queue: a statistic, what is read of it, and how it is written. */
const FIGURES: readonly (readonly [statistic: string, key: string, format: string, header: string])[] = [
  ['queue-length', 'count', 'count', 'In Queue'],
  ['queue-time', 'avg', 'time', 'Avg. Queue Time'],
  ['queue-abandons-count', 'count', 'count', 'Queue Abandons'],
  ['service-level', 'percent', 'percent', 'Answered within SLA']
]

const WIDGETS: readonly Widget[] = [
  ordered({
    id: SWITCHER,
    type: 'source-switcher' as const,
    entity: 'queue',
    presentation: { title: { show: true, text: 'Queue' } },
    ...{ sizeX: 15, sizeY: 2, col: 1, row: 1 }
  }),
  ...FIGURES.map(([endpoint, responseKey, format, text], index) => ordered({
    id: `widget${index + 1}`,
    type: 'statistic' as const,
    query: { api: 'realtime-statistics', endpoint, responseKey, parameters: { 'queue-id': SWITCHER } },
    presentation: { header: { show: true, text }, value: { format }, footer: { show: false, text: '' } },
    ...{ sizeX: 5, sizeY: 3, col: 1 + index * 5, row: 3 }
  }))
]

/** Assumed: a tenant has one. */
export const dashboardIdOf = ({ key }: Centre): string => configId(`${key}/dashboards`)

/** Assumed: somebody has made one dashboard for each tenant; the vendor's own are in its clients. */
export function presentDashboards (configured: Configured) {
  const { centre, centre: { tenant, key }, adminId } = configured
  const id = dashboardIdOf(centre)
  return [ordered({
    id,
    tenantId: tenant.id,
    name: 'Our queues',
    description: '',
    active: true,
    activeVersion: configId(`${key}/dashboard-versions`),
    activeDashboard: ordered({ enabled: true, widgets: WIDGETS }),
    ...stampOf(id, adminId)
  })]
}

/** The same without its widgets, as lists are asked for it. */
export const withoutWidgets = ({ activeDashboard, ...dashboard }: ReturnType<typeof presentDashboards>[number]) =>
  dashboard
