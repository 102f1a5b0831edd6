import type { FastifyInstance, FastifyRequest, FastifySchema } from 'fastify'

/** Says why a request was refused that the platform would have answered. */
const HEADER = 'ringback-strict'

/** What of a request the contract does not have: its name, and the reason in a line. */
interface Objection { name: string, reason: string }

/** What the contract says of an object's keys. */
interface Described { properties?: Record<string, { 'x-values'?: Readonly<Record<string, unknown>> }> }

/**
 * Refuses what the contract of a route does not have, once it is clear who asks: parameters that it does not know,
 * values that it does not document, and an Accept header that names nothing of what it answers. The platform itself
 * passes over them. The refusal is the platform's own for a parameter that is invalid.
 */
export function refuseUndocumented (app: FastifyInstance) {
  app.addHook('preValidation', async (request, reply) => {
    const { schema } = request.routeOptions
    if (schema === undefined || request.is404 || request.method === 'OPTIONS') return
    const objection = objectionTo(request, schema)
    if (objection === undefined) return
    reply.header(HEADER, objection.reason)
    throw new UndocumentedError(objection)
  })
}

/** In the form of Fastify's own validation errors, which every platform has an answer to. */
class UndocumentedError extends Error {
  readonly statusCode = 400
  readonly validation: { keyword: string, instancePath: string, schemaPath: string, params: object, message: string }[]

  constructor ({ name, reason }: Objection) {
    super(reason)
    this.validation = [{
      keyword: 'strict', instancePath: `/${name}`, schemaPath: '', params: {}, message: 'is not in the contract'
    }]
  }
}

function objectionTo ({ query, params, raw, headers }: FastifyRequest, schema: FastifySchema): Objection | undefined {
  const { querystring, response } = schema
  const known = (querystring as Described | undefined)?.properties ?? {}
  const unknown = namesOf(raw.url ?? '').find(name => !Object.hasOwn(known, name))
  if (unknown !== undefined) {
    const reason = `the contract has no query parameter ${encodeURIComponent(unknown).slice(0, 100)} here`
    return { name: unknown, reason }
  }
  const undocumented = undocumentedOf(query, querystring) ?? undocumentedOf(params, schema.params)
  if (undocumented !== undefined) {
    return { name: undocumented, reason: `the contract does not document this value of ${undocumented}` }
  }
  const media = mediaOf(response)
  if (headers.accept === undefined || media.length === 0 || accepts(headers.accept, media)) return undefined
  return { name: 'Accept', reason: `the contract answers here with ${media.join(', ')}` }
}

/** Also those that are empty, which count as absent otherwise. */
const namesOf = (url: string): string[] => {
  const start = url.indexOf('?')
  return start < 0 ? [] : [...new URLSearchParams(url.slice(start)).keys()]
}

/** The name of a parameter whose value is none of those that the contract lists. */
function undocumentedOf (values: unknown, schema: unknown): string | undefined {
  const given = values as Record<string, unknown> // as the router and the query string's parser make them
  return Object.entries((schema as Described | undefined)?.properties ?? {})
    .find(([name, { 'x-values': listed }]) =>
      given[name] !== undefined && listed !== undefined && !Object.hasOwn(listed, String(given[name])))?.[0]
}

/** What the contract calls the answers of a route that succeeds. */
function mediaOf (response: unknown): string[] {
  const answers = Object.entries(response as Record<string, { content?: object }> | undefined ?? {})
    .filter(([status]) => status.startsWith('2'))
  return [...new Set(answers.flatMap(([, { content }]) =>
    content === undefined ? ['application/json'] : Object.keys(content)))]
}

/** Whether an Accept header names one of the types; one that ends with `*` stands for all of its kind. */
function accepts (header: string, types: readonly string[]): boolean {
  const ranges = header.split(',').map(range => range.split(';')[0]?.trim().toLowerCase() ?? '')
  const covers = (range: string, type: string) => range.endsWith('*') && type.startsWith(range.slice(0, -1))
  return ranges.some(range => range === '*/*' || range === '*' ||
    types.some(type => range === type || covers(range, type) || covers(type, range)))
}
