import t from 'tap'
import type {
  Details, Interaction, InteractionAgent, InteractionQueue
} from '../../../src/platforms/cxengage/interactions/schemas.ts'
import { documentInvariants } from '../../../src/platforms/cxengage/invariants/documents.ts'
import { loadScenario } from '../../../src/seeding/load-scenario.ts'
import { drawCentres } from '../../../src/world/centre.ts'
import { LIVE, basic, build, sharedDefault } from '../../support/build.ts'
import { overrun } from '../../support/small-scenario.ts'
import { sceneOf } from '../../../src/platforms/invariants.ts'
import { homeOf } from '../../../src/world/branch.ts'

const agents = ({ agents = [] }: Interaction) => agents as InteractionAgent[]
const queues = ({ queues = [] }: Interaction) => queues as InteractionQueue[]

t.test('every relation holds of what a client is told in an overrun centre, while calls go on and after', async t => {
  const file = `${t.testdir({ 'overrun.json': JSON.stringify(overrun) })}/overrun.json`
  const { scenario } = loadScenario(file)
  const [centre] = drawCentres(scenario, scenario.seed)
  if (centre === undefined) throw new Error('the scenario has a tenant')
  const applied = new Set<string>()
  for (const clock of ['2026-03-04T12:00:00.000Z', '2026-03-06T04:00:00.000Z']) {
    const { app } = await build(t, { scenario: file, clock })
    const get = async <Body>(path: string): Promise<Body> =>
      (await app.inject({ url: `/v1/tenants/${LIVE}/interactions${path}`, headers: basic('admin') })).json()
    const { results } = await get<{ results: Interaction[] }>('?limit=1000')
    t.ok(results.length > 200)
    for (const { interactionId } of results) {
      const { details, ...interaction } = await get<Interaction & { details: Details }>(`/${interactionId}`)
      for (const { name, check } of documentInvariants) {
        const checks = check({ interaction, details }, sceneOf(homeOf(centre), Date.parse(clock)))
        if (checks.length > 0) applied.add(name)
        for (const found of checks) {
          if (found !== true) {
            t.fail(`${name}: expected ${found.expected}, found ${found.found} in ${JSON.stringify(interaction)}`)
          }
        }
      }
    }
  }
  t.strictSame(documentInvariants.filter(({ name }) => !applied.has(name)).map(({ name }) => name), [],
    'and every relation applies somewhere')
})

t.test('the live tenant has everything that a contact centre has', async t => {
  const { app } = await sharedDefault()
  const { results } = (await app.inject({
    url: `/v1/tenants/${LIVE}/interactions?limit=1000&offset=300`,
    headers: basic('admin')
  })).json() as { results: Interaction[] }
  const some = (what: string, test: (interaction: Interaction) => unknown) => t.ok(results.some(test), what)
  for (const channel of ['voice', 'email', 'sms', 'messaging']) some(channel, i => i.channelType === channel)
  some('outbound', i => i.direction === 'outbound')
  some('abandoned in a queue', i => queues(i).some(q => q.queueExitType === 'abandon'))
  some('abandoned in the IVR', i => i.ivrAbandoned)
  some('a completed transfer', i => i.segments.some(s => s.transferTime))
  some('a cancelled transfer', i => i.segments.some(s => s.transfer && s.segmentCancelled))
  some('a hold', i => i.customerHoldTime)
  some('wrap-up', i => agents(i).some(a => a.agentWrapUpTime))
  some('a disposition', i => i.dispositionName)
  some('a note', i => i.notes)
  some('a score', i => i.customerSatisfactionScore)
  some('a flagged record', i => i.flagged)
  some('a queue of several', i => queues(i).some(q => q.queueEntryLength > 1))
})
