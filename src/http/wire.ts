import Type, { type Static, type TProperties, type TSchema } from 'typebox'

/** Where a statement about a platform comes from; written into the contract as `x-evidence`. */
export interface Evidence { level: 'documented' | 'observed' | 'inferred' | 'assumed', where: string }

export const documented = (where: string) => ({ 'x-evidence': { level: 'documented', where } satisfies Evidence })
export const observed = (where: string) => ({ 'x-evidence': { level: 'observed', where } satisfies Evidence })
export const inferred = (where: string) => ({ 'x-evidence': { level: 'inferred', where } satisfies Evidence })
export const assumed = (where: string) => ({ 'x-evidence': { level: 'assumed', where } satisfies Evidence })

/** An object on the wire: closed, so that a test sees every key that is not in the contract. */
export const wire = <Properties extends TProperties>(properties: Properties, options: Record<string, unknown> = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options })

/** A reference to a schema that was added to the scope by its $id; the type is the schema's own. */
export const ref = <Schema extends TSchema>(schema: Schema & { $id?: string }) => {
  if (schema.$id === undefined) throw new Error('only a schema with an $id can be referred to')
  return Type.Unsafe<Static<Schema>>(Type.Ref(schema.$id))
}

/** A value that may be null. OpenAPI 3.1 says so with a type union. */
export const Nullable = <Schema extends TSchema>(schema: Schema, options: Record<string, unknown> = {}) =>
  Type.Union([schema, Type.Null()], options)
