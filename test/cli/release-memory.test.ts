import t from 'tap'
import { releaseMemory } from '../../src/cli/release-memory.ts'

t.test('what nobody refers to is given back at once', async t => {
  const from = process.memoryUsage().heapTotal
  let kept: object[] = Array.from({ length: 500_000 }, (_, number) => ({ number }))
  const full = process.memoryUsage().heapTotal
  t.ok(full - from > 5_000_000, `${kept.length} objects take room`)
  kept = []
  releaseMemory()
  t.ok(process.memoryUsage().heapTotal < full - 5_000_000)
  t.notOk('gc' in globalThis)
})
