import { html } from '../html.ts'

/** A page lists no more of anything; the JSON document has them all. */
export const MOST = 40

/** What a page has left out of a list. */
export const more = (count: number) =>
  count > MOST && html`<p class="muted">And ${count - MOST} more, which the JSON document of this page has.</p>`
