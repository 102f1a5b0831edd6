import { writeFileSync } from 'node:fs'
import type { Peer, Request } from '../peer.ts'

const ACTIONS = '/app/data-api/v1/action'
const COLLECTION = { dataSource: 'Cluster0', database: 'centre', collection: 'interactions' }

/** Each may ask 5,000 times an hour, which cannot be turned off. */
const TOKENS = Array.from({ length: 100 }, (_, index) => `bench-${index}`)

const action = (name: string, what: object): Request => ({
  path: `${ACTIONS}/${name}`,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ ...COLLECTION, ...what }),
  tokens: TOKENS
})

/** It has no contact centre; of its services, the one that takes any document is MongoDB Atlas. */
export const emulate: Peer = {
  name: 'emulate 0.8.0',
  spec: 'emulate@0.8.0',
  holds: 'ten documents in its MongoDB Atlas, found by a filter (POST) and paged at each request',
  prepare: folder => writeFileSync(`${folder}/seed.json`, JSON.stringify({
    tokens: Object.fromEntries(TOKENS.map(token => [token, { login: token }]))
  })),
  command: (folder, port) => ['node', `${folder}/node_modules/emulate/dist/index.js`, 'start', '--service',
    'mongoatlas', '--seed', `${folder}/seed.json`, '--port', String(port)],
  fill: async (url, { documents }) => {
    const { path, headers, body } = action('insertMany', { documents })
    const { status } = await fetch(url + path, { method: 'POST', ...headers && { headers }, ...body && { body } })
    if (status !== 201) throw new Error(`emulate took no documents: ${status}`)
  },
  one: ({ id }) => action('findOne', { filter: { interactionId: id } }),
  page: () => action('find', { limit: 10 })
}
