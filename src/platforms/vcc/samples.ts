import { quote } from '../../http/shell.ts'
import { parseInstant } from '../../world/instants.ts'
import type { Scenario, ScenarioTenant } from '../../world/scenario.ts'
import { findLiveReader } from '../examples.ts'
import { LONGEST_CONTENT_WINDOW } from './content/search.ts'
import { STATS, scopesOf } from './scopes.ts'
import { ACCEPTED } from './version.ts'

const DAY = 86_400_000

/** A token, a page with it, and what goes on, of a tenant that shows some at any hour where there is one. */
export function samples (base: string, scenario: Scenario, now: number): string[] {
  const reader = findLiveReader(scenario, ({ platform, grants }) => platform === 'vcc' && scopesOf(grants).has(STATS))
  if (reader === undefined) return []
  const { credential: { id, secret }, tenant } = reader
  const form = { grant_type: 'client_credentials', scope: STATS, client_id: id, client_secret: secret }
  const { start, end } = recent(tenant, now)
  const ask = (path: string) =>
    `curl -H "Authorization: Bearer $TOKEN" -H 'Accept: ${ACCEPTED}' ${quote(`${base}/stats/${path}`)}`
  return [
    `TOKEN=$(curl -s ${quote(`${base}/Auth/connect/token`)} -d ${quote(new URLSearchParams(form).toString())}` +
      ' | sed \'s/.*"access_token":"\\([^"]*\\)".*/\\1/\')',
    ask(`interactions?start=${iso(start)}&end=${iso(end)}&limit=2`),
    ...('days' in tenant.history ? [ask('interactions/ongoing?limit=2')] : [])
  ]
}

/** Some time in which the tenant has a history; no list refuses so much of it. */
export function recent ({ history }: ScenarioTenant, now: number): { start: number, end: number } {
  if ('days' in history) return { start: now - DAY, end: now }
  const end = parseInstant(history.to) ?? now
  return { start: Math.max(parseInstant(history.from) ?? -Infinity, end - LONGEST_CONTENT_WINDOW), end }
}

export const iso = (instant: number) => new Date(instant).toISOString()
