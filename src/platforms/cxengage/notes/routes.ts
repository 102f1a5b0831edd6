import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { assumed, observed } from '../../../http/wire.ts'
import { NotFoundError, errorResponses } from '../wire/errors.ts'
import type { ViewFor } from '../access/auth.ts'
import { followInteraction } from '../interactions/follow.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import { idParam, interactionParams } from '../wire/params.ts'
import { requirePermission } from '../access/permissions.ts'
import { notesOf, withoutBody } from './present.ts'

const SDK = observed('the vendor\'s JavaScript SDK and desktop')

const OWN_PERMISSION = requirePermission('INTERACTIONS_API_READ_ALL', assumed('as the interaction'))

const NotesQuerySchema = Type.Object({
  contents: Type.Optional(
    Type.String({ description: 'true: with what the notes say. Assumed: only with their titles otherwise', ...SDK })
  )
})

/** What agents have jotted down. */
export const noteRoutes: FastifyPluginAsyncTypebox<{ viewFor: ViewFor, interactions: InteractionRepository }> =
  async (app, { viewFor, interactions }) => {
    app.get('/tenants/:tenantId/interactions/:interactionId/notes', {
      schema: {
        operationId: 'listNotes',
        summary: 'Get the notes of an interaction',
        tags: ['notes'],
        params: Type.Object(interactionParams(SDK)),
        querystring: NotesQuerySchema,
        response: { 200: { description: 'Its notes', $ref: 'NoteList' }, ...errorResponses },
        ...OWN_PERMISSION,
        ...SDK
      }
    }, async request => {
      const notes = notesOf(await followInteraction(interactions, viewFor, request))
      return { results: request.query.contents === 'true' ? notes : notes.map(withoutBody) }
    })

    app.get('/tenants/:tenantId/interactions/:interactionId/notes/:noteId', {
      schema: {
        operationId: 'getNote',
        summary: 'Get a note',
        tags: ['notes'],
        params: Type.Object({ ...interactionParams(SDK), noteId: idParam(SDK) }),
        response: { 200: { description: 'The note', $ref: 'NoteResult' }, ...errorResponses },
        ...OWN_PERMISSION,
        ...SDK
      }
    }, async request => {
      const noteId = request.params.noteId.toLowerCase()
      const note = notesOf(await followInteraction(interactions, viewFor, request)).find(note => note.noteId === noteId)
      if (note === undefined) throw new NotFoundError('Note')
      return { result: note }
    })
  }
