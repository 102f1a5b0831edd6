import cors from '@fastify/cors'
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import type { TSchema } from 'typebox'
import { version } from '../version.ts'

const DESCRIPTION = 'What ringback emulates of it. `x-evidence` tells what each statement rests on. ' +
  'Web pages of any origin may ask (CORS): every answer has `access-control-allow-origin: *`, which is assumed.'

export interface ContractInfo {
  title: string
  /** Default: that it is what ringback emulates of something. */
  description?: string
  /** Schemas that routes refer to by their $id; they become the contract's components. */
  schemas: readonly TSchema[]
  /** How clients prove who they are, in OpenAPI's words. */
  securitySchemes: Record<string, object>
  /** What a route asks for unless it says otherwise. */
  security: Record<string, string[]>[]
}

/** What is read of it here; the rest is the generator's. */
export interface OpenApiDocument { openapi: string, servers?: { url: string }[], [key: string]: unknown }

/** A platform's scope and the contract that comes of it. */
export function createContractScope (info: ContractInfo) {
  let scope: FastifyInstance | undefined
  return {
    async open (app: FastifyInstance) {
      await openScope(app, info)
      scope = app
    },
    /** The OpenAPI document of the scope's routes, once the application is ready. */
    contract (): OpenApiDocument {
      if (scope === undefined) throw new Error('the contract is known once the application is ready')
      return inOrder(scope.swagger() as unknown as OpenApiDocument) // the generator's type knows only OpenAPI 3.0
    }
  }
}

interface Operation { parameters?: { in: string, name: string }[] }

/** Parameters of the path come first, in its order: without them nothing can be asked. */
function inOrder (contract: OpenApiDocument): OpenApiDocument {
  const paths = contract['paths'] as Record<string, Record<string, Operation>>
  for (const [url, operations] of Object.entries(paths)) {
    const place = ({ in: where, name }: { in: string, name: string }) =>
      where === 'path' ? url.indexOf(`{${name}}`) : Infinity
    for (const { parameters } of Object.values(operations)) {
      parameters?.sort((a, b) => place(a) === place(b) ? 0 : place(a) - place(b))
    }
  }
  return contract
}

/**
 * Routes registered in the scope are collected into one OpenAPI document, and answers are written by `JSON.stringify`.
 * Response schemas document and test the answers; they never rewrite a byte of them.
 */
async function openScope (
  app: FastifyInstance, { title, description = DESCRIPTION, schemas, securitySchemes, security }: ContractInfo
) {
  app.setSerializerCompiler(() => JSON.stringify)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title, description, version },
      components: { securitySchemes: securitySchemes as never }, // any scheme that OpenAPI knows
      security
    },
    refResolver:
      { buildLocalReference: ({ $id }, _baseUri, _fragment, index) => typeof $id === 'string' ? $id : `def-${index}` }
  })
  for (const schema of schemas) app.addSchema(schema)
}

/** Lets any web page call the scope's routes. Registered first, so that a preflight needs no credentials. */
export async function allowAnyOrigin (app: FastifyInstance) {
  await app.register(cors,
    { origin: '*', strictPreflight: false, methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'] })
}
