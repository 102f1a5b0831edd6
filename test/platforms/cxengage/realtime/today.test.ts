import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import type { Courses } from '../../../../src/platforms/cxengage/courses/repository.ts'
import { createSnapshots } from '../../../../src/platforms/cxengage/realtime/snapshot.ts'
import { drawCentres } from '../../../../src/world/centre.ts'
import { parseScenario } from '../../../../src/world/parse-scenario.ts'
import { homeOf } from '../../../../src/world/branch.ts'
import { viewAt } from '../../../../src/world/view.ts'
import { smallScenario } from '../../../support/small-scenario.ts'

t.test('a day that could not be gathered is gathered for whoever asks next', async t => {
  const [centre] = drawCentres(parseScenario(smallScenario()), 'seed')
  if (centre === undefined) throw new Error('the small scenario has a tenant')
  let asked = 0
  const courses: Courses = {
    ofDay: async () => [],
    ofStatics: () => [],
    idOf: () => '',
    async around () {
      asked++
      if (asked === 1) throw new Error('no luck')
      return []
    }
  }
  const snapshotOf = createSnapshots(courses, async () => [])
  const at = (second: number) => viewAt(homeOf(centre), Date.parse('2026-03-02T12:00:00Z') + second * 1000)

  const both = await Promise.allSettled([snapshotOf(at(0)), snapshotOf(at(1))])
  t.strictSame(both[0]?.status, 'rejected')
  await nextTurn()
  t.strictSame((await snapshotOf(at(2))).courses, [])
  const before = asked
  t.equal((await snapshotOf(at(3))).now, at(3).now)
  t.equal(asked, before, 'the day is the same')
})
