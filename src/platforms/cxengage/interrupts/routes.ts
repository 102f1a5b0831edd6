import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { assumed, observed } from '../../../http/wire.ts'
import type { WriteInto } from '../../writes.ts'
import type { ViewFor } from '../access/auth.ts'
import { requirePermission } from '../access/permissions.ts'
import { configId } from '../configuration/entity.ts'
import { followInteraction } from '../interactions/follow.ts'
import type { InteractionRepository } from '../interactions/repository.ts'
import { BadParameterError, NotEmulatedError, errorResponses, notEmulatedResponse } from '../wire/errors.ts'
import { interactionParams } from '../wire/params.ts'
import { writeFor } from '../wire/write.ts'

const SDK = observed('the vendor\'s JavaScript SDK')

/** The one interrupt that is no more than a change of the record. */
const DISPOSITION_SELECT = 'disposition-select'

const InterruptBodySchema = Type.Object({
  source: Type.Optional(Type.String({ description: '`client` from a desktop', ...SDK })),
  interruptType: Type.String({
    description: `What happens: \`${DISPOSITION_SELECT}\` selects a disposition, or none any more. The others are 501`, ...SDK
  }),
  interrupt: Type.Optional(Type.Object({
    resourceId: Type.Optional(Type.String({ description: 'The agent. It changes nothing here', ...SDK })),
    disposition: Type.Optional(Type.Object({
      dispositionId: Type.String({ format: 'uuid', ...SDK }),
      selected: Type.Optional(Type.Boolean({ ...SDK }))
    }, { description: 'One of the tenant\'s; without it none is selected any more', ...SDK }))
  }, { description: 'Of other types it has other keys', ...SDK }))
})

interface Options { viewFor: ViewFor, interactions: InteractionRepository, write: WriteInto }

/** What agents' desktops do with an interaction. */
export const interruptRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { viewFor, interactions, write }) => {
  const tell = writeFor(write)

  app.post('/tenants/:tenantId/interactions/:interactionId/interrupts', {
    schema: {
      operationId: 'createInterrupt',
      summary: 'Interrupt the flow of an interaction: select its disposition',
      tags: ['interactions'],
      params: Type.Object(interactionParams(SDK)),
      body: InterruptBodySchema,
      response: {
        200: { description: 'The flow has heard of it', $ref: 'InterruptSent' },
        ...errorResponses,
        501: notEmulatedResponse
      },
      ...requirePermission('INTERACTIONS_API_READ_ALL', assumed('as reading interactions')),
      ...SDK
    }
  }, async request => {
    const { interruptType, interrupt: { disposition } = {} } = request.body
    if (interruptType !== DISPOSITION_SELECT) {
      await viewFor(request)
      throw new NotEmulatedError()
    }
    const { timeline, interactionId } = await followInteraction(interactions, viewFor, request)
    if (timeline === undefined) throw new NotEmulatedError()
    const { centre, flow } = timeline
    const id = disposition?.dispositionId.toLowerCase()
    const selected = centre.dispositions.find(one => one.id === id)
    if (id !== undefined && selected === undefined) {
      throw new BadParameterError('dispositionId', 'must be a disposition of the tenant')
    }
    await tell(request, { kind: 'amend', id: interactionId, amendment: { disposition: selected?.name ?? null } })
    return { interactionId, flowId: flow.id, flowVersion: configId(`flow-versions/${flow.id}`) }
  })
}
