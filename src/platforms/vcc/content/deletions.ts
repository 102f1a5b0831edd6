import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type, { type Static } from 'typebox'
import { JSON_TYPE } from '../../../http/json-type.ts'
import { documented } from '../../../http/wire.ts'
import { WriteError, type Write, type WriteInto } from '../../writes.ts'
import type { Space } from '../../accounts.ts'
import { contentErrors, contentMissing, spaceFullError } from '../error-schemas.ts'
import { contentNotFound, spaceFull } from '../errors.ts'
import { DELETE_CONTENT } from '../scopes.ts'
import { answers, nothing } from '../answers.ts'
import { withoutFiles } from './deleted.ts'
import { objectionToGuid } from './guid.ts'
import { readJsonBodies } from './json-body.ts'
import { findContent } from './find.ts'
import { availableFrom, contentsOf } from './owner.ts'
import type { ContentRepository } from './repository.ts'
import type { DeletionFailuresSchema } from './schemas.ts'

const BATCH = documented('Interaction Content API: Delete up to 1000 interactions')
const ONE = documented('Interaction Content API: Delete specific interaction and its content by its GUID')
const FILE = documented('Interaction Content API: Delete single interaction content file')

/** Documented. */
const MOST_GUIDS = 1000

const guid = Type.String({ description: 'The interaction\'s, in any letter case', ...ONE })
const contentKey = Type.String({ description: 'As it is told, in any letter case', ...FILE })

const route = { tags: ['interaction content'], security: [{ token: [DELETE_CONTENT] }] }
const config = { scope: DELETE_CONTENT }
const errors = { ...contentErrors, 503: spaceFullError }

type Failure = Static<typeof DeletionFailuresSchema>['failures'][number]

interface Options { contents: ContentRepository, write: WriteInto }

/** What is deleted is gone for good: until the space is reset, or comes back to a snapshot. */
export const deletionRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { contents, write }) => {
  readJsonBodies(app)

  app.post('/interactions/delete-batch', {
    config,
    schema: {
      operationId: 'deleteInteractions',
      summary: 'Delete up to 1000 interactions',
      ...route,
      body: Type.Object({
        guids: Type.Array(Type.String(), {
          maxItems: MOST_GUIDS, description: 'One that nobody has is deleted, too', ...BATCH
        })
      }, { ...BATCH }),
      response: { 200: answers('What was not deleted', 'DeletionFailures'), ...errors },
      ...BATCH
    }
  }, async ({ body, view, space }, reply) => {
    const failures: Failure[] = []
    const found = new Set<string>()
    for (const guid of new Set(body.guids)) {
      const message = objectionToGuid(guid)
      if (message !== undefined) {
        failures.push({ guid, message, statusCode: 400 })
        continue
      }
      const owner = contents.find(view, guid.toLowerCase())
      if (owner !== undefined && availableFrom(owner) <= view.now) found.add(owner.guid)
    }
    if (found.size > 0) await tell(space, { kind: 'delete-content', ids: [...found] })
    reply.type(JSON_TYPE)
    return { failures }
  })

  app.delete('/interactions/:guid', {
    config,
    schema: {
      operationId: 'deleteInteraction',
      summary: 'Delete an interaction and its content',
      ...route,
      params: Type.Object({ guid }),
      response: { 200: answers('It is deleted', 'Deleted'), ...errors, 404: contentMissing },
      ...ONE
    }
  }, async ({ params, view, space }, reply) => {
    const owner = findContent(contents, view, params.guid)
    await tell(space, { kind: 'delete-content', ids: [owner.guid] })
    reply.type(JSON_TYPE)
    return {}
  })

  app.delete('/interactions/:guid/content/:contentKey', {
    config,
    schema: {
      operationId: 'deleteInteractionContent',
      summary: 'Delete one content',
      ...route,
      params: Type.Object({ guid, contentKey }),
      response: { 204: nothing('It is deleted'), ...errors, 404: contentMissing },
      ...FILE
    }
  }, async ({ params, view, space }, reply) => {
    const owner = findContent(contents, view, params.guid)
    const wanted = params.contentKey.toLowerCase()
    const key = contentsOf(owner, view.now).find(({ key }) => key.toLowerCase() === wanted)?.key
    if (key === undefined) throw contentNotFound()
    const { guid } = owner
    const left = withoutFiles(owner, new Set([key]))
    await tell(space, left === undefined
      ? { kind: 'delete-content', ids: [guid] }
      : { kind: 'delete-file', id: guid, key, leftFrom: availableFrom(left) })
    return await reply.code(204).send(null)
  })

  /** Throws 503 where the space keeps no more deletions: ringback's own. */
  async function tell (space: Space, deletion: Write) {
    try {
      await write(space, deletion)
    } catch (error) {
      throw error instanceof WriteError ? spaceFull(error.message) : error
    }
  }
}
