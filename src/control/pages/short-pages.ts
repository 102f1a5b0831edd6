import { html } from './html.ts'
import { layout } from './layout.ts'

/** While the history is made: the page's script looks again every second. */
export const startingPage = (scenario: string): string => layout({
  title: 'ringback starts',
  main: html`
<section class="card narrow" data-phase="starting">
<h1>ringback starts</h1>
<p>The history of <b>${scenario}</b> is still being made. This page shows it as soon as it is there.</p>
<p>Meanwhile: <a href="/__admin/docs">the documentation</a></p>
</section>`
})

/** Why there is no page. */
export const refusalPage = (status: number, message: string): string => layout({
  title: `ringback: ${status}`,
  main: html`
<section class="card narrow">
<h1>${status === 401 ? 'A token, please' : `No page: ${status}`}</h1>
<p>${message}</p>
${status === 401 && html`
<form class="buttons" data-token>
<label for="token">Token</label>
<input id="token" name="token" type="password" autocomplete="off" required>
<button type="submit">Open</button>
</form>
<p class="muted">It is kept in this tab of the browser until you close it.</p>`}
<p><a href="/__admin/docs">The documentation</a> asks for no token.</p>
</section>`
})
