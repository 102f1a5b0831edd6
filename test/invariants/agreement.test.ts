import t from 'tap'
import type { Interaction as CxengageInteraction } from '../../src/platforms/cxengage/interactions/schemas.ts'
import { factsOf as factsOfCxengage } from '../../src/platforms/cxengage/interactions/facts.ts'
import type { Interaction as VccInteraction } from '../../src/platforms/vcc/interactions/schemas.ts'
import { factsOf as factsOfVcc } from '../../src/platforms/vcc/interactions/facts.ts'
import { loadScenario } from '../../src/seeding/load-scenario.ts'
import { drawCentres } from '../../src/world/centre.ts'
import { LIVE, basic, build } from '../support/build.ts'
import { clientOf } from '../support/vcc-client.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { sized } from '../support/size.ts'

t.test('both platforms tell the same facts of every call and e-mail, while it runs and after', async t => {
  const file = `${t.testdir({ 'small.json': JSON.stringify(smallScenario({ volume: { perDay: 300 } })) })}/small.json`
  const { scenario } = loadScenario(file)
  const [centre] = drawCentres(scenario, scenario.seed)
  if (centre === undefined) throw new Error('the scenario has a tenant')
  for (const clock of ['2026-03-03T11:47:13.123Z', ...sized([], ['2026-03-03T16:20:00.000Z', '2026-03-05T23:00:00.000Z'])]) {
    const { app } = await build(t, { scenario: file, clock })
    const { results } = (await app.inject({ url: `/v1/tenants/${LIVE}/interactions?limit=1000`, headers: basic('admin') })).json() as { results: CxengageInteraction[] }
    const { list } = await clientOf(app)
    const { items, meta } = await list<VccInteraction>('interactions?start=2026-03-01&limit=5000')

    const told = results.filter(({ channelType }) => channelType === 'voice' || channelType === 'email').toReversed().map(factsOfCxengage)
    const external = items.filter(({ direction }) => direction !== 'Internal')
    t.equal(items.length, meta.totalCount)
    t.equal(external.length, told.length)
    t.equal(JSON.stringify(external.map(item => factsOfVcc(item, { centre, now: Date.parse(clock) }))), JSON.stringify(told), clock)
  }
})
