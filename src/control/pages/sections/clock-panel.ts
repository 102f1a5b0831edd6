import type { Facts } from '../facts.ts'
import { html, type Html, type Part } from '../html.ts'
import { section } from '../layout.ts'

const MODES = { real: 'the machine’s time', frozen: 'stands still', running: 'runs by itself' }

const MOVES: readonly (readonly [title: string, body: object])[] = [
  ['+15 min', { advance: 'PT15M' }],
  ['+1 hour', { advance: 'PT1H' }],
  ['+1 day', { advance: 'P1D' }],
  ['−1 hour', { advance: '-PT1H' }]
]

const SPEEDS = [60, 600] as const

/** A button that the page's script makes a request of. */
const put = (title: Part, body: object): Html =>
  html`<button type="button" data-put="${JSON.stringify(body)}">${title}</button>`

/** What the clock shows, and buttons that move it. */
export const clockPanel = ({ mode, now, speed }: Facts['clock'], localTime: Part): Html => section('clock', 'Clock', html`
<p class="now"><time datetime="${now}" data-now="${now}" data-speed="${speed}">${now.slice(0, 19).replace('T', ' ')}</time> UTC</p>
<p class="muted">${localTime} · ${MODES[mode]}${mode === 'running' && ` at ${speed} times the machine’s speed`}</p>
<div class="buttons" role="group" aria-label="Move the clock">
<button type="button" data-freeze>Freeze</button>
${MOVES.map(([title, body]) => put(title, body))}
</div>
<div class="buttons" role="group" aria-label="Let the clock run">
${SPEEDS.map(speed => put(`${speed}× speed`, { speed }))}
${put('Real time', { real: true })}
<button type="button" data-reset>Reset</button>
</div>
<form class="buttons" data-set>
<label for="instant">Set to (UTC)</label>
<input id="instant" name="instant" type="datetime-local" step="1" required value="${now.slice(0, 19)}">
<button type="submit">Set</button>
</form>
<noscript><p>Without scripts: <code>curl -X PUT -d '{"advance":"PT1H"}' …/__admin/clock</code></p></noscript>`)
