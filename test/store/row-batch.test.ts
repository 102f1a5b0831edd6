import t from 'tap'
import { createRowBatcher, readBatch } from '../../src/store/row-batch.ts'
import type { Value } from '../../src/store/rows.ts'

t.test('rows come out of a batch as they went in', async t => {
  const rows: [string, Value[]][] = [
    ['people', ['Zoë', null, 0, -1.5, 2 ** 48 + 1, '']],
    ['places', ['日本 🗾'.repeat(1000)]],
    ['people', Array.from({ length: 200 }, (_, n) => n)],
    ['nothing', []]
  ]
  const batcher = createRowBatcher()
  for (let time = 0; time < 2; time++) {
    for (const [table, values] of rows) batcher.add(table, values)
    const read: [string, readonly Value[]][] = []
    readBatch(batcher.take(), (table, values) => read.push([table, values]))
    t.strictSame(read, rows)
  }
})

t.test('a row that a batch has no room for is an error, and not another row', async t => {
  const batcher = createRowBatcher()
  batcher.add('people', Array.from({ length: 255 }, (_, n) => n))
  t.throws(() => batcher.add('people', Array.from({ length: 256 }, (_, n) => n)), RangeError)
  for (let n = 1; n < 256; n++) batcher.add(`table ${n}`, [n])
  t.throws(() => batcher.add('one more', [1]), RangeError)
})
