import Type, { type TSchema } from 'typebox'
import type { Platform } from '../platforms/platform.ts'
import { ScenarioSchema } from '../world/scenario.ts'

/** What the schema is called, wherever a copy of it lies. The package is served there once it is published. */
export const SCHEMA_ID = 'https://unpkg.com/ringback/seeds/scenario.schema.json'

/** A JSON Schema as it is written. */
type Schema = Record<string, unknown>

/**
 * The JSON Schema of a scenario file as it is kept: one of a scenario before the defaults are filled in, with what the
 * platforms know.
 */
export function scenarioSchemaText (platforms: readonly Platform[]): string {
  const { properties } = ScenarioSchema
  const file = Type.String({ minLength: 1, description: 'A JSON file beside the scenario that holds the tenant' })
  const schema: TSchema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A scenario of ringback',
    ...ScenarioSchema,
    $id: SCHEMA_ID,
    properties:
      { ...properties, tenants: { ...properties.tenants, items: Type.Union([file, properties.tenants.items]) } }
  }
  const written = JSON.parse(JSON.stringify(schema, withoutDefaulted)) as Schema
  tellPlatforms(written, platforms)
  return `${JSON.stringify(written, undefined, 2)}\n`
}

/** What has a default may be left out. */
function withoutDefaulted (_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('required' in value) || !('properties' in value)) return value
  const { required, properties, ...rest } =
    value as { required: string[], properties: Record<string, object> } // as TypeBox makes an object's schema
  const needed = required.filter(key => !('default' in (properties[key] ?? {})))
  return { ...rest, ...(needed.length === 0 ? {} : { required: needed }), properties }
}

/** Wherever a platform or a grant is named, it is one of those that there are. */
function tellPlatforms (schema: Schema, platforms: readonly Platform[]) {
  const names = platforms.map(({ name }) => name)
  const grantsOf = (known: readonly Platform[]) => ['*', ...new Set(known.flatMap(({ grants }) => grants))]
  const tenant = (at(schema, 'properties', 'tenants', 'items')['anyOf'] as Schema[])[1] ?? {}
  const credential = at(schema, 'properties', 'credentials', 'items')

  for (const platform of [at(credential, 'properties', 'platform'),
    at(tenant, 'properties', 'pinned', 'items', 'properties', 'platform')]) platform['enum'] = names
  for (const keyed of [at(schema, 'properties', 'settings'), at(tenant, 'properties', 'settings'),
    at(tenant, 'properties', 'interactions', 'items', 'properties', 'id')]) keyed['propertyNames'] = { enum: names }
  for (const role of Object.values(at(schema, 'properties', 'roles', 'patternProperties'))) {
    at(role as Schema, 'items')['enum'] = grantsOf(platforms)
  }
  credential['allOf'] = platforms.map(platform => ({
    if: { properties: { platform: { const: platform.name } }, required: ['platform'] },
    then: { properties: { grants: { items: { enum: grantsOf([platform]) } } } }
  }))
}

/** A part of the schema, by the keys that lead to it. */
function at (schema: Schema, ...keys: string[]): Schema {
  return keys.reduce((part, key) => {
    const inner = part[key]
    if (typeof inner !== 'object' || inner === null) throw new Error(`the schema has no ${keys.join('/')}`)
    return inner as Schema
  }, schema)
}
