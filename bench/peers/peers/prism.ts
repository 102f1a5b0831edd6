import { writeFileSync } from 'node:fs'
import type { Peer } from '../peer.ts'

const answer = (example: unknown) => ({
  responses: { 200: { description: 'ok', content: { 'application/json': { schema: { type: 'object' }, example } } } }
})

/** Answers the example of a contract: the smallest contract that has the two, which asks for no check. */
export const prism: Peer = {
  name: 'Prism CLI 5.14.2',
  spec: '@stoplight/prism-cli@5.14.2',
  holds: 'the two texts, as examples of a contract',
  prepare: (folder, { one, page }) => writeFileSync(`${folder}/contract.json`, JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'interactions', version: '1' },
    paths: {
      '/interactions': { get: answer(JSON.parse(page)) },
      '/interactions/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: answer(JSON.parse(one))
      }
    }
  })),
  command: (folder, port) => ['node', `${folder}/node_modules/@stoplight/prism-cli/dist/index.js`, 'mock',
    `${folder}/contract.json`, '--host', '127.0.0.1', '--port', String(port), '--verboseLevel', 'silent'],
  one: ({ id }) => ({ path: `/interactions/${id}` }),
  page: () => ({ path: '/interactions?limit=10' })
}
