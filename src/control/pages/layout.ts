import { html, type Html, type Part } from './html.ts'

/** Where the page's own files are served. */
export const ASSETS = '/__admin/assets'

/** What a browser may do with a page of ours: load files of this server, and nothing else. */
export const PAGE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  vary: 'Accept'
}

export interface Frame {
  title: string
  /** Beside the name, at the top. */
  top?: Part
  /** Links to parts of the page: their ids, and what they are called. */
  parts?: readonly (readonly [id: string, title: string])[]
  main: Part
}

/** A whole page. */
export const layout = ({ title, top, parts = [], main }: Frame): string => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="${ASSETS}/icon.svg">
<link rel="stylesheet" href="${ASSETS}/page.css">
<script src="${ASSETS}/page.js" defer></script>
</head>
<body>
<header class="top">
<a class="brand" href="/"><img src="${ASSETS}/icon.svg" alt="" width="32" height="32"><span>ringback</span></a>
${parts.length > 0 && html`<nav aria-label="Parts of this page"><ul>${parts.map(([id, title]) =>
  html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>`}
${top}
</header>
<main>
${main}
</main>
<p class="status" role="status" id="status"></p>
</body>
</html>
`.text

/** A part of the page under a heading of its own. */
export const section = (id: string, title: string, body: Part, beside?: Part): Html => html`
<section class="card" id="${id}" aria-labelledby="${id}-title">
<div class="head"><h2 id="${id}-title">${title}</h2>${beside}</div>
${body}
</section>`

/** A button that copies a text. */
export const copyButton = (text: string, what: string): Html =>
  html`<button type="button" class="copy" data-copy="${text}" aria-label="Copy ${what}">Copy</button>`
