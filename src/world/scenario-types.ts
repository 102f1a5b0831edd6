import Type from 'typebox'

/** Names are shown and compared. */
export const LONGEST_NAME = 500

export const Uuid = (description: string) => Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  description,
  errorMessage: 'must be a UUID in lower case, such as 5ca1ab1e-0000-4000-8000-000000000001'
})

export const Share = (description: string, fallback: number) =>
  Type.Number({ minimum: 0, maximum: 1, default: fallback, description })
export const Seconds = (description: string, fallback?: number) =>
  Type.Number({ exclusiveMinimum: 0, description, ...(fallback === undefined ? {} : { default: fallback }) })
export const Closed = { additionalProperties: false }
