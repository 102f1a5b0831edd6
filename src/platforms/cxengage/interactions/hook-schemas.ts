import Type, { type Static } from 'typebox'
import { documented, wire } from '../../../http/wire.ts'
import { Text, Uuid, may } from './value-schemas.ts'

const TICKETS = documented('Example: Zendesk Interactions')
export const CUSTOM = documented('Example: Custom Attributes')

export const HookSchema = wire({
  interactionHookId: Type.String({ format: 'uuid', ...TICKETS }),
  hookType: Type.String({ description: 'The other system, such as zendesk', ...TICKETS }),
  hookSubType: Type.String({ description: 'The kind of record, such as ticket', ...TICKETS }),
  hookId: Type.String({ description: 'The record', ...TICKETS }),
  hookName: may(Text, TICKETS),
  hookedBy: Type.String({ description: 'A user of the other system', ...TICKETS }),
  agentId: may(Uuid, TICKETS),
  timestamp: Type.String({ format: 'date-time', ...TICKETS })
}, { $id: 'Hook', description: 'A link to a record of another system' })

export const AttributeSchema = wire({
  tenantId: Type.String({ format: 'uuid', ...CUSTOM }),
  interactionId: Type.String({ format: 'uuid', ...CUSTOM }),
  interactionHookId: Type.String({ format: 'uuid', ...CUSTOM }),
  hookId: Type.String({ format: 'uuid', ...CUSTOM }),
  hookType: Type.String({ ...CUSTOM }),
  hookSubType: Type.String({ ...CUSTOM }),
  hookName: Type.String({ description: 'The attribute\'s value', ...CUSTOM }),
  hookBy: Type.String({ description: 'Not hookedBy', ...CUSTOM }),
  timestamp: Type.String({ format: 'date-time', ...CUSTOM }),
  agentId: may(Uuid, CUSTOM)
}, { $id: 'InteractionAttribute', description: 'A custom reporting attribute' })

export type Hook = Static<typeof HookSchema>
export type InteractionAttribute = Static<typeof AttributeSchema>
