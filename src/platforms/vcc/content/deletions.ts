import type { FastifyPluginAsync } from 'fastify'
import Type from 'typebox'
import { documented } from '../../../http/wire.ts'
import { accessErrors, notEmulatedError } from '../error-schemas.ts'
import { contentNotDeleted } from '../errors.ts'
import { DELETE_CONTENT } from '../scopes.ts'

const API = documented('Interaction Content API')

type Deletion = [method: 'POST' | 'DELETE', path: string, operationId: string, summary: string]

const DELETIONS: Deletion[] = [
  ['POST', '/interactions/delete-batch', 'deleteInteractions', 'Delete up to 1000 interactions'],
  ['DELETE', '/interactions/:guid', 'deleteInteraction', 'Delete an interaction and its content'],
  ['DELETE', '/interactions/:guid/content/:contentKey', 'deleteInteractionContent', 'Delete one content']
]

/** Nothing is ever deleted: whoever may say so hears 501, whatever the version. */
export const deletionRoutes: FastifyPluginAsync = async app => {
  for (const [method, url, operationId, summary] of DELETIONS) {
    app.route({
      method,
      url,
      config: { scope: DELETE_CONTENT },
      schema: {
        operationId,
        summary,
        tags: ['not emulated'],
        security: [{ token: [DELETE_CONTENT] }],
        params: Type.Object(paramsOf(url)),
        response: {
          401: accessErrors[401], 403: accessErrors[403], 429: accessErrors[429], 501: notEmulatedError
        },
        ...API,
        ...{ 'x-not-emulated': true }
      },
      handler: async () => { throw contentNotDeleted() }
    })
  }
}

const paramsOf = (url: string) =>
  Object.fromEntries([...url.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, Type.String({ ...API })]))
