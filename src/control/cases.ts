import type { FastifyPluginAsync } from 'fastify'
import type { Cases } from '../cases/create-cases.ts'
import { quoted } from '../world/shown.ts'
import { UnknownCaseError } from './errors.ts'

export interface CaseOptions { cases: Cases }

/** The scenario's named cases, all of them or one. */
export const caseRoutes: FastifyPluginAsync<CaseOptions> = async (app, { cases }) => {
  app.get('/cases', { schema: { hide: true } }, async () => ({ cases: await cases.all() }))

  app.get<{ Params: { name: string } }>('/cases/:name', { schema: { hide: true } }, async ({ params: { name } }) => {
    const report = await cases.named(name)
    if (report === undefined) throw new UnknownCaseError(quoted(name))
    return report
  })
}
