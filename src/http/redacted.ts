import type { FastifyRequest } from 'fastify'
import { parseQueryString } from './query-string.ts'

/** Parameters that open something: a log keeps their names alone. */
const SECRET = /^(?:access_token|client_secret|signature)$/i

/** A URL for the log. */
export function redactedUrl (url: string): string {
  const start = url.indexOf('?') + 1
  if (start === 0) return url
  return url.slice(0, start) + url.slice(start).split('&').map(redactedParameter).join('&')
}

/** The name may be written with escapes. */
function redactedParameter (text: string): string {
  const [name = ''] = text.split('=', 1)
  const isSecret = text !== name && Object.keys(parseQueryString(`${name}=x`)).some(key => SECRET.test(key))
  return isSecret ? `${name}=redacted` : text
}

/** What a log tells of a request: never its headers. */
export const serializers = {
  req: ({ method, url, host, ip, socket }: FastifyRequest) =>
    ({ method, url: redactedUrl(url), host, remoteAddress: ip, remotePort: socket.remotePort })
}
