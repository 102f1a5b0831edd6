import t from 'tap'
import { openDatabase } from '../src/store/database.ts'
import { createLedger } from '../src/store/ledger.ts'
import { dayOfKey, placeOfKey, rowKey } from '../src/store/row-key.ts'

const TABLE = 'CREATE TABLE IF NOT EXISTS things (key INTEGER PRIMARY KEY, tenant INTEGER NOT NULL, start INTEGER NOT NULL) STRICT; CREATE INDEX things_start ON things (tenant, start);'
const open = (file = ':memory:', { tables = [TABLE], version = '1', origin = 'a' } = {}) => openDatabase({ file, tables, version, origin })

t.test('a row key holds tenant, day and place', async t => {
  const key = rowKey(511, 60_000, 2 ** 24 - 1)
  t.ok(Number.isSafeInteger(key))
  t.strictSame([dayOfKey(key), placeOfKey(key)], [60_000, 2 ** 24 - 1])
  t.ok(rowKey(0, 65_535, 9) < rowKey(1, 0, 0))
})

t.test('ranks and positions agree with counting, in whatever order the days were made', async t => {
  const db = open()
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
  const all = db.prepare('SELECT key, start FROM things WHERE tenant = 1 ORDER BY key').all() as { key: number, start: number }[]
  for (const [rank, { key }] of all.entries()) t.equal(ledger.keyAt(1, rank), key, `row ${rank}`)
  const instants = Array.from({ length: 200 }, (_, n) => n * 5)
  t.strictSame(instants.map(instant => ledger.rankOf(1, instant)), instants.map(instant => all.filter(({ start }) => start < instant).length))
  t.equal(ledger.rankOf(1, Infinity), all.length)
  t.equal(ledger.rankOf(1, -Infinity), 0)
  t.equal(ledger.rankOf(7, Infinity), 0)
  t.ok(ledger.has(1, 3))
  t.notOk(ledger.has(1, 6))
  t.throws(() => ledger.keyAt(1, -1), RangeError)
})

t.test('a database file', async t => {
  const file = `${t.testdir()}/store.db`
  open(file).close()

  t.test('is opened again by what made it, and remembers its days', async t => {
    const db = open(file)
    createLedger(db, 'things').add(0, 1, 0)
    db.close()
    const again = open(file)
    t.ok(createLedger(again, 'things').has(0, 1))
    again.close()
  })

  t.test('of another scenario or version is refused with what to do', async t => {
    t.throws(() => open(file, { origin: 'b' }), { name: 'DatabaseError', message: /another scenario or seed; delete it/ })
    t.throws(() => open(file, { version: '2' }), { name: 'DatabaseError', message: /another version of ringback; delete it/ })
    t.throws(() => open(file, { tables: [] }), { name: 'DatabaseError', message: /another version of ringback; delete it/ })
  })

  t.test('that is none is refused, and left alone', async t => {
    const dir = t.testdir({ 'text.db': 'This is a text and no database, long enough to be read as a header of one.'.repeat(20) })
    t.throws(() => open(`${dir}/text.db`), { name: 'DatabaseError', message: /cannot be opened/ })
    t.throws(() => open(`${dir}/missing/folder/x.db`), { name: 'DatabaseError' })
    t.throws(() => open(dir), { name: 'DatabaseError' })
  })
})
