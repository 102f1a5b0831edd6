import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { assumed, observed } from '../../../http/wire.ts'
import type { ViewFor } from '../access/auth.ts'
import { requirePermission } from '../access/permissions.ts'
import { transcriptFile } from '../artifacts/transcript-file.ts'
import { followInteraction } from '../interactions/follow.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import { NotFoundError, errorResponses } from '../wire/errors.ts'
import { interactionParams } from '../wire/params.ts'
import { isWritten, linesUntil, presentMessages, presentMetadata } from './present.ts'

const SDK = observed('the vendor\'s JavaScript SDK')
const LAMBDAS = observed('the vendor\'s lambdas for messages')
const MAY_READ = requirePermission('INTERACTIONS_API_READ_ALL', assumed('as the interaction'))

interface Options { viewFor: ViewFor, interactions: InteractionRepository }

/** What customers and agents write to each other, while they do. */
export const messageRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { viewFor, interactions }) => {
  app.get('/tenants/:tenantId/interactions/:interactionId/metadata', {
    schema: {
      operationId: 'getInteractionMetadata',
      summary: 'Get what the flow knows of an interaction',
      tags: ['messages'],
      params: Type.Object(interactionParams(LAMBDAS)),
      response: { 200: { description: 'What it knows', $ref: 'Metadata' }, ...errorResponses },
      ...MAY_READ,
      ...LAMBDAS
    }
  }, async request => {
    const { timeline, whole, interactionId } = await followInteraction(interactions, viewFor, request)
    if (timeline === undefined || whole === undefined) throw new NotFoundError('Metadata')
    const { now, written } = request.view
    return {
      ...presentMetadata(timeline, interactionId, linesUntil(whole, interactionId, now)),
      ...written.metadata.get(interactionId)
    }
  })

  app.get('/messaging/tenants/:tenantId/channels/:interactionId/history', {
    schema: {
      operationId: 'listMessages',
      summary: 'Get the messages of a conversation',
      tags: ['messages'],
      params: Type.Object(interactionParams(SDK)),
      response: { 200: { description: 'The messages until now', $ref: 'MessageHistory' }, ...errorResponses },
      ...MAY_READ,
      ...SDK
    }
  }, async request => {
    const { whole, interactionId } = await followInteraction(interactions, viewFor, request)
    if (whole === undefined || !isWritten(whole)) return { result: [] }
    const all = JSON.parse(transcriptFile(whole, interactionId)) as { timestamp: string }[] // our own text
    return { result: all.filter(({ timestamp }) => Number(timestamp) <= request.view.now) }
  })

  app.get('/smooch/tenants/:tenantId/interactions/:interactionId/conversation', {
    schema: {
      operationId: 'getConversation',
      summary: 'Get the messages of a conversation, in the newer form',
      tags: ['messages'],
      params: Type.Object(interactionParams(SDK)),
      response: { 200: { description: 'The messages until now', $ref: 'Conversation' }, ...errorResponses },
      ...MAY_READ,
      ...SDK
    }
  }, async request => {
    const { whole, interactionId } = await followInteraction(interactions, viewFor, request)
    const messages = whole === undefined
      ? []
      : presentMessages(whole, interactionId, linesUntil(whole, interactionId, request.view.now))
    return { messages, interactionId }
  })
}
