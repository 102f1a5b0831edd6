import type { FastifyPluginAsync } from 'fastify'
import Type from 'typebox'
import type { Cases } from '../cases/create-cases.ts'
import { ref, wire } from '../http/wire.ts'
import { quoted } from '../world/shown.ts'
import { answers, refuses } from './contract.ts'
import { UnknownCaseError } from './errors.ts'
import { CaseReportSchema } from './schemas.ts'

export interface CaseOptions { cases: Cases }

const listSchema = {
  operationId: 'listCases',
  summary: 'What became of the scenario\'s named cases',
  tags: ['cases'],
  response: { 200: answers('All of them', wire({ cases: Type.Array(ref(CaseReportSchema)) })), ...refuses() }
}

const schema = {
  operationId: 'getCase',
  summary: 'What became of one named case',
  tags: ['cases'],
  params: wire({ name: Type.String({ description: 'As the scenario calls it' }) }),
  response: { 200: answers('Its last occurrence', CaseReportSchema), ...refuses(404) }
}

/** The scenario's named cases, all of them or one. */
export const caseRoutes: FastifyPluginAsync<CaseOptions> = async (app, { cases }) => {
  app.get('/cases', { schema: listSchema }, async () => ({ cases: await cases.all() }))

  app.get<{ Params: { name: string } }>('/cases/:name', { schema }, async ({ params: { name } }) => {
    const report = await cases.named(name)
    if (report === undefined) throw new UnknownCaseError(quoted(name))
    return report
  })
}
