import path from 'node:path'

/** Where the contracts are kept: in the package, beside the code. */
export const CONTRACTS = path.join(import.meta.dirname, '..', '..', 'openapi')

/** A platform's contract as it is kept. One that names no server means the server that it was read from. */
export const contractText = (contract: object) =>
  `${JSON.stringify({ openapi: undefined, info: undefined, servers: [{ url: '/' }], ...contract }, undefined, 2)}\n`
