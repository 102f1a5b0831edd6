import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'

export const V3 = 'application/vnd.newvoicemedia.v3+json'
export const V2 = 'application/vnd.newvoicemedia.v2+json'

export interface Listed<Item> {
  meta: { page: number, count: number, pageCount: number, totalCount: number }
  items: Item[]
  upTo: string
}

const FIXTURES = path.join(import.meta.dirname, '..', '..', 'fixtures', 'vcc')

/** A printed payload as the platform writes it. */
export const fixture = (name: string) => JSON.stringify(JSON.parse(readFileSync(path.join(FIXTURES, name), 'utf8')))

/** The fields of a demo client in the form of the token endpoint. */
export const credentials = (id: string) => `client_id=${id}&client_secret=${id}-secret`

/** Asks the token endpoint. */
export const askToken = (app: FastifyInstance, payload: string, headers = {}) => app.inject({
  method: 'POST',
  url: '/Auth/connect/token',
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  payload
})

export async function tokenFor (app: FastifyInstance, id: string, scope = 'stats'): Promise<string> {
  return (await askToken(app, `grant_type=client_credentials&scope=${scope}&${credentials(id)}`)).json().access_token
}

/** A client of the stats API with a token of its own. */
export async function clientOf (app: FastifyInstance, id = 'live', scope = 'stats') {
  const authorization = `Bearer ${await tokenFor(app, id, scope)}`
  const get = (path: string, headers = {}) =>
    app.inject({ url: `/stats/${path}`, headers: { authorization, accept: V3, ...headers } })
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
