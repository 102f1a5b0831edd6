import path from 'node:path'
import type { FastifyInstance } from 'fastify'

/** Where the contracts are kept: in the package, beside the code. */
export const CONTRACTS = path.join(import.meta.dirname, '..', '..', 'openapi')

/** The control plane's contract, as a server tells it; without the examples, which are of what that server plays. */
export async function controlContract ({ inject }: Pick<FastifyInstance, 'inject'>): Promise<object> {
  const { servers, ...contract } = (await inject('/__admin/openapi/control.json')).json<{ servers: unknown }>()
  return JSON.parse(JSON.stringify(contract, (key, value: unknown) => key === 'example' ? undefined : value)) as object
}

/** A platform's contract as it is kept. One that names no server means the server that it was read from. */
export const contractText = (contract: object) =>
  `${JSON.stringify({ openapi: undefined, info: undefined, servers: [{ url: '/' }], ...contract }, undefined, 2)}\n`
