import type { Credential, Scenario, ScenarioTenant } from '../world/scenario.ts'

const DAY = 86_400_000

/** The longest window that the vcc platform answers. */
const LONGEST_WINDOW = 31 * DAY

/** Commands that work when they are pasted into a shell: what the scenario has decides which. */
export function samples (base: string, scenario: Scenario, now: number): string[] {
  return [...cxengageSamples(base, scenario), ...vccSamples(base, scenario, now)]
}

function cxengageSamples (base: string, scenario: Scenario): string[] {
  const [tenant] = scenario.tenants
  const reader = find(scenario, 'cxengage', 'INTERACTIONS_API_READ_ALL', tenant)
  if (tenant === undefined || reader === undefined) return []
  return [`curl -u ${quote(`${reader.id}:${reader.secret}`)} ${quote(`${base}/v1/tenants/${tenant.id}/interactions?limit=2`)}`]
}

function vccSamples (base: string, scenario: Scenario, now: number): string[] {
  const reader = find(scenario, 'vcc', 'stats')
  const tenant = scenario.tenants.find(({ id }) => id === reader?.tenants[0])
  if (reader === undefined || tenant === undefined) return []
  const form = { grant_type: 'client_credentials', scope: 'stats', client_id: reader.id, client_secret: reader.secret }
  const { start, end } = recent(tenant, now)
  return [
    `TOKEN=$(curl -s ${quote(`${base}/Auth/connect/token`)} -d ${quote(new URLSearchParams(form).toString())}` +
      ' | sed \'s/.*"access_token":"\\([^"]*\\)".*/\\1/\')',
    'curl -H "Authorization: Bearer $TOKEN" -H \'Accept: application/vnd.newvoicemedia.v3+json\' ' +
      quote(`${base}/stats/interactions?start=${iso(start)}&end=${iso(end)}&limit=2`)
  ]
}

const find = ({ credentials }: Scenario, platform: string, grant: string, tenant?: ScenarioTenant): Credential | undefined => credentials.find(credential =>
  credential.platform === platform &&
  (credential.grants.includes(grant) || credential.grants.includes('*')) &&
  (tenant === undefined || credential.tenants.includes(tenant.id)))

/** Some time in which the tenant has a history. */
function recent ({ history }: ScenarioTenant, now: number): { start: number, end: number } {
  if ('days' in history) return { start: now - DAY, end: now }
  const end = Date.parse(history.to)
  return { start: Math.max(Date.parse(history.from), end - LONGEST_WINDOW), end }
}

const iso = (instant: number) => new Date(instant).toISOString()

/** As one word of a POSIX shell. */
const quote = (text: string) => /^[\w.:/@-]+$/.test(text) ? text : `'${text.replaceAll('\'', '\'\\\'\'')}'`
