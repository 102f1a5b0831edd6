import t from 'tap'
import type { Facts } from '../../src/platforms/invariants.ts'
import { createDesks } from '../../src/invariants/desks.ts'
import { loadScenario } from '../../src/seeding/load-scenario.ts'
import { drawCentres } from '../../src/world/centre.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { sceneOf } from '../../src/platforms/invariants.ts'
import { homeOf } from '../../src/world/branch.ts'

const CALL: Facts =
  { start: 0, channel: 'voice', direction: 'inbound', customer: '', agents: [], queues: [], connectedAt: [] }

t.test('work across the end of a day is checked once, against that of both days', async t => {
  const { scenario } = loadScenario(`${t.testdir({ 'small.json': JSON.stringify(smallScenario()) })}/small.json`)
  const [centre] = drawCentres(scenario, scenario.seed)
  if (centre === undefined) throw new Error('the scenario has a tenant')
  const { calendar } = centre
  const day = calendar.dayOf(Date.parse('2026-03-02T12:00:00Z'))
  const boundary = calendar.startOf(day + 1)

  /** Calls by their days and minutes around the boundary; answers which were checked, and which were not alone. */
  const watch = (...days: [id: string, from: number, to: number][][]) => {
    const checked: string[] = []
    const failed: string[] = []
    const desks = createDesks(sceneOf(homeOf(centre), boundary), ({ name }, id, [check]) => {
      if (!name.includes('calls')) return
      checked.push(String(id))
      if (check !== true) failed.push(`${id} and ${check?.found}`)
    })
    days.forEach((calls, place) => {
      for (const [id, from, to] of calls) {
        desks.add(id, CALL, [{ agent: 'one', from: boundary + from * 60_000, to: boundary + to * 60_000 }])
      }
      desks.endDay(day + place)
    })
    desks.end()
    return [checked.join(' '), failed.join()]
  }

  t.strictSame(watch([['a', -9, -5], ['b', -4, 3]], [['c', 3, 5]], []), ['a b c', ''])
  t.strictSame(watch([['a', -9, -3], ['b', -4, 3]], [['c', 4, 5]], []), ['a b c', 'b and a'],
    'a violation is told once')
  t.strictSame(watch([['a', -4, 3]], [['b', 2, 5]], []), ['a b', 'b and a'], 'one of two days, too')
  t.strictSame(watch([['late', 4, 9]], [['early', 2, 5]], []), ['early late', 'late and early'],
    'and of work that begins in the next day')
  t.strictSame(watch([['late', 4, Infinity]]), ['late', ''], 'what follows the last day is checked in the end')
})
