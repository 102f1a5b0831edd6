import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { JSON_TYPE } from '../../../http/json-type.ts'
import { documented } from '../../../http/wire.ts'
import { answers } from '../answers.ts'
import { statsErrors } from '../error-schemas.ts'
import { pageInSteps, writePage } from '../page.ts'
import { parseSearch } from '../search.ts'
import { presentQueueTime } from './present.ts'
import type { QueueVisits } from './repository.ts'
import { QueueTimeSearchSchema, parseQueues } from './search.ts'

export const queueTimeRoutes: FastifyPluginAsyncTypebox<{ visits: QueueVisits }> = async (app, { visits }) => {
  app.get('/queue-times', {
    schema: {
      operationId: 'listQueueTimes',
      summary: 'Get the times that customers spent in queues',
      tags: ['queues'],
      querystring: QueueTimeSearchSchema,
      response: { 200: answers('A page of queue times', 'QueueTimePage'), ...statsErrors },
      ...documented('Insights Stats API: Get queue times')
    }
  }, async ({ query, view }, reply) => {
    // Documented for other lists only: a largest window.
    const search = parseSearch(query, view.now, Infinity)
    const found = await visits(view, search, parseQueues(query, 'ACD'))
    reply.type(JSON_TYPE)
    return writePage(search, await pageInSteps(found, visit => presentQueueTime(visit, view.now)), view.now)
  })
}
