import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { assumed, observed } from '../../../http/wire.ts'
import type { WriteInto } from '../../writes.ts'
import type { ViewFor } from '../access/auth.ts'
import { requirePermission } from '../access/permissions.ts'
import { followInteraction } from '../interactions/follow.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import { NotEmulatedError, NotFoundError, errorResponses, notEmulatedResponse } from '../wire/errors.ts'
import { idParam, interactionParams } from '../wire/params.ts'
import { writeFor } from '../wire/write.ts'
import { drawnNoteId, notesOf } from './present.ts'

const SDK = observed('the vendor\'s JavaScript SDK')

const MAY_WRITE = requirePermission('INTERACTIONS_API_READ_ALL', assumed('as reading them'))

/** Assumed: how long they can be. */
const [Title, Body] = [Type.String({ maxLength: 200, ...SDK }), Type.String({ minLength: 1, maxLength: 4000, ...SDK })]

const about = {
  contactId: Type.Optional(Type.String({ description: 'Assumed: changes nothing here', ...SDK })),
  tenantId: Type.Optional(Type.String({ description: 'That of the path', ...SDK })),
  resourceId: Type.Optional(Type.String({
    format: 'uuid', description: 'The agent who writes. Assumed: whoever talked last where it is not said', ...SDK
  }))
}

interface Options { viewFor: ViewFor, interactions: InteractionRepository, write: WriteInto }

/** Notes as the vendor's desktop writes them. */
export const noteWritingRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { viewFor, interactions, write }) => {
  const tell = writeFor(write)
  const responses = { ...errorResponses, 501: notEmulatedResponse }

  app.post('/tenants/:tenantId/interactions/:interactionId/notes', {
    schema: {
      operationId: 'createNote',
      summary: 'Write a note',
      tags: ['notes'],
      params: Type.Object(interactionParams(SDK)),
      querystring: Type.Object({
        contents: Type.Optional(Type.String({ description: 'As the SDK sends it; it changes nothing', ...SDK }))
      }),
      body: Type.Object({ title: Title, body: Body, ...about }),
      response: { 200: { description: 'Where it is', $ref: 'NoteWritten' }, ...responses },
      ...MAY_WRITE,
      ...SDK
    }
  }, async request => {
    const { timeline, interactionId } = await followInteraction(interactions, viewFor, request)
    if (timeline === undefined) throw new NotEmulatedError()
    const { title, body, resourceId } = request.body
    const agent = resourceId?.toLowerCase()
    return { result: { noteId: await tell(request, { kind: 'add-note', id: interactionId, title, body, agent }) } }
  })

  app.put('/tenants/:tenantId/interactions/:interactionId/notes/:noteId', {
    schema: {
      operationId: 'updateNote',
      summary: 'Change a note',
      tags: ['notes'],
      params: Type.Object({ ...interactionParams(SDK), noteId: idParam(SDK) }),
      body: Type.Object({ title: Type.Optional(Title), body: Type.Optional(Body), ...about }),
      response: {
        200: { description: 'It is changed', $ref: 'Done' }, ...responses
      },
      ...MAY_WRITE,
      ...SDK
    }
  }, async request => {
    const followed = await followInteraction(interactions, viewFor, request)
    const { interactionId: id } = followed
    const noteId = request.params.noteId.toLowerCase()
    const before = notesOf(followed).find(note => note.noteId === noteId)
    if (before === undefined) throw new NotFoundError('Note')
    const { title = before.title, body = before.body ?? '' } = request.body
    await tell(request, {
      kind: 'amend',
      id,
      amendment: noteId === drawnNoteId(id)
        ? { note: { title, body } }
        : { written: { id: noteId, title, body, agent: before.resourceId } }
    })
    return {}
  })
}
