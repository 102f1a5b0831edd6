import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify'
import type { Platform } from '../platforms/platform.ts'
import { version } from '../version.ts'
import { readAsset } from './pages/assets.ts'
import { prefill } from './prefill.ts'

export interface DocsOptions { platforms: readonly Platform[] }

/** Headers that belong to one connection, which this server writes by itself. */
const OF_CONNECTION = ['connection', 'date', 'keep-alive', 'transfer-encoding']

/**
 * The pages that show the contracts. An application of their own, made for the first reader: most servers have none,
 * and start sooner.
 */
export const docsRoutes: FastifyPluginAsync<DocsOptions> = async (app, { platforms }) => {
  let pages: Promise<FastifyInstance> | undefined
  const pagesOnce = async () => await (pages ??= makePages(app.prefix, platforms).catch(error => {
    pages = undefined // the next reader may have more luck
    throw error
  }))
  // Whoever asked for pages that could not be made was told so; then there is nothing to close.
  app.addHook('onClose', async () => { await (await pages?.catch(() => undefined))?.close() })

  for (const url of ['/docs', '/docs/*']) {
    app.get(url, { schema: { hide: true }, config: { door: 'readable' } }, async (request, reply) => {
      const { statusCode, headers, rawPayload } =
        await (await pagesOnce()).inject({ method: 'GET', url: request.url, headers: request.headers })
      if (statusCode === 404) return reply.callNotFound()
      for (const name of OF_CONNECTION) delete headers[name]
      return reply.code(statusCode).headers(headers).send(rawPayload.length === 0 ? undefined : rawPayload)
    })
  }
}

/** The pages and scripts come from files in the package. */
async function makePages (prefix: string, platforms: readonly Platform[]): Promise<FastifyInstance> {
  const { default: swaggerUi } = await import('@fastify/swagger-ui')
  const icon = await readAsset('icon.svg')
  const pages = Fastify()
  await pages.register(async scope => {
    await scope.register(swagger, { openapi: { info: { title: 'ringback', version } } })
    await scope.register(swaggerUi, {
      routePrefix: '/docs',
      indexPrefix: prefix, // or the page without a slash at its end would look for its scripts below /docs
      theme: {
        title: 'ringback: contracts',
        favicon: [{ filename: 'icon.svg', rel: 'icon', sizes: 'any', type: 'image/svg+xml', content: icon }]
      },
      logo: { type: 'image/svg+xml', content: icon, href: '/', target: '_self' },
      uiConfig: {
        urls: [...platforms, { name: 'control', title: 'Control plane' }].map(({ name, title }) =>
          ({ name: title, url: `${prefix}/openapi/${name}.json` })),
        onComplete: prefill
      } as never // `urls` is not in its type
    })
  }, { prefix })
  return pages
}
