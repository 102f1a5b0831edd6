/**
 * Whether whoever asks would rather have a page than JSON: browsers name `text/html`, programs say `application/json`,
 * anything, or nothing.
 */
export function prefersPage (accept = ''): boolean {
  const weights = new Map(accept.split(',').map(range => {
    const [type = '', ...parameters] = range.split(';').map(part => part.trim().toLowerCase())
    const weight = parameters.find(parameter => parameter.startsWith('q='))?.slice('q='.length) ?? '1'
    return [type, Number(weight) || 0] as const
  }))
  return (weights.get('text/html') ?? 0) > (weights.get('application/json') ?? 0)
}
