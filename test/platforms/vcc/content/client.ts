import type { FastifyInstance } from 'fastify'
import type { InteractionWithContent } from '../../../../src/platforms/vcc/content/schemas.ts'
import { basic } from '../../../support/build.ts'
import { V2, V3 } from '../../../support/vcc-client.ts'

export const READ = 'interaction-content:read'
export const DELETE = 'interaction-content:delete'

interface Page { items: InteractionWithContent[], meta: { nextContinuationToken: string | null } }
interface PageV2 {
  items: InteractionWithContent[]
  meta: { page: number, count: number, pageCount: number, totalCount: number }
}

/** As the vendor's own clients get their tokens. */
export async function tokenFor (app: FastifyInstance, id: string, scope: string): Promise<string> {
  const { body } = await app.inject({
    method: 'POST',
    url: '/Auth/connect/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...basic(id) },
    payload: new URLSearchParams({ grant_type: 'client_credentials', scope }).toString()
  })
  return (JSON.parse(body) as { access_token: string }).access_token
}

/** A client of the Interaction Content API. */
export async function contentClientOf (app: FastifyInstance, id = 'live') {
  const authorization = `Bearer ${await tokenFor(app, id, READ)}`
  const get = (path: string, headers = {}) =>
    app.inject({ url: `/interaction-content/${path}`, headers: { authorization, accept: V3, ...headers } })
  const ask = (query: Record<string, string | number>, headers = {}) =>
    get(`interactions?${new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])).toString()}`,
      headers)
  const list = async (query: Record<string, string | number>) => (await ask(query)).json<Page>()
  const listV2 = async (query: Record<string, string | number>) => (await ask(query, { accept: V2 })).json<PageV2>()
  /** All pages together, one token after the other. */
  async function all (query: Record<string, string | number>): Promise<InteractionWithContent[]> {
    const items: InteractionWithContent[] = []
    let more: { continuationToken?: string } = {}
    for (;;) {
      const page = await list({ limit: 1000, ...query, ...more })
      items.push(...page.items)
      if (page.meta.nextContinuationToken === null) return items
      more = { continuationToken: page.meta.nextContinuationToken }
    }
  }
  return { get, ask, list, listV2, all }
}
