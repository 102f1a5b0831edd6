import type { CaseReport } from '../../../cases/report.ts'
import { shown } from '../../../world/shown.ts'
import { html, type Html } from '../html.ts'
import { copyButton, section } from '../layout.ts'
import { more } from './more.ts'

const STATUS = { absent: 'has not begun', changing: 'goes on', final: 'is final' }

/** The scenario's named cases, each with links to its documents. */
export const casesSection = (reports: readonly CaseReport[], count: number): Html => section('cases', 'Named cases', html`
<p class="muted">Interactions that happen for certain, for tests. <a href="/__admin/cases">All of them as JSON</a>, with the figures to expect.</p>
${count === 0
  ? html`<p>The scenario names none.</p>`
  : html`<table class="stacked">
<thead><tr><th scope="col">Case</th><th scope="col">Tenant</th><th scope="col">Now</th><th scope="col">Documents</th></tr></thead>
<tbody>${reports.map(row)}</tbody></table>`}
${more(count)}`)

function row ({ name, tenant, status, interactions: [first] }: CaseReport): Html {
  const found = Object.entries(first?.found ?? {})
  const link = `?case=${encodeURIComponent(name)}`
  return html`
<tr><td data-of="Case">${first === undefined ? shown(name) : html`<a href="${link}#interaction">${shown(name)}</a>`}</td>
<td data-of="Tenant">${shown(tenant.name)}</td><td data-of="Now">${STATUS[status]}</td>
<td data-of="Documents">${found.map(([platform, located]) => located === null
  ? html`<span class="muted">not told by ${platform}</span> `
  : html`<span class="pair"><a href="${link}#document-${platform}" aria-label="${platform}: ${shown(name)}">${platform}</a> ${copyButton(located.path, `the path of ${shown(name)} on ${platform}`)}</span> `)}</td></tr>`
}
