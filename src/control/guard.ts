import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { hostnameOf, isLoopback } from '../http/hosts.ts'
import { ForeignHostError, ForeignPageError, TokenError } from './errors.ts'

/** What lets somebody in (ADR 0019). */
export interface Doors {
  /** The bearer token to be shown; `none` for nothing. Without one loopback is open, and beyond it nobody gets in. */
  token: string | undefined
  /** Other hosts than loopback and the listening address under which the server is asked, and whose pages may ask. */
  hosts: () => readonly string[]
  /** The address on which the server listens; undefined when it is asked within its program. */
  listening: () => string | undefined
}

/** What is looked at of a request. */
export interface Knock {
  method: string
  headers: IncomingHttpHeaders
  /** `open`: lets everybody in. `readable`: asks for no token. */
  door: 'open' | 'readable' | undefined
}

/** The token that opens the control plane knowingly. */
const OPEN = 'none'

/** Methods that change nothing. */
export const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

export function createGuard ({ token, hosts, listening }: Doors) {
  const digest = token === undefined || token === OPEN ? undefined : digestOf(token)

  function isOwn (hostname: string | undefined): boolean {
    if (hostname === undefined) return false
    return isLoopback(hostname) || [...hosts(), listening() ?? ''].some(host => hostnameOf(host) === hostname)
  }

  /** Whether a page's origin is of an own host, with any port: pages of one machine trust each other. */
  function isOwnOrigin (origin: string): boolean {
    const page = URL.parse(origin)
    return page !== null && /^https?:$/.test(page.protocol) && isOwn(hostnameOf(page.host))
  }

  function showsToken (authorization = ''): boolean {
    const [, shown] = /^Bearer +(\S+) *$/i.exec(authorization) ?? []
    return digest !== undefined && shown !== undefined && timingSafeEqual(digestOf(shown), digest)
  }

  function asksForToken (): boolean {
    const address = listening()
    return digest !== undefined || (address !== undefined && !isLoopback(address) && token !== OPEN)
  }

  return {
    isOwnOrigin,

    /** Whether somebody is let in to what is readable alone: they have shown no token where one is asked for. */
    isStranger: ({ authorization }: IncomingHttpHeaders): boolean => asksForToken() && !showsToken(authorization),

    /** Throws {@link ForeignPageError}, {@link TokenError} and {@link ForeignHostError}. */
    admit ({ method, headers, door }: Knock) {
      if (door === 'open') return
      const address = listening()
      const isBeyond = address !== undefined && !isLoopback(address)
      const isKnown = showsToken(headers.authorization)

      const mayAsk = (origin: string) => isOwnOrigin(origin) || (isKnown && isSameOrigin(origin, headers.host))
      if (!isFromPage(method, headers, mayAsk)) throw new ForeignPageError()
      if (isKnown) return // by any name
      if (asksForToken() && door !== 'readable') throw new TokenError()
      if (!isBeyond && headers.host !== undefined && !isOwn(hostnameOf(headers.host))) throw new ForeignHostError()
    }
  }
}

const digestOf = (text: string) => createHash('sha256').update(text).digest()

/**
 * Whether a request comes from no web page, or from one that may ask. A browser names the page's origin in every
 * request that could change something; without it, it says at least whether the page is of another site. A link may
 * lead here from anywhere.
 */
function isFromPage (method: string, headers: IncomingHttpHeaders, mayAsk: (origin: string) => boolean): boolean {
  const { origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = headers
  if (origin !== undefined) return mayAsk(origin)
  const isLink = SAFE.includes(method) && mode === 'navigate'
  return isLink || site === undefined || site === 'same-origin' || site === 'none'
}

function isSameOrigin (origin: string, host = ''): boolean {
  const page = URL.parse(origin)
  return page !== null && page.host === URL.parse(`${page.protocol}//${host}`)?.host
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A route of the control plane that asks for less than the others. */
    door?: Exclude<Knock['door'], undefined>
  }
}
