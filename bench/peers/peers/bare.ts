import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Peer } from '../peer.ts'

/** The limit of what Node can do: the two texts, and nothing else. */
export const bare: Peer = {
  name: 'bare node:http',
  spec: undefined,
  holds: 'the two texts',
  prepare: (folder, { one, page }) => {
    writeFileSync(`${folder}/one.json`, one)
    writeFileSync(`${folder}/page.json`, page)
  },
  command: (folder, port) => ['node', path.join(import.meta.dirname, '..', 'bare-texts.ts'), folder, String(port)],
  one: () => ({ path: '/one' }),
  page: () => ({ path: '/page' })
}
