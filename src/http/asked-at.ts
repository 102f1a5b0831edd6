import type { FastifyRequest } from 'fastify'

const SCHEME = /^https?$/i
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i

/**
 * Scheme and host under which the client has found this server, for links in its answer. A proxy in between says them
 * in X-Forwarded-Proto and X-Forwarded-Host; nobody but the asker reads them, so they are taken from anyone. Empty for
 * a request without a host, which gets paths.
 */
export function askedAt ({ headers, protocol, host }: Pick<FastifyRequest, 'headers' | 'protocol' | 'host'>): string {
  const asked = forwarded(headers['x-forwarded-host'], HOST) ?? host
  return asked ? `${forwarded(headers['x-forwarded-proto'], SCHEME)?.toLowerCase() ?? protocol}://${asked}` : ''
}

/** What the first of several proxies has seen. */
function forwarded (header: string | string[] | undefined, form: RegExp): string | undefined {
  const first = String(header ?? '').split(',', 1)[0]?.trim() ?? ''
  return form.test(first) ? first : undefined
}
