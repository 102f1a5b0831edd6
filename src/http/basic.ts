export interface IdAndSecret { id: string, secret: string }

/** Writes an `Authorization: Basic` header. */
export const basicOf = ({ id, secret }: IdAndSecret): string =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`

/** Reads an `Authorization: Basic` header (RFC 7617); undefined when it is not one or cannot be decoded. */
export function parseBasic (header: string): IdAndSecret | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header)?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : { id: text.slice(0, colon), secret: text.slice(colon + 1) }
}
