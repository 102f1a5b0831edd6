import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { JSON_TYPE } from '../../../http/json-type.ts'
import { documented } from '../../../http/wire.ts'
import { answers } from '../answers.ts'
import { contentErrors, contentMissing, rangeError } from '../error-schemas.ts'
import { contentNotFound } from '../errors.ts'
import { READ_CONTENT } from '../scopes.ts'
import { mediaTypeOf } from '../version.ts'
import { sendContent } from './download.ts'
import { findContent } from './find.ts'
import { contentsOf, type ContentOwner } from './owner.ts'
import { presentContents } from './present.ts'
import type { ContentRepository } from './repository.ts'
import { ContentSearchSchema, parseContentSearch, placeOf, tokenOf } from './search.ts'
import { contentVersionOf } from './version.ts'

const SEARCH = documented('Interaction Content API: Search for interactions')
const GET = documented('Interaction Content API: Get specific interaction by its GUID')
const FILE = documented('Interaction Content API: Get single interaction content file')

const guid = Type.String({ description: 'The interaction\'s, in any letter case', ...GET })
const contentKey = Type.String({
  description: 'callRecording, transcript, categorizationResult, sentimentSummary, or the unique id of whatever else ' +
    'there is, in any letter case',
  ...FILE
})
const range = Type.Optional(Type.String({
  description: 'Bytes of the file: `bytes=0-1023`. Several ranges are assumed to be ignored', ...FILE
}))

const security = [{ token: [READ_CONTENT] }]
const tags = ['interaction content']

/** What was kept of interactions, and what was made of it. */
export const contentRoutes: FastifyPluginAsyncTypebox<{ contents: ContentRepository }> = async (app, { contents }) => {
  app.get('/interactions', {
    schema: {
      operationId: 'listInteractionContent',
      summary: 'Search for interactions that have content, the oldest first',
      tags,
      security,
      querystring: ContentSearchSchema,
      response: { 200: answers('A page of interactions', 'ContentList', 'ContentListV2'), ...contentErrors },
      ...SEARCH
    }
  }, async ({ query, headers, view }, reply) => {
    const { limit = 25, page = 1, continuationToken } = query
    const search = parseContentSearch(query, view.now)
    const present = (owners: readonly ContentOwner[]) =>
      owners.map(owner => presentContents(owner, contentsOf(owner, view.now)))
    reply.type(JSON_TYPE)
    if (contentVersionOf(headers) === 2) {
      const { total, owners } = contents.page(view, search, (page - 1) * limit, limit)
      const meta = { page, count: owners.length, pageCount: Math.ceil(total / limit), totalCount: total }
      return { items: present(owners), meta }
    }
    const after = continuationToken === undefined ? undefined : placeOf(continuationToken)
    const { owners, next } = contents.following(view, search, after, limit)
    return { items: present(owners), meta: { nextContinuationToken: next === undefined ? null : tokenOf(next) } }
  })

  app.get('/interactions/:guid', {
    schema: {
      operationId: 'getInteractionContent',
      summary: 'Get what content an interaction has',
      tags,
      security,
      params: Type.Object({ guid }),
      response: {
        200: answers('The interaction', 'InteractionWithContent'), ...contentErrors, 404: contentMissing
      },
      ...GET
    }
  }, async ({ params, view }, reply) => {
    const owner = findContent(contents, view, params.guid)
    reply.type(JSON_TYPE)
    return presentContents(owner, contentsOf(owner, view.now))
  })

  app.get('/interactions/:guid/content/:contentKey', {
    schema: {
      operationId: 'downloadInteractionContent',
      summary: 'Download one content, or some of it',
      tags,
      security,
      params: Type.Object({ guid, contentKey }),
      headers: Type.Object({ range }),
      response: {
        200: file('The file'),
        206: file('The range of it that was asked for'),
        ...contentErrors,
        404: contentMissing,
        416: rangeError
      },
      ...FILE
    }
  }, async ({ params, headers, view }, reply) => {
    const wanted = params.contentKey.toLowerCase()
    const owner = findContent(contents, view, params.guid)
    const content = contentsOf(owner, view.now).find(({ key }) => key.toLowerCase() === wanted)
    if (content === undefined) throw contentNotFound()
    return sendContent(reply, content, headers.range)
  })
}

const DOCUMENTS = ['Transcript', 'CategorizationResult', 'SentimentSummary', 'ChatTranscript'].map(name => ({ $ref: name }))

/** Named by the versions that Accept must name, as everywhere, and by what the answer is called. */
const file = (description: string) => {
  const document = { schema: { anyOf: DOCUMENTS } }
  return {
    description,
    content: {
      [mediaTypeOf(3)]: document,
      [mediaTypeOf(2)]: document,
      'audio/wav': { schema: Type.String({ format: 'binary' }) },
      'video/webm': { schema: Type.String({ format: 'binary' }) },
      'text/csv': { schema: Type.String() },
      'application/*': document
    }
  }
}
