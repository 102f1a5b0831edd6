import { printable } from '../../../world/shown.ts'
import type { Facts } from '../facts.ts'
import { html, type Html } from '../html.ts'
import { copyButton, section } from '../layout.ts'

/** Commands to paste, and what to do after them. */
export const tryIt = ({ samples }: Facts): Html => section('try', 'What to try next', html`
${samples.length > 0 && html`<p>In a shell, one after the other:</p>
<ol class="commands">${samples.map((command, index) =>
  html`<li><pre tabindex="0" role="region" aria-label="Command ${index + 1}"><code>${printable(command)}</code></pre>${copyButton(command, `command ${index + 1}`)}</li>`)}</ol>
<p>${copyButton(samples.join('\n'), 'all commands')}  all of them at once.</p>`}
<ul>
<li>Every route, with values of this scenario filled in: <a href="/__admin/docs">documentation</a>.</li>
<li>Let an hour pass with the <a href="#clock">clock</a>, and ask again: calls have begun, grown and ended.</li>
<li>Check that all figures agree, on both platforms: <a href="/__admin/invariants">invariants</a> (takes some seconds).</li>
</ul>`)
