import type { FastifyInstance } from 'fastify'

/** Lets the scope's routes be asked with any body, whatever it claims to be: none of them reads it. */
export function ignoreBodies (app: FastifyInstance) {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume()
    done(null, undefined)
  })
}
