import type { FastifyPluginAsync, FastifySchema } from 'fastify'
import Type, { type TSchema } from 'typebox'
import { CATALOG, parametersOf, type Action, type ActionName } from '../../actions/catalog.ts'
import type { Actions } from '../../actions/actions.ts'
import { wire } from '../../http/wire.ts'
import { answers, refuses } from '../contract.ts'
import { SHAPES } from './shapes.ts'

export interface ActionOptions { actions: Actions }

const PARAMETERS: Readonly<Record<string, TSchema>> = {
  id: Type.String({ description: 'The space\'s; that of a home space is its tenant\'s' }),
  name: Type.String({ description: 'The snapshot\'s, or the case\'s' }),
  platform: Type.String(),
  credential: Type.String({ description: 'Its id' })
}

/** Every action of the catalog as a route. */
export const actionRoutes: FastifyPluginAsync<ActionOptions> = async (app, { actions }) => {
  for (const [name, action] of Object.entries(CATALOG) as [ActionName, Action][]) { // of the catalog's own type
    const { method, path, takes, status } = action
    const names = parametersOf(path)
    app.route<{ Params: Record<string, string> }>({
      method,
      url: path,
      schema: schemaOf(name, action, names),
      async handler ({ params, body, query }, reply) {
        const last = takes === 'body' ? [body] : takes === 'query' ? [query] : []
        const act = actions[name] as (...given: unknown[]) => Promise<unknown> // whose arguments it checks itself
        const answer = await act(...names.map(name => params[name]), ...last)
        reply.code(status)
        return answer
      }
    })
  }
}

function schemaOf (
  name: ActionName, { summary, tag, takes, status, method }: Action, names: readonly string[]
): FastifySchema {
  const { input, output, description, refusals } = SHAPES[name]
  const params = Object.fromEntries(names.map(name => [name, PARAMETERS[name] ?? Type.String()]))
  return {
    operationId: name,
    summary,
    tags: [tag],
    ...(names.length === 0 ? {} : { params: wire(params) }),
    ...(takes === 'body' ? { body: input } : {}),
    ...(takes === 'query' ? { querystring: input } : {}),
    response: {
      [status]: output === undefined ? { description, type: 'null' } : answers(description, output),
      ...refuses(...refusals, ...(method === 'GET' ? [] : [503] as const))
    }
  }
}
