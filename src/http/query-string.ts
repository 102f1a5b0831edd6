import { parse } from 'fast-querystring'

/**
 * Parameters as text. Assumed for both platforms: an empty value counts as absent, and of a repeated parameter the
 * last one counts. Never throws: what cannot be decoded stays as it was sent.
 */
export function parseQueryString (text: string): Record<string, string> {
  const parameters: Record<string, string> = {}
  for (const [name, value] of Object.entries(parse(text))) {
    const last: unknown = Array.isArray(value) ? value.findLast(item => item !== '') : value
    if (typeof last === 'string' && last !== '') parameters[name] = last
  }
  return parameters
}
