import type { IncomingMessage } from 'node:http'

const ABSOLUTE = /^https?:\/\/([^/?#]*)/i

/**
 * The path and query that a request is for. Of a target such as `http://host/path`, which proxies are sent, the host
 * counts instead of the header (RFC 9112, 3.2.2).
 */
export function settleTarget (request: Pick<IncomingMessage, 'url' | 'headers'>): string {
  const { url = '/' } = request
  if (url.startsWith('/')) return url
  const [, host] = ABSOLUTE.exec(url) ?? []
  if (host !== undefined) request.headers.host = host
  return originForm(url)
}

/** The path of a target, without its query. */
export const pathOf = (target: string): string => originForm(target).split('?', 1)[0] ?? target

/** The target without scheme and host. */
function originForm (target: string): string {
  if (target.startsWith('/')) return target
  const rest = target.replace(ABSOLUTE, '')
  return rest === target || rest.startsWith('/') ? rest : `/${rest}`
}

/** Whether a path is the prefix, or lies below it. */
export const isBelow = (path: string, prefix: string): boolean => path === prefix || path.startsWith(`${prefix}/`)

/** RFC 9112, 3.2: a server must refuse a request with more than one. Node keeps the first alone in `headers`. */
export function hasTwoHosts ({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): boolean {
  let hosts = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  return hosts > 1
}
