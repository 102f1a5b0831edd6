import Type, { type TSchema } from 'typebox'
import { Nullable, assumed, observed, ref, wire } from '../../../http/wire.ts'

/** Public clients and the vendor's own read these; none reads all fields. */
export const CLIENTS = observed('CxAdmin, CxHistoricalDataGrabber, the vendor\'s console')
export const LIKELY = assumed('what the entity has in the vendor\'s console')
/** A tenant, a user and integrations as they were told in November 2022. */
export const RECORD = observed('answers of November 2022, in a public test of a client')
export const SDK = observed('the vendor\'s JavaScript SDK')

export const Uuid = Type.String({ format: 'uuid', ...CLIENTS })
export const Name = Type.String({ ...CLIENTS })
export const Active = Type.Boolean({ description: 'Always true', ...CLIENTS })
export const TenantId = Type.String({ format: 'uuid', ...LIKELY })

/** Who made it and when, and who changed it last. */
export const stamps = (evidence: object) => ({
  created: Type.String({ format: 'date-time', description: 'In whole seconds', ...evidence }),
  createdBy: Type.String({ format: 'uuid', ...evidence }),
  updated: Type.String({ format: 'date-time', description: 'In whole seconds', ...evidence }),
  updatedBy: Type.String({ format: 'uuid', ...evidence })
})

/** What has not been set. */
export const nothing = (evidence: object) => Type.Null({ ...evidence })

export const orNull = <Schema extends TSchema>(schema: Schema, evidence: object) => Nullable(schema, { ...evidence })

export const one = <Schema extends TSchema & { $id?: string }>(schema: Schema) =>
  wire({ result: ref(schema) }, { $id: `${schema.$id}Result` })
export const many = <Schema extends TSchema & { $id?: string }>(schema: Schema) =>
  wire({ result: Type.Array(ref(schema), { ...CLIENTS }) }, { $id: `${schema.$id}Results` })
