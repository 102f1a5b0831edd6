import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { assumed, observed } from '../../../http/wire.ts'
import type { WriteInto } from '../../writes.ts'
import type { ViewFor } from '../access/auth.ts'
import { requirePermission } from '../access/permissions.ts'
import { followInteraction } from '../interactions/follow.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import { NotEmulatedError, errorResponses, notEmulatedResponse } from '../wire/errors.ts'
import { interactionParams } from '../wire/params.ts'
import { writeFor } from '../wire/write.ts'

const LAMBDAS = observed('the vendor\'s lambdas for messages, and a gateway for calls')

interface Options { viewFor: ViewFor, interactions: InteractionRepository, write: WriteInto }

/** Metadata as the services write it that carry messages and calls. */
export const metadataWritingRoutes: FastifyPluginAsyncTypebox<Options> =
  async (app, { viewFor, interactions, write }) => {
    const tell = writeFor(write)

    app.post('/tenants/:tenantId/interactions/:interactionId/metadata', {
      schema: {
        operationId: 'updateInteractionMetadata',
        summary: 'Change what the flow knows of an interaction',
        description: 'Assumed: keys that are sent replace those of the same name, and the others stay. The services send ' +
          'all that they have read.',
        tags: ['messages'],
        params: Type.Object(interactionParams(LAMBDAS)),
        querystring: Type.Object({
          id: Type.Optional(Type.String({ description: 'The request\'s own; it changes nothing', ...LAMBDAS }))
        }),
        body: Type.Object({
          source: Type.Optional(Type.String({ description: 'Who writes: `smooch`, `xms`; it is not kept', ...LAMBDAS })),
          metadata: Type.Record(Type.String(), Type.Unknown(), { ...LAMBDAS })
        }),
        response: { 200: { description: 'It is changed', $ref: 'Done' }, ...errorResponses, 501: notEmulatedResponse },
        ...requirePermission('INTERACTIONS_API_READ_ALL', assumed('as reading it')),
        ...LAMBDAS
      }
    }, async request => {
      const { timeline, interactionId } = await followInteraction(interactions, viewFor, request)
      if (timeline === undefined) throw new NotEmulatedError()
      await tell(request, { kind: 'set-metadata', id: interactionId, metadata: request.body.metadata })
      return {}
    })
  }
