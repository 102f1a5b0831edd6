import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyPluginAsync } from 'fastify'

/** In the package, beside the code. */
const FOLDER = path.join(import.meta.dirname, '..', '..', '..', 'assets')

const TYPES: Readonly<Record<string, string>> = {
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml'
}

export const readAsset = (name: string): Promise<Buffer> => readFile(path.join(FOLDER, name))

/** The files of the pages. They tell nothing of what is played, so no token is needed. */
export const assetRoutes: FastifyPluginAsync = async app => {
  for (const [name, type] of Object.entries(TYPES)) {
    app.get(`/assets/${name}`, { schema: { hide: true }, config: { door: 'readable' } }, async (_request, reply) => {
      reply.headers({ 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
      return await readAsset(name)
    })
  }
}
