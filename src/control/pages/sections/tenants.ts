import { isRoundTheClock } from '../../../world/opening.ts'
import { shown } from '../../../world/shown.ts'
import type { Facts } from '../facts.ts'
import { html, type Html } from '../html.ts'
import { copyButton, section } from '../layout.ts'
import { MOST, more } from './more.ts'

type Tenant = Facts['tenants'][number]

const historyOf = ({ history }: Tenant) => 'days' in history
  ? `the last ${history.days} days, and goes on`
  : `${history.from.slice(0, 10)} to ${history.to.slice(0, 10)}`

const hoursOf = (tenant: Tenant) =>
  isRoundTheClock(tenant) ? 'never closes' : `${tenant.open}:00 to ${tenant.close}:00`

/** @param current the id of the tenant that the pictures show */
export const tenantsSection = ({ tenants }: Facts, current: string | undefined): Html =>
  section('tenants', 'Tenants', html`
<ul class="cards">${tenants.slice(0, MOST).map(tenant => html`
<li class="${tenant.id === current ? 'card current' : 'card'}">
<h3>${shown(tenant.name, 80)}</h3>
<p><code class="id">${tenant.id}</code> ${copyButton(tenant.id, `the id of ${shown(tenant.name)}`)}</p>
<p class="muted">${tenant.timezone} · ${hoursOf(tenant)} · history: ${historyOf(tenant)}</p>
${tenant.id === current
  ? html`<p><b>Shown in the pictures</b></p>`
  : html`<p><a href="?tenant=${tenant.id}#today" aria-label="Show its day: ${shown(tenant.name)}">Show its day</a></p>`}
</li>`)}</ul>
${more(tenants.length)}`)
