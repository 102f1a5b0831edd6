import type { OpenApiDocument } from '../http/contract-scope.ts'
import type { Examples } from '../platforms/examples.ts'

interface Media { schema?: { properties?: Record<string, object> }, example?: unknown }

interface Parameter { in: string, name: string, required?: boolean }

interface Scheme { flows?: { clientCredentials?: { scopes: Record<string, string> } } }

interface Operation {
  operationId?: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, Media> }
}

/** What is read of a contract here. */
interface Contract extends OpenApiDocument {
  paths: Record<string, Record<string, Operation>>
  components: { securitySchemes: Record<string, Scheme> }
}

/** A contract as this server can be tried with it: what the running scenario has stands in it as examples. */
export function withExamples (contract: OpenApiDocument, examples: Examples): OpenApiDocument {
  const { paths, components } = contract as Contract // every platform has routes and security schemes
  return {
    ...contract,
    components: {
      ...components,
      // OpenAPI has no word for it. The page reads it: prefill.ts.
      securitySchemes: mapped(components.securitySchemes, (scheme, name) =>
        ({ ...within(scheme, examples.scopes), ...unlessUndefined('x-credentials', examples.credentials[name]) }))
    },
    paths: mapped(paths, operations => mapped(operations, operation => withValues(operation, examples)))
  }
}

/** A page asks a token for all scopes that the contract names, and gets none where one of them is out of reach. */
function within (scheme: Scheme, reach: ReadonlySet<string> | undefined): Scheme {
  const { clientCredentials: flow, ...others } = scheme.flows ?? {}
  if (flow === undefined || reach === undefined) return scheme
  const scopes = Object.fromEntries(Object.entries(flow.scopes).filter(([scope]) => reach.has(scope)))
  return { ...scheme, flows: { ...others, clientCredentials: { ...flow, scopes } } }
}

function withValues (
  operation: Operation, { path, query, required: needed = {}, body, bodies = {} }: Examples
): Operation {
  const { operationId = '', parameters, requestBody } = operation
  const valueOf = ({ in: place, name, required = false }: Parameter) =>
    place === 'path' ? path[name] : place === 'query' ? query[name] ?? (required ? needed[name] : undefined) : undefined
  const whole = bodies[operationId]
  const withBody = (media: Media) => whole === undefined ? filledIn(media, body) : { ...media, example: whole }
  return {
    ...operation,
    ...(parameters && {
      parameters: parameters.map(parameter => ({ ...parameter, ...unlessUndefined('example', valueOf(parameter)) }))
    }),
    ...(requestBody && {
      requestBody: { ...requestBody, content: mapped(requestBody.content, withBody) }
    })
  }
}

/** Pages fill forms in field by field, and take any other body whole. */
function filledIn (media: Media, body: Examples['body']): Media {
  const { schema: { properties = {}, ...schema } = {} } = media
  const names = Object.keys(properties).filter(name => name in body)
  if (names.length === 0) return media
  const fields = mapped(properties, (property, name) =>
    names.includes(name) ? { ...property, examples: [body[name]] } : property)
  return {
    ...media,
    schema: { ...schema, properties: fields },
    example: Object.fromEntries(names.map(name => [name, body[name]]))
  }
}

const unlessUndefined = (key: string, value: unknown) => value === undefined ? {} : { [key]: value }

const mapped = <From, To>(record: Record<string, From>, change: (value: From, key: string) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
