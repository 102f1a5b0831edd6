/** A request at its most expensive; `start` is an instant some days ago. */
export interface Asked {
  name: string,
  platform: 'cxengage' | 'vcc',
  url: (
    daysAgo: (days: number) => string
  ) => string,
  body?: object
}

const statistic = (tenant: string, name: string): Asked =>
  ({ name: `realtime ${name}`, platform: 'cxengage', url: () => `${tenant}/realtime-statistics/${name}` })
const intervals = (tenant: string, dimension: string, days: number, limit: number): Asked => ({
  name: `wfm/intervals/${dimension}, ${days} days, ${limit} rows`,
  platform: 'cxengage',
  url: ago => `${tenant}/wfm/intervals/${dimension}?start=${ago(days)}&limit=${limit}`
})
const list = (path: string, days: number, limit: number, include = 'Started'): Asked => ({
  name: `${path}, ${days} days, ${include}, ${limit} rows`,
  platform: 'vcc',
  url: ago =>
    `/stats/${path}?start=${ago(days)}&limit=${limit}${path === 'wfm/queue-activity' ? '' : `&include=${include}`}`
})

/** @param tenant its path */
export const routesOf = (tenant: string): readonly Asked[] => [
  statistic(tenant, 'queue-length'),
  statistic(tenant, 'service-level'),
  statistic(tenant, 'resource-state-list'),
  statistic(tenant, 'resource-details-list'),
  statistic(tenant, 'queue-details-list'),
  intervals(tenant, 'queue', 1, 100),
  intervals(tenant, 'queue', 6, 1000),
  intervals(tenant, 'agent', 6, 100),
  intervals(tenant, 'agent-queue', 6, 1000),
  { name: 'wfm/rta', platform: 'cxengage', url: ago => `${tenant}/wfm/rta?start=${ago(0.05)}&limit=100` },
  { name: 'interactions, page of 100', platform: 'cxengage', url: () => `${tenant}/interactions?limit=100` },
  {
    name: 'interactions, 1000 with nulls',
    platform: 'cxengage',
    url: () => `${tenant}/interactions?limit=1000&nullKeys=true`
  },
  {
    name: 'interactions by hook',
    platform: 'cxengage',
    url: () => `${tenant}/interactions?hookType=zendesk&limit=100`
  },
  ...['agent-activities', 'queue-times', 'wfm/agent-states', 'wfm/queue-metrics', 'wfm/queue-activity'].flatMap(path =>
    [
      list(path, 29, 25), list(path, 29, 5000)
    ]),
  list('agent-activities', 5, 100, 'StartedOrEnded'),
  list('queue-times', 5, 100, 'Processed'),
  list('interactions', 29, 100, 'Processed'),
  { name: 'interactions/ongoing', platform: 'vcc', url: () => '/stats/interactions/ongoing?limit=100' },
  { name: 'agent-status', platform: 'vcc', url: () => '/stats/agent-status?limit=100' },
  {
    name: 'interaction-content, a week',
    platform: 'vcc',
    url: ago => `/interaction-content/interactions?start=${ago(6)}&end=${ago(0)}&limit=100`
  }
]
