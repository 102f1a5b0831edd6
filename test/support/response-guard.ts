import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/**
 * Fails every answer of a platform's route that is not what the contract says: a status without a schema, a key that no
 * schema names, a wrong type. Answers that no route gave are only held to be JSON.
 */
export function guardResponses (app: FastifyInstance) {
  // Platforms have schemas of one name.
  const validators = new Map<string, Ajv2020>()

  app.addHook('onSend', async (request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '')
    if (request.url.startsWith('/__admin') || typeof payload !== 'string' || !type.startsWith('application/json')) {
      return payload
    }
    const body: unknown = JSON.parse(payload)
    const schema = schemaOf(request, reply.statusCode)
    if (schema === undefined) return payload
    const ajv = validatorFor(request)
    if (!ajv.validate(schema, body)) {
      throw new Error(
        `${request.method} ${request.url} ${reply.statusCode}: ${ajv.errorsText()} in ${payload.slice(0, 500)}`
      )
    }
    return payload
  })

  function validatorFor (request: FastifyRequest): Ajv2020 {
    const scope = request.routeOptions.url?.split('/')[1] ?? ''
    const known = validators.get(scope)
    if (known !== undefined) return known
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    formats.default(ajv)
    for (const [id, schema] of Object.entries(request.server.getSchemas())) ajv.addSchema(schema as object, id)
    validators.set(scope, ajv)
    return ajv
  }

  function schemaOf (request: FastifyRequest, status: number): object | undefined {
    const { schema } = request.routeOptions
    if (schema === undefined) return undefined
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
