import Type, { type TSchema } from 'typebox'
import { ScenarioSchema } from '../world/scenario.ts'

/** The JSON Schema of a scenario file as it is kept: one of a scenario before the defaults are filled in. */
export function scenarioSchemaText (): string {
  const { properties } = ScenarioSchema
  const file = Type.String({ minLength: 1, description: 'A JSON file beside the scenario that holds the tenant' })
  const schema: TSchema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A scenario of ringback',
    ...ScenarioSchema,
    $id: undefined,
    properties:
      { ...properties, tenants: { ...properties.tenants, items: Type.Union([file, properties.tenants.items]) } }
  }
  return `${JSON.stringify(schema, withoutDefaulted, 2)}\n`
}

/** What has a default may be left out. */
function withoutDefaulted (_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('required' in value) || !('properties' in value)) return value
  const { required, properties, ...rest } =
    value as { required: string[], properties: Record<string, object> } // as TypeBox makes an object's schema
  const needed = required.filter(key => !('default' in (properties[key] ?? {})))
  return { ...rest, ...(needed.length === 0 ? {} : { required: needed }), properties }
}
