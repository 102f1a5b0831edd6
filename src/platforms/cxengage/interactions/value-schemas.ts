import Type, { type TSchema } from 'typebox'
import { Nullable } from '../../../http/wire.ts'

/** A key that is left out by default when there is nothing, and null with the null switch. */
export const may = <Schema extends TSchema>(schema: Schema, evidence: object) =>
  Type.Optional(Nullable(schema, { ...evidence }))
export const list = <Schema extends TSchema>(schema: Schema, evidence: object) =>
  Type.Optional(Type.Array(schema, { ...evidence }))

export const Text = Type.String()
export const Uuid = Type.String({ format: 'uuid' })
export const Timestamp = Type.String({ format: 'date-time', description: 'YYYY-MM-DDTHH:MM:SS.mmmZ' })
export const Seconds = Type.Number({ minimum: 0, description: 'Seconds with at most three decimals' })
export const Flag = Type.Literal(true)
