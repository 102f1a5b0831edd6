import t from 'tap'
import type { Interaction } from '../../../src/platforms/vcc/interactions/schemas.ts'
import { documentInvariants } from '../../../src/platforms/vcc/invariants/documents.ts'
import { drawCentres } from '../../../src/world/centre.ts'
import { LIVE, NOON, build } from '../../support/build.ts'
import { clientOf, fixture } from '../../support/vcc-client.ts'
import { sceneOf } from '../../../src/platforms/invariants.ts'
import { homeOf } from '../../../src/world/branch.ts'

t.test('every relation of the sample holds', async t => {
  const { app, ringback } = await build(t)
  const { list } = await clientOf(app, 'live')
  const { items } = await list<Interaction>('interactions?start=2026-02-23&end=2026-02-27&limit=5000')
  const sample = JSON.parse(fixture('get-interaction.200.json')) as Interaction
  t.strictSame(new Set(items.map(({ medium }) => medium)), new Set(['Phone', 'Email']))
  t.ok(items.some(({ channels }) => channels.length === 3), 'a transfer has two agents')

  const { scenario } = ringback
  const centre = drawCentres(scenario, scenario.seed).find(({ tenant }) => tenant.id === LIVE)
  if (centre === undefined) throw new Error('the scenario has a live tenant')
  const applied = new Set<string>()
  const broken = (interaction: Interaction, relations: typeof documentInvariants) =>
    relations.flatMap(({ name, check }) => {
      const checks = check(interaction, sceneOf(homeOf(centre), Date.parse(NOON)))
      if (checks.length > 0) applied.add(name)
      return checks.some(found => found !== true) ? [name] : []
    })
  t.strictSame(broken(sample, documentInvariants.filter(({ general }) => general)), [])
  for (const item of items) {
    const names = broken(item, documentInvariants)
    if (names.length > 0) t.fail(`${item.guid}: ${names.join(', ')}`)
  }
  t.equal(applied.size, documentInvariants.length, 'and every relation applies somewhere')
  const keys = (value: unknown): unknown => value !== null && typeof value === 'object'
    ? [Object.keys(value), ...Object.values(value).map(keys)]
    : []
  const whole = items.find(({ channels }) => channels.length === 2 && channels[1]?.events.length === 6)
  t.strictSame(keys(whole?.channels[1]), keys(sample.channels[1]),
    'an agent\'s channel has its keys in the sample\'s order')
})
