import { writeFileSync } from 'node:fs'
import type { Peer } from '../peer.ts'

export const jsonServer: Peer = {
  name: 'json-server 0.17.4',
  spec: 'json-server@0.17.4',
  holds: 'ten documents, found by id and paged at each request',
  prepare: (folder, { documents }) =>
    writeFileSync(`${folder}/db.json`, JSON.stringify({ interactions: documents })),
  command: (folder, port) => ['node', `${folder}/node_modules/json-server/lib/cli/bin.js`, `${folder}/db.json`,
    '--id', 'interactionId', '--host', '127.0.0.1', '--port', String(port), '--quiet'],
  one: ({ id }) => ({ path: `/interactions/${id}` }),
  page: () => ({ path: '/interactions?_page=1&_limit=10' })
}
