import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request comes from no web page, or from a page of this server. Browsers name the page's origin in every
 * request that could change something; what cannot be read as an origin, such as `null`, is foreign.
 */
export function isFromHere ({ origin, host }: IncomingHttpHeaders): boolean {
  if (origin === undefined) return true
  const page = URL.parse(origin)
  return page !== null && host !== undefined && page.host === URL.parse(`${page.protocol}//${host}`)?.host
}
