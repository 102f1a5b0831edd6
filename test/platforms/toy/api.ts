import type { FastifyInstance } from 'fastify'
import { createContractScope } from '../../../src/http/contract-scope.ts'
import { ref, wire } from '../../../src/http/wire.ts'
import { NO_EXAMPLES } from '../../../src/platforms/examples.ts'
import type { InteractionStore } from '../../../src/platforms/kit/interaction-store.ts'
import type { Api, Context } from '../../../src/platforms/platform.ts'
import Type from 'typebox'
import type { Texts } from './calls.ts'

export const PATH = '/toy'

const Instant = Type.Integer()
const CallSchema = wire({
  id: Type.String(),
  start: Instant,
  direction: Type.String(),
  customer: Type.String(),
  agents: Type.Array(Type.Object({})),
  queues: Type.Array(Type.Object({})),
  connected: Type.Array(Instant)
}, { $id: 'Call' })
const CallPageSchema = wire({ total: Type.Integer(), calls: Type.Array(ref(CallSchema)) }, { $id: 'CallPage' })
const FaultSchema = wire({ fault: wire({ status: Type.Integer(), text: Type.String() }) }, { $id: 'Fault' })

const fault = { description: 'What is wrong', $ref: 'Fault' }
const faults = { 400: fault, 401: fault, 404: fault }

class ToyError extends Error {
  readonly statusCode: number
  constructor (statusCode: number, text: string) {
    super(text)
    this.statusCode = statusCode
  }
}

export function createApi (
  { accounts }: Context, store: InteractionStore<Texts>
): Api {
  const scope = createContractScope({
    title: 'Toy Calls API',
    schemas: [CallSchema, CallPageSchema, FaultSchema],
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'x-key' } },
    security: [{ key: [] }]
  })

  async function calls (app: FastifyInstance) {
    app.setErrorHandler<Error & { statusCode?: number }>(async (error, _request, reply) => {
      const { statusCode: status = 500, message: text } = error
      reply.code(status)
      return { fault: { status, text } }
    })
    app.addHook('onRequest', async request => {
      const key = request.headers['x-key']
      const [space] = accounts.of('toy').find(({ credential }) => credential.secret === key)?.spaces ?? []
      if (space === undefined) throw new ToyError(401, 'who are you?')
      request.view = await space.openView()
    })
    app.setNotFoundHandler(async () => { throw new ToyError(404, 'no such path') })

    app.get<{ Querystring: { skip?: number, limit?: number } }>('/calls', {
      schema: {
        operationId: 'listCalls',
        querystring:
          Type.Object({ skip: Type.Optional(Type.Integer()), limit: Type.Optional(Type.Integer({ maximum: 100 })) }),
        response: { 200: { description: 'Some calls', $ref: 'CallPage' }, ...faults }
      }
    }, async ({ view, query: { skip = 0, limit = 10 } }, reply) => {
      const { total, rows } = store.page(view, view.visible, { skip, limit, newestFirst: false })
      reply.type('application/json')
      return `{"total":${total},"calls":[${rows.map(row => store.documentOf(view, row)).join(',')}]}`
    })

    app.get<{ Params: { id: string } }>('/calls/:id', {
      schema: { operationId: 'getCall', response: { 200: { description: 'The call', $ref: 'Call' }, ...faults } }
    }, async ({ view, params: { id } }, reply) => {
      const row = store.find(view, id)
      if (row === undefined) throw new ToyError(404, 'no such call')
      reply.type('application/json')
      return store.documentOf(view, row)
    })
  }

  return {
    async routes (app) {
      await scope.open(app)
      await app.register(calls, { prefix: PATH })
    },
    contract: scope.contract,
    examples: () => NO_EXAMPLES,
    headersOf: ({ credential }) => ({ 'x-key': credential.secret }),
    reset () {}
  }
}
