import cors from '@fastify/cors'
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import type { TSchema } from 'typebox'
import { version } from '../version.ts'

export interface ContractInfo {
  title: string
  description: string
  /** Schemas that routes refer to by their $id; they become the contract's components. */
  schemas: readonly TSchema[]
  /** How clients prove who they are, in OpenAPI's words. */
  securitySchemes: Record<string, object>
  /** What a route asks for unless it says otherwise. */
  security: Record<string, string[]>[]
}

/**
 * Makes a platform's scope: routes registered in it are collected into one OpenAPI document, and answers are written by
 * `JSON.stringify`. Response schemas document and test the answers; they never rewrite a byte of them.
 */
export async function openContractScope (app: FastifyInstance, { title, description, schemas, securitySchemes, security }: ContractInfo) {
  app.setSerializerCompiler(() => JSON.stringify)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title, description, version },
      components: { securitySchemes: securitySchemes as never }, // any scheme that OpenAPI knows
      security
    },
    refResolver: { buildLocalReference: ({ $id }, _baseUri, _fragment, place) => typeof $id === 'string' ? $id : `def-${place}` }
  })
  for (const schema of schemas) app.addSchema(schema)
}

/** Lets any web page call the scope's routes. Registered first, so that a preflight needs no credentials. */
export async function allowAnyOrigin (app: FastifyInstance) {
  await app.register(cors, { origin: '*', strictPreflight: false, methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'] })
}
