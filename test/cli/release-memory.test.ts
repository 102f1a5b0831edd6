import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { releaseMemory, releaseWhenIdle } from '../../src/cli/release-memory.ts'

t.test('what nobody refers to is given back at once', async t => {
  releaseMemory() // what the tests before it have left
  const from = process.memoryUsage().heapTotal
  let kept: object[] = Array.from({ length: 500_000 }, (_, number) => ({ number }))
  const full = process.memoryUsage().heapTotal
  t.ok(full - from > 5_000_000, `${kept.length} objects take room`)
  kept = []
  releaseMemory()
  t.ok(process.memoryUsage().heapTotal < full - 5_000_000)
  t.notOk('gc' in globalThis)
})

t.test('a process that has something to do is not made to wait', async t => {
  let released = 0
  const giveUp = releaseWhenIdle(() => released++)
  t.teardown(giveUp)
  for (const until = performance.now() + 1500; performance.now() < until;) {
    const busy = performance.now() + 50
    while (performance.now() < busy) continue
    await wait(0)
  }
  t.equal(released, 0)
  await wait(2500)
  t.equal(released, 1)
})
