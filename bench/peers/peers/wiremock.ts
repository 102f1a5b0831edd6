import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Peer } from '../peer.ts'

const stub = (request: object, body: string) =>
  ({ request: { method: 'GET', ...request }, response: { status: 200, headers: JSON_HEADERS, body } })

const JSON_HEADERS = { 'Content-Type': 'application/json' }

/** Its journal remembers every request, without a bound; it is off, as its documentation has it for load. */
export const wiremock: Peer = {
  name: 'WireMock 3.13.2',
  spec: 'wiremock@3.13.2',
  holds: 'the two texts, as stubs',
  missing: () => spawnSync('java', ['-version']).status === 0 ? undefined : 'there is no Java here',
  prepare: (folder, { one, page }) => {
    mkdirSync(`${folder}/mappings`, { recursive: true })
    writeFileSync(`${folder}/mappings/one.json`,
      JSON.stringify(stub({ urlPathPattern: '/interactions/[^/]+' }, one)))
    writeFileSync(`${folder}/mappings/page.json`, JSON.stringify(stub({ urlPath: '/interactions' }, page)))
  },
  command: (folder, port) => ['java', '-jar',
    `${folder}/node_modules/wiremock/build/wiremock-standalone-3.13.2.jar`, '--root-dir', folder, '--port',
    String(port), '--bind-address', '127.0.0.1', '--no-request-journal', '--disable-banner'],
  one: ({ id }) => ({ path: `/interactions/${id}` }),
  page: () => ({ path: '/interactions?limit=10' })
}
