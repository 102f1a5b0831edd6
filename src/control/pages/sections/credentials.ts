import { shown } from '../../../world/shown.ts'
import type { Facts } from '../facts.ts'
import { html, type Html } from '../html.ts'
import { copyButton, section } from '../layout.ts'
import { MOST, more } from './more.ts'

/** How many grants are told by name. */
const GRANTS = 4

export function credentialsSection ({ credentials, tenants }: Facts): Html {
  const nameOf = (id: string) => shown(tenants.find(tenant => tenant.id === id)?.name ?? id, 40)
  const row = ({ platform, id, secret, kind, role, grants, tenants: ids }: Facts['credentials'][number]) => html`
<tr>
<td data-of="Platform">${platform}</td>
<td data-of="Id"><code>${shown(id)}</code> ${copyButton(id, `the id ${shown(id)}`)}${kind === 'api-key' && html` <span class="tag">API key</span>`}</td>
<td data-of="Secret"><code>${shown(secret)}</code> ${copyButton(secret, `the secret of ${shown(id)}`)}</td>
<td data-of="May">${role !== undefined && html`role ${shown(role)}: `}${mayOf(grants)}</td>
<td data-of="Tenants">${ids.length === tenants.length && ids.length > 1 ? 'all' : ids.slice(0, 3).map(nameOf).join(', ')}${ids.length > 3 && ids.length < tenants.length && ' …'}</td>
</tr>`
  return section('credentials', 'Credentials', html`
<p class="muted">They open nothing but this server. How each platform takes them is in its contract.</p>
${credentials.length === 0
  ? html`<p>The scenario has none, so nobody may ask the platforms.</p>`
  : html`<table class="stacked">
<thead><tr><th scope="col">Platform</th><th scope="col">Id</th><th scope="col">Secret</th><th scope="col">May</th><th scope="col">Tenants</th></tr></thead>
<tbody>${credentials.slice(0, MOST).map(row)}</tbody>
</table>`}
${more(credentials.length)}`)
}

function mayOf (grants: readonly string[]): string {
  if (grants.includes('*')) return 'everything'
  const named = grants.slice(0, GRANTS).map(grant => shown(grant)).join(', ')
  return grants.length > GRANTS ? `${named} and ${grants.length - GRANTS} more` : named || 'nothing'
}
