import type { FastifyInstance } from 'fastify'
import { badRequest } from '../errors.ts'

/** Reads bodies as JSON. Assumed: whatever they claim to be, and what is none is 400. */
export function readJsonBodies (app: FastifyInstance) {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, async (_request: unknown, text: string) => {
    if (text === '') return undefined
    try {
      return JSON.parse(text) as unknown
    } catch {
      throw badRequest('Invalid request payload JSON format')
    }
  })
}
