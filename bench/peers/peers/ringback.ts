import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Peer } from '../peer.ts'
import { CLOCK, HEADERS, PAGE } from '../sample.ts'

const ROOT = path.join(import.meta.dirname, '..', '..', '..')

/** Installed from its package, as its users and as the others are. */
export const ringback: Peer = {
  name: 'ringback',
  spec: async folder => {
    const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--pack-destination', folder],
      { cwd: ROOT, maxBuffer: 2 ** 24 })
    // What the build prints comes before the JSON.
    const [packed] = JSON.parse(stdout.slice(stdout.search(/^\[\s*\{/m))) as { filename: string }[]
    return path.join(folder, packed?.filename ?? '')
  },
  holds: '9,000 interactions of the tenant, counted and paged at each request; authenticates',
  command: (folder, port) =>
    ['node', `${folder}/node_modules/ringback/dist/cli/main.js`, 'serve', '--port', String(port), '--clock', CLOCK],
  one: ({ path }) => ({ path, headers: HEADERS }),
  page: () => ({ path: PAGE, headers: HEADERS })
}
