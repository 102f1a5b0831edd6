import Type, { type TSchema } from 'typebox'
import { Nullable, inferred, observed } from '../../../http/wire.ts'

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

/** An answer of get-one of November 2022, with every key: one inbound voice call, of which an offer was missed. */
export const RECORD = observed('an answer of get-one of November 2022, in a public test of a client')
/** What that one answer implies for what it does not show. */
export const AFTER_RECORD = inferred('the answer of get-one of November 2022, and the key\'s name')

/** A key that only one vintage of the tenant has. */
const ofVintage = (vintage: string) => <Schema extends TSchema>(schema: Schema, evidence: object) =>
  Type.Optional(Nullable(schema, { 'x-vintage': vintage, ...evidence }))

export const of2017 = ofVintage('2017')
export const of2022 = ofVintage('2022')
export const listOf2022 = <Schema extends TSchema>(schema: Schema, evidence: object) =>
  Type.Optional(Type.Array(schema, { 'x-vintage': '2022', ...evidence }))

/** A key of 2022 that nothing here ever fills: null, or an empty list. */
export const Nothing = Type.Null()
export const None = Type.Unknown()
