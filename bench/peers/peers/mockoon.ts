import { writeFileSync } from 'node:fs'
import type { Peer } from '../peer.ts'

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** A route with a text that is sent as it is. */
const route = (number: number, endpoint: string, body: string) => ({
  uuid: uuid(number),
  type: 'http',
  method: 'get',
  endpoint,
  responses: [{
    uuid: uuid(number + 1),
    body,
    bodyType: 'INLINE',
    statusCode: 200,
    headers: [{ key: 'Content-Type', value: 'application/json' }],
    disableTemplating: true,
    default: true
  }]
})

/** Routes with texts are what it does fastest; its data buckets, which page, take longer. */
export const mockoon: Peer = {
  name: 'Mockoon CLI 9.9.0',
  spec: '@mockoon/cli@9.9.0',
  holds: 'the two texts, as bodies of routes',
  prepare: (folder, { one, page }) => {
    const routes = [route(1, 'interactions/:id', one), route(3, 'interactions', page)]
    writeFileSync(`${folder}/environment.json`, JSON.stringify({
      uuid: uuid(0),
      lastMigration: 33,
      name: 'interactions',
      port: 3000,
      routes,
      rootChildren: routes.map(({ uuid }) => ({ type: 'route', uuid }))
    }))
  },
  // It completes the rest of the environment ("repair").
  command: (folder, port) => ['node', `${folder}/node_modules/@mockoon/cli/bin/run.js`, 'start', '--repair', '--data',
    `${folder}/environment.json`, '--hostname', '127.0.0.1', '--port', String(port), '--disable-log-to-file',
    '--disable-admin-api'],
  one: ({ id }) => ({ path: `/interactions/${id}` }),
  page: () => ({ path: '/interactions?limit=10' })
}
