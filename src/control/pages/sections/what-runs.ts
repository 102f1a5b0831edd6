import { shown } from '../../../world/shown.ts'
import type { Facts } from '../facts.ts'
import { html, type Html } from '../html.ts'
import { copyButton, section } from '../layout.ts'

/** How much of a scenario's text is shown where the page has one line for it. */
const LONGEST = 200

export const whatRuns = ({ scenario, version, platforms, links }: Facts): Html => section('runs', 'What runs', html`
<p class="lead">${shown(scenario.description, 2 * LONGEST)}</p>
<dl class="pairs">
<div><dt>Scenario</dt><dd><b>${shown(scenario.name, LONGEST)}</b></dd></div>
<div><dt>Seed</dt><dd><code>${shown(scenario.seed, LONGEST)}</code></dd></div>
<div><dt>Version</dt><dd>${version}</dd></div>
${platforms.map(({ name, title, url, contract }) => html`
<div><dt>${title}</dt>
<dd><code>${url}</code> ${copyButton(url, `the base URL of ${name}`)} <a href="${contract}">contract</a></dd></div>`)}
<div><dt>Documentation</dt><dd><a href="/__admin/docs">read and try every route</a></dd></div>
<div><dt>Control plane</dt>
<dd><a href="${links.health}">health</a> · <a href="${links.cases}">cases</a> · <a href="${links.contract}">contract</a></dd></div>
</dl>`)
