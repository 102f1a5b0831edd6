import type http from 'node:http'
import { createRequire } from 'node:module'

/**
 * The reason phrases, by status. Not by `import`, which would load all that `node:http` exports: with its `fetch` and
 * `WebSocket` that is a tenth of the time to start.
 */
export const { STATUS_CODES } = createRequire(import.meta.url)('node:http') as typeof http
