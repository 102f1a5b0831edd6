import Type, { type TSchema } from 'typebox'
import { ref } from '../http/wire.ts'
import { FactsSchema, MessageSchema, controlSchemas } from './schemas.ts'
import { ProblemSchema, spaceSchemas } from './actions/schemas.ts'

/** The control plane's own contract: the routes say what they take and answer, and nothing is checked by it. */
export const CONTROL_CONTRACT = {
  title: 'ringback control plane',
  description: 'Moves the clock, tells what runs and what to expect. It imitates no platform. Web pages may ask (CORS) ' +
    'whose host is this machine\'s own, on any port, or was allowed with `--allow-hosts`.',
  schemas: [...controlSchemas, ...spaceSchemas],
  securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'Beyond loopback, or where one was set' } },
  security: [{}, { token: [] }]
}

/** An answer as the contract tells it. */
export const answers = (description: string, schema: TSchema & { $id?: string }) => ({
  description, content: { 'application/json': { schema: schema.$id === undefined ? schema : ref(schema) } }
})

const REFUSALS = {
  400: 'The request cannot be understood',
  401: 'It asks for the token',
  403: 'Asked by a page of another host, or under another host',
  404: 'There is none',
  409: 'Something that is there is in the way',
  503: 'The server starts or closes'
}

/** What may be said instead, in the control plane's one envelope. */
export const refuses = (...statuses: (keyof typeof REFUSALS)[]) =>
  Object.fromEntries([401, 403, ...statuses].map(status => {
    const description = REFUSALS[status as keyof typeof REFUSALS] // one of its keys
    return [status, answers(description, status === 400 ? ProblemSchema : MessageSchema)]
  }))

/** The first page, below the control plane's prefix. */
export const firstPageSchema = {
  operationId: 'getFirstPage',
  summary: 'What runs, who may ask, and where; the same at the server\'s own address',
  tags: ['server'],
  response: {
    200: {
      description: 'For browsers a page, for programs JSON',
      content: { 'application/json': { schema: ref(FactsSchema) }, 'text/html': { schema: Type.String() } }
    },
    ...refuses()
  }
}
