import type { ServedPlatform } from '../../platforms/platform.ts'
import { version } from '../../version.ts'
import type { Centre } from '../../world/centre.ts'
import type { History } from '../../world/days.ts'
import type { Scenario } from '../../world/scenario.ts'
import { clockReport } from '../../spaces/report.ts'
import type { ServerStatus } from '../health.ts'

/** What is played, and what it is told by. */
export interface Played {
  platforms: readonly ServedPlatform[]
  status: ServerStatus
  scenario: Scenario
  centres: readonly Centre[]
  history: History
}

export type Facts = ReturnType<typeof factsOf>

/** What somebody who has just found the server wants to know: what runs, who may ask, and where. */
export function factsOf ({ platforms, status, scenario }: Pick<Played, 'platforms' | 'status' | 'scenario'>, base: string) {
  const { clock, phase, seed } = status
  return {
    name: 'ringback',
    version,
    status: phase === 'ready' ? 'ok' : phase,
    scenario: { name: status.scenario, description: scenario.description, seed },
    clock: clockReport(clock),
    tenants: scenario.tenants.map(({ id, name, timezone, history, open, close }) =>
      ({ id, name, timezone, history, open, close })),
    platforms: platforms.map(({ platform: { name, title, basePath } }) =>
      ({ name, title, url: `${base}${basePath}`, contract: `${base}/__admin/openapi/${name}.json` })),
    credentials: scenario.credentials.map(({ platform, id, secret, kind, role, grants, tenants }) =>
      ({ platform, id, secret, kind, ...(role === undefined ? {} : { role }), grants, tenants })),
    cases: scenario.tenants.flatMap(({ id: tenant, interactions }) => interactions.map(({ name }) =>
      ({ name, tenant, url: `${base}/__admin/cases/${encodeURIComponent(name)}` }))),
    samples: platforms.flatMap(({ setup }) => setup.samples(base, clock.now())),
    links: {
      page: `${base}/`,
      documentation: `${base}/__admin/docs`,
      contract: `${base}/__admin/openapi/control.json`,
      health: `${base}/__admin/health`,
      clock: `${base}/__admin/clock`,
      cases: `${base}/__admin/cases`,
      invariants: `${base}/__admin/invariants`
    }
  }
}
