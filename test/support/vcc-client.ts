import type { FastifyInstance } from 'fastify'

export const V3 = 'application/vnd.newvoicemedia.v3+json'
export const V2 = 'application/vnd.newvoicemedia.v2+json'

export interface Listed<Item> { meta: { page: number, count: number, pageCount: number, totalCount: number }, items: Item[], upTo: string }

/** A client of the stats API with a token of its own. */
export async function clientOf (app: FastifyInstance, id = 'live') {
  const grant = await app.inject({
    method: 'POST',
    url: '/Auth/connect/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `grant_type=client_credentials&scope=stats&client_id=${id}&client_secret=${id}-secret`
  })
  const authorization = `Bearer ${grant.json().access_token}`
  const get = (path: string, headers = {}) => app.inject({ url: `/stats/${path}`, headers: { authorization, accept: V3, ...headers } })
  const list = async <Item>(path: string, headers = {}): Promise<Listed<Item>> => (await get(path, headers)).json()
  /** All pages together. */
  async function all<Item> (path: string): Promise<Item[]> {
    const url = `${path}${path.includes('?') ? '&' : '?'}limit=5000`
    const { meta, items } = await list<Item>(url)
    for (let page = 2; page <= meta.pageCount; page++) items.push(...(await list<Item>(`${url}&page=${page}`)).items)
    return items
  }
  return { get, list, all }
}

export const after = (start: string, ms: number) => new Date(Date.parse(start) + ms).toISOString()
