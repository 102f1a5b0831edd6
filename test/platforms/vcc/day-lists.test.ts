import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import { platforms } from '../../../src/platforms/index.ts'
import { createAgentActivities } from '../../../src/platforms/vcc/agent-activities/repository.ts'
import { createCounts, type ReadCounts } from '../../../src/platforms/vcc/day-lists/counts.ts'
import { createQueueVisits } from '../../../src/platforms/vcc/queue-times/repository.ts'
import { createAgentStates } from '../../../src/platforms/vcc/wfm/repository.ts'
import { openHistory } from '../../../src/seeding/open-history.ts'
import { createDayWriter } from '../../../src/seeding/day-writer.ts'
import { createSeeder } from '../../../src/seeding/seeder.ts'
import { createRowMemory } from '../../../src/store/row-memory.ts'
import { drawCentres } from '../../../src/world/centre.ts'
import { createDayCache } from '../../../src/world/day-cache.ts'
import { createHistory } from '../../../src/world/days.ts'
import { homeOf } from '../../../src/world/branch.ts'
import { viewAt } from '../../../src/world/view.ts'
import { smallScenario } from '../../support/small-scenario.ts'

const NOON = Date.parse('2026-03-04T12:00:00Z')
const HOUR = 3_600_000
const ALL = ['Presence', 'Workload', 'Interaction'] as const

t.test('totals are sums of what was counted when the days were made', async t => {
  const changes = { history: { days: 6 }, open: 0, close: 24, agents: { count: 8 } }
  const scenario = `${t.testdir({ 'small.json': JSON.stringify(smallScenario(changes)) })}/small.json`
  const { db, origin } = openHistory(':memory:', { scenario, seed: undefined }, platforms, false)
  t.teardown(() => { db.close() })
  const centres = drawCentres(origin.scenario, origin.seed)
  const [centre] = centres
  if (centre === undefined) throw new Error('the small scenario has a tenant')
  const history = createHistory(createDayCache(), nextTurn)
  const world = { centres, history }
  const stored = origin.platforms.map(prepared => ({ ...prepared, storage: prepared.setup.storage(db, world) }))
  const { signal } = new AbortController()
  const writer = createDayWriter({ db, platforms: stored, signal })
  const rows = createRowMemory(db)
  const seeder = createSeeder({ writer, platforms: stored, centres, history, rows, signal })
  await seeder.ensureDays(centre, NOON)
  const view = viewAt(homeOf(centre), NOON)

  const read = createCounts(db)
  const seen = new Set<string>()
  const counted: ReadCounts = (branch, day, list) => {
    const counts = read(branch, day, list)
    if (counts !== undefined) seen.add(list)
    return counts
  }
  const listsOf = (readCounts: ReadCounts) => ({
    activities: createAgentActivities(world, readCounts, []),
    states: createAgentStates(world, readCounts),
    visits: createQueueVisits(world, readCounts, [])
  })
  const [lists, others] = [listsOf(counted), listsOf(() => undefined)]
  let total = 0
  for (const [from, until] of [[130, 0], [100, 30], [75.5, 3.25], [20, 1]] as const) {
    for (const include of ['Started', 'StartedOrEnded', 'Processed'] as const) {
      for (const [page, limit] of [[1, 10], [3, 40], [1, 5000]] as const) {
        const search = { window: { from: NOON - from * HOUR, until: NOON - until * HOUR }, include, page, limit }
        const found = await lists.activities.page(view, search, { agentId: undefined, types: ALL })
        total += found.total
        t.strictSame(found, await others.activities.page(view, search, { agentId: undefined, types: ALL }))
        if (limit === 5000) t.equal(found.rows.length, found.total, `${from} to ${until} hours ago, ${include}`)
        const [one, types] = ['02', ['Workload']] as const
        t.strictSame(await lists.activities.page(view, search, { agentId: one, types }),
          await others.activities.page(view, search, { agentId: one, types }))
        t.strictSame(await lists.states(view, search, one), await others.states(view, search, one))
        const queues = { names: new Set(['Orders']), type: 'ACD' } as const
        t.strictSame(await lists.visits(view, search, queues), await others.visits(view, search, queues))
      }
    }
  }
  t.ok(total > 1000, 'there is something to be counted')
  t.strictSame([...seen].sort(), ['activities', 'queue visits', 'states'])
})
