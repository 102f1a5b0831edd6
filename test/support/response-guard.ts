import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { FastifyInstance, FastifyRequest } from 'fastify'

interface Guarded { ajv: Ajv2020, known: WeakMap<object, ValidateFunction>, byText: Map<string, ValidateFunction> }

/**
 * Compiled once for all servers of a process, by the schemas that they share: platforms have schemas of one name, and
 * compiling is most of the work of a guard.
 */
const guardedBySchemas = new Map<string, Guarded>()

/**
 * Fails every answer of a platform's route that is not what the contract says: a status without a schema, a key that no
 * schema names, a wrong type. Answers that no route gave are only held to be JSON.
 */
export function guardResponses (app: FastifyInstance) {
  const guardedByScope = new Map<string, Guarded>()

  app.addHook('onSend', async (request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '')
    const isText = typeof payload === 'string' || Buffer.isBuffer(payload)
    const isWhole = isText && reply.statusCode !== 206
    if (request.url.startsWith('/__admin') || !isWhole || !type.startsWith('application/json')) return payload
    // Files are sent as they are stored.
    if (!type.includes('charset=utf-8') && !reply.hasHeader('accept-ranges')) {
      throw new Error(`${request.method} ${request.url} ${reply.statusCode}: the type ${type} has no charset`)
    }
    const text = String(payload)
    const body: unknown = JSON.parse(text)
    const schema = schemaOf(request, reply.statusCode)
    if (schema === undefined) return payload // of no route, or of a page
    const guarded = guardedFor(request)
    const validate = validatorOf(guarded, schema)
    if (!validate(body)) {
      const errors = guarded.ajv.errorsText(validate.errors)
      throw new Error(`${request.method} ${request.url} ${reply.statusCode}: ${errors} in ${text.slice(0, 500)}`)
    }
    return payload
  })

  function guardedFor (request: FastifyRequest): Guarded {
    const scope = request.routeOptions.url?.split('/')[1] ?? ''
    const known = guardedByScope.get(scope)
    if (known !== undefined) return known
    const schemas = request.server.getSchemas()
    const text = JSON.stringify(schemas)
    const guarded = guardedBySchemas.get(text) ?? createGuarded(schemas)
    guardedBySchemas.set(text, guarded)
    guardedByScope.set(scope, guarded)
    return guarded
  }

  function schemaOf (request: FastifyRequest, status: number): object | undefined {
    const { schema } = request.routeOptions
    if (schema === undefined || schema.hide === true) return undefined
    const responses = schema.response as Record<string, object> | undefined
    const found = responses?.[status]
    if (found === undefined) throw new Error(`${request.method} ${request.url}: no schema for ${status}`)
    if (!('content' in found)) return found
    // What was asked for by name says more than what the answer is called.
    const content = found.content as Record<string, { schema: object }>
    const media = content[request.headers.accept ?? ''] ?? content['application/json'] ?? content['application/*']
    if (media === undefined) throw new Error(`${request.method} ${request.url}: no schema for application/json`)
    return media.schema
  }
}

function createGuarded (schemas: Record<string, unknown>): Guarded {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  for (const [id, schema] of Object.entries(schemas)) ajv.addSchema(schema as object, id)
  return { ajv, known: new WeakMap(), byText: new Map() }
}

/** Every server has route schemas of its own, mostly of one text. */
function validatorOf ({ ajv, known, byText }: Guarded, schema: object): ValidateFunction {
  let validate = known.get(schema)
  if (validate === undefined) {
    const text = JSON.stringify(schema)
    validate = byText.get(text) ?? ajv.compile(schema)
    byText.set(text, validate)
    known.set(schema, validate)
  }
  return validate
}
