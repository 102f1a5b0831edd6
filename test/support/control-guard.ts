import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { FastifyInstance } from 'fastify'

const CONTRACT = path.join(import.meta.dirname, '..', '..', 'openapi', 'control.json')

const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)
ajv.addSchema(JSON.parse(readFileSync(CONTRACT, 'utf8')) as object, 'control')
const compiled = new Map<string, ValidateFunction>()

const escaped = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1')

function validatorOf (url: string, method: string, status: number): ValidateFunction {
  const place = [url.replaceAll(/:(\w+)/g, '{$1}'), method.toLowerCase(), 'responses', String(status), 'content',
    'application/json', 'schema'].map(escaped).join('/')
  const known = compiled.get(place) ?? ajv.compile({ $ref: `control#/paths/${place}` })
  compiled.set(place, known)
  return known
}

/** Fails every JSON answer of the control plane that is not what openapi/control.json says. */
export function guardControl (app: FastifyInstance) {
  app.addHook('onSend', async (request, reply, payload) => {
    const { url, schema } = request.routeOptions
    // What Fastify says of a body before any route sees it, and the first page's other addresses, are in no contract.
    const isTold = url?.startsWith('/__admin/') === true && schema?.hide !== true &&
      ![204, 413, 415].includes(reply.statusCode) &&
      String(reply.getHeader('content-type')).startsWith('application/json')
    if (!isTold) return payload
    const validate = validatorOf(url, request.method, reply.statusCode)
    if (validate(JSON.parse(String(payload)))) return payload
    throw new Error(`${request.method} ${request.url} ${reply.statusCode}: ${ajv.errorsText(validate.errors)} in ` +
      String(payload).slice(0, 500))
  })
}
