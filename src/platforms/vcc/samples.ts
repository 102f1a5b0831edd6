import { quote } from '../../http/shell.ts'
import { parseInstant } from '../../world/instants.ts'
import type { Scenario, ScenarioTenant } from '../../world/scenario.ts'
import { LONGEST_CONTENT_WINDOW } from './content/search.ts'
import { STATS, scopesOf } from './scopes.ts'
import { ACCEPTED } from './version.ts'

const DAY = 86_400_000

/** A token, and a page with it: commands for the first account that has the scope. */
export function samples (base: string, { credentials, tenants }: Scenario, now: number): string[] {
  const reader = credentials.find(({ platform, grants }) => platform === 'vcc' && scopesOf(grants).has(STATS))
  const tenant = tenants.find(({ id, aliases }) => [id, ...aliases].some(name => reader?.tenants.includes(name)))
  if (reader === undefined || tenant === undefined) return []
  const form = { grant_type: 'client_credentials', scope: STATS, client_id: reader.id, client_secret: reader.secret }
  const { start, end } = recent(tenant, now)
  return [
    `TOKEN=$(curl -s ${quote(`${base}/Auth/connect/token`)} -d ${quote(new URLSearchParams(form).toString())}` +
      ' | sed \'s/.*"access_token":"\\([^"]*\\)".*/\\1/\')',
    `curl -H "Authorization: Bearer $TOKEN" -H 'Accept: ${ACCEPTED}' ` +
      quote(`${base}/stats/interactions?start=${iso(start)}&end=${iso(end)}&limit=2`)
  ]
}

/** Some time in which the tenant has a history; no list refuses so much of it. */
export function recent ({ history }: ScenarioTenant, now: number): { start: number, end: number } {
  if ('days' in history) return { start: now - DAY, end: now }
  const end = parseInstant(history.to) ?? now
  return { start: Math.max(parseInstant(history.from) ?? -Infinity, end - LONGEST_CONTENT_WINDOW), end }
}

export const iso = (instant: number) => new Date(instant).toISOString()
