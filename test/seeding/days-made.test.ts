import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { Progress } from '../../src/invariants/report.ts'
import { createRingback } from '../../src/server.ts'
import type { ScenarioInput } from '../../src/world/scenario-input.ts'
import { NOON } from '../support/build.ts'
import { smallScenario } from '../support/small-scenario.ts'

t.test('while the history is made, its health and whoever asks hear how far it is', async t => {
  const scenario = smallScenario({ volume: { perDay: 150 } }) as ScenarioInput
  const ringback = createRingback({ scenario, days: 20, clock: NOON })
  t.teardown(() => ringback.close())
  await ringback.app.ready()
  const health = async () => (await ringback.app.inject('/__admin/health')).json<{ status: string, days?: Progress }>()
  t.strictSame(await health(), { status: 'starting' })

  const steps: Progress[] = []
  const seeded = ringback.seed(step => steps.push(step))
  t.strictSame(steps, [{ done: 0, total: 21 }], 'at once')
  let told = await health()
  t.match(told, { status: 'starting', days: { total: 21 } })
  const done: number[] = []
  while (told.status === 'starting') {
    done.push(told.days?.done ?? NaN)
    await sleep(5) // or the history would never have its turn
    told = await health()
  }
  t.strictSame(done, done.toSorted((a, b) => a - b))
  t.ok((done.at(-1) ?? 0) > 0)
  await seeded
  t.equal((await health()).status, 'ok')
  t.notOk('days' in await health())
})
