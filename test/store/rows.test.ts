import t from 'tap'
import { createLedger } from '../../src/store/ledger.ts'
import { dayOfKey, placeOfKey, rowKey } from '../../src/store/row-key.ts'
import { openThings } from '../support/things-database.ts'
import { createRowBatcher, readBatch } from '../../src/store/row-batch.ts'
import type { Value } from '../../src/store/rows.ts'

t.test('a row key holds tenant, day and place', async t => {
  const key = rowKey(511, 60_000, 2 ** 24 - 1)
  t.ok(Number.isSafeInteger(key))
  t.strictSame([dayOfKey(key), placeOfKey(key)], [60_000, 2 ** 24 - 1])
  t.ok(rowKey(0, 65_535, 9) < rowKey(1, 0, 0))
})

t.test('what no row key has room for is refused, or it would be the key of another row', async t => {
  for (const [tenant, day, place] of [
    [8192, 0, 0], [-1, 0, 0], [0, 65_536, 0], [0, -1, 0], [0, 0, 2 ** 24], [0, 0, -1], [0, NaN, 0]
  ] as const) {
    t.throws(() => rowKey(tenant, day, place), RangeError, `${tenant} ${day} ${place}`)
  }
})

t.test('ranks and positions agree with counting, in whatever order the days were made', async t => {
  const db = openThings()
  t.teardown(() => db.close())
  const ledger = createLedger(db, 'things')
  const insert = db.prepare('INSERT INTO things (key, tenant, start) VALUES (?, ?, ?)')
  const days = [[5, 3], [2, 4], [9, 2], [3, 0], [4, 1]] as const
  for (const tenant of [0, 1]) {
    for (const [day, rows] of days) {
      for (let place = 0; place < rows; place++) insert.run(rowKey(tenant, day, place), tenant, day * 100 + place * 10)
      ledger.add(tenant, day, rows)
    }
  }
  const all =
    db.prepare('SELECT key, start FROM things WHERE tenant = 1 ORDER BY key').all() as { key: number, start: number }[]
  for (const [rank, { key }] of all.entries()) t.equal(ledger.keyAt(1, rank), key, `row ${rank}`)
  const instants = Array.from({ length: 200 }, (_, n) => n * 5)
  t.strictSame(instants.map(instant => ledger.rankOf(1, instant)),
    instants.map(instant => all.filter(({ start }) => start < instant).length))
  t.equal(ledger.rankOf(1, Infinity), all.length)
  t.equal(ledger.rankOf(1, -Infinity), 0)
  t.equal(ledger.rankOf(7, Infinity), 0)
  t.ok(ledger.has(1, 3))
  t.notOk(ledger.has(1, 6))
  t.throws(() => ledger.keyAt(1, -1), RangeError)
})

t.test('a ledger knows of a day what is committed', async t => {
  const db = openThings()
  t.teardown(() => db.close())
  const ledger = createLedger(db, 'things')
  const insert = db.prepare('INSERT INTO things (key, tenant, start) VALUES (?, ?, ?)')
  const enter = db.transaction((day: number, rows: number, fails: boolean) => {
    for (let place = 0; place < rows; place++) insert.run(rowKey(0, day, place), 0, day * 100 + place)
    ledger.add(0, day, rows)
    t.strictSame([ledger.has(0, day), ledger.rankOf(0, day * 100 + rows), ledger.keyAt(0, 0)],
      [true, rows + (day === 1 ? 0 : 2), rowKey(0, 1, 0)], 'within the transaction too')
    if (fails) throw new Error('rolled back')
  })
  enter(1, 2, false)
  t.equal(ledger.rankOf(0, Infinity), 2)
  t.throws(() => enter(2, 3, true), { message: 'rolled back' })
  t.strictSame([ledger.has(0, 1), ledger.has(0, 2)], [true, false])
  t.equal(ledger.rankOf(0, Infinity), 2)
  enter(2, 3, false)
  t.ok(ledger.has(0, 2))
  t.equal(ledger.rankOf(0, Infinity), 5)
  t.equal(ledger.keyAt(0, 2), rowKey(0, 2, 0))
})

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
