import type { FastifyRequest, FastifySchemaValidationError } from 'fastify'

/**
 * What is wrong with a parameter, in the words of the framework's validator. Documented is only that a bad parameter is
 * 400 with a message; the wording is assumed.
 */
export function explain (
  { keyword, params, instancePath }: FastifySchemaValidationError, request: FastifyRequest
): string {
  const missing: unknown = params['missingProperty']
  const place = instancePath.slice(1).replace(/\/(\d+)/g, '[$1]')
  const name = typeof missing === 'string' ? missing : place === '' ? 'value' : place
  return `"${name}" ${expectationOf(keyword, params, valueOf(request, name))}`
}

/** Parameters of a query are texts or numbers. */
const IN_A_BODY = new Set(['array', 'object', 'string'])

function expectationOf (
  keyword: string, { limit, allowedValues, type }: FastifySchemaValidationError['params'], value: unknown
): string {
  switch (keyword) {
    case 'required': return 'is required'
    case 'type':
      if (typeof type === 'string' && IN_A_BODY.has(type)) return `must be ${type === 'string' ? 'a' : 'an'} ${type}`
      return Number.isNaN(Number(value)) ? 'must be a number' : 'must be an integer'
    case 'maxItems': return `must contain less than or equal to ${String(limit)} items`
    case 'minimum': return `must be greater than or equal to ${String(limit)}`
    case 'maximum': return limit === Number.MAX_SAFE_INTEGER
      ? 'must be a safe number'
      : `must be less than or equal to ${String(limit)}`
    case 'enum': return `must be one of [${Array.isArray(allowedValues) ? allowedValues.join(', ') : ''}]`
    case 'format': return 'must be in ISO 8601 date format'
    case 'pattern': return 'must be a valid GUID'
    case 'minLength': return `length must be at least ${String(limit)} characters long`
    case 'maxLength': return `length must be less than or equal to ${String(limit)} characters long`
    default: return 'is not valid'
  }
}

/** As it was sent. */
function valueOf ({ query }: FastifyRequest, name: string): unknown {
  return (query as Record<string, unknown>)[name] // as the query string's parser makes it
}
