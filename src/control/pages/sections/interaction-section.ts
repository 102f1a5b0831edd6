import { asOf } from '../../../world/as-of.ts'
import { shown } from '../../../world/shown.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { html, type Html, type Part } from '../html.ts'
import { copyButton, section } from '../layout.ts'
import { keyOf, type Choice } from '../pictures/choice.ts'
import type { Told } from '../pictures/documents.ts'
import { lanesOf } from '../pictures/lanes.ts'
import { prettyJson } from '../pictures/pretty-json.ts'
import { STATE_TITLES, stateOf } from '../pictures/state.ts'
import { timelineLegend, timelinePicture, timelineTable } from '../pictures/timeline-picture.ts'

const CHANNELS = { voice: 'Call', email: 'E-mail', sms: 'Text message', messaging: 'Chat' }

const titleOf = ({ channel, direction, flow }: Timeline): string =>
  `${CHANNELS[channel]}, ${direction}, ${shown(flow.name, 40)}`

/** The second picture: one interaction, and beside it what the platforms tell of it. */
export function interactionSection ({ timeline, latest, today: { now } }: Choice, told: readonly Told[]): Html {
  if (timeline === undefined) return section('interaction', 'One interaction', html`<p>Nothing has begun yet.</p>`)
  const cut = asOf(timeline, now)
  const lanes = lanesOf(cut, now)
  const { centre: { calendar, tenant }, day, start, customer, direction } = timeline
  const isNamed = timeline.case === undefined ? '' : `, case “${shown(timeline.case)}”`
  return section('interaction', 'One interaction', html`
<p><b>${titleOf(timeline)}</b>${isNamed}, ${direction === 'outbound' ? 'to' : 'from'} <span class="name">${shown(customer)}</span>: ${STATE_TITLES[stateOf(cut)]}.
Began at ${calendar.timeOf(start)} on ${calendar.dateOf(day)} (${tenant.timezone}).</p>
<figure>${timelinePicture(cut, lanes)}<figcaption>${timelineLegend(lanes)}${timelineTable(cut, lanes)}</figcaption></figure>
<h3>What the platforms tell of it now</h3>
<div class="documents">${told.map(documentOf)}</div>
<h3>Choose another one of the latest</h3>
<ul class="choices">${latest.map(other => html`
<li><a href="?tenant=${tenant.id}&amp;interaction=${keyOf(other)}#interaction"${other === timeline && html` aria-current="true"`}>
<span class="time">${calendar.timeOf(other.start)}</span> ${titleOf(other)}
<span class="tag">${STATE_TITLES[stateOf(asOf(other, now))]}</span></a></li>`)}</ul>`)
}

function documentOf ({ platform: { name, title }, located, answer }: Told): Html {
  const frame = (body: Part) => html`<article class="document" id="document-${name}"><h4>${title}</h4>${body}</article>`
  if (located === undefined) return frame(html`<p class="muted">This platform tells nothing of such an interaction.</p>`)
  const path = html`<p><code class="id">${located.path}</code> ${copyButton(located.path, `the path on ${name}`)}</p>`
  if (answer === undefined) return frame(html`${path}<p class="muted">The scenario lets nobody ask for it.</p>`)
  return frame(html`${path}
${answer.status !== 200 && html`<p>The answer to <b>${shown(answer.by)}</b> was ${answer.status}:</p>`}
<pre tabindex="0" role="region" aria-label="The document of ${title}"><code>${prettyJson(answer.body)}</code></pre>`)
}
