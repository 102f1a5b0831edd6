import type { FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import { checkAddress } from './check-options.ts'
import type { Address } from './ringback.ts'

/** How long open requests may take to finish when the server closes, in ms. */
const GRACE = 1500

/** Where an application listens. */
export interface Listener {
  /** The name by which it was told to listen; empty before. */
  host (): string
  /** Undefined when it does not listen. */
  url (): string | undefined
  /** Resolves with its URL. */
  listen (address?: Address): Promise<string>
  close (): Promise<void>
}

export function createListener (app: () => FastifyInstance): Listener {
  let host = ''
  let url: string | undefined

  return {
    host: () => host,
    url: () => url,

    async listen (asked = {}) {
      checkAddress(asked)
      const { port = 0 } = asked
      host = asked.host ?? '127.0.0.1'
      await app().listen({ host, port })
      const { address, family, port: taken } = app().server.address() as AddressInfo // a TCP server's
      url = `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`
      return url
    },

    async close () {
      url = undefined
      const timer = setTimeout(() => app().server.closeAllConnections(), GRACE)
      try {
        await app().close()
      } finally {
        clearTimeout(timer)
      }
    }
  }
}
