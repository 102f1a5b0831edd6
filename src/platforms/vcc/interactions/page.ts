import type { Page } from './repository.ts'
import type { Search } from './search.ts'

/**
 * Joins the list's envelope and the stored documents; nothing is parsed or written again.
 * QUIRK(vcc) [documented: Responses]: `upTo` is the instant of the request, even where the window ends earlier.
 * Test: "the envelope tells page, counts and the instant of the request".
 */
export function writePage ({ page, limit }: Search, { total, documents }: Page, now: number): string {
  return `{"meta":{"page":${page},"count":${documents.length},"pageCount":${Math.ceil(total / limit)},"totalCount":${total}},` +
    `"items":[${documents.join(',')}],"upTo":"${new Date(now).toISOString()}"}`
}
