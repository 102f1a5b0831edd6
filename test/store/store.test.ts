import { execFile } from 'node:child_process'
import fs, {
  chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync,
  writeFileSync
} from 'node:fs'
import promises from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import BetterSqlite3 from 'better-sqlite3'
import t from 'tap'
import { writingError } from '../../src/store/database-error.ts'
import { createDatabaseFile } from '../../src/store/database-file.ts'
import type * as DatabaseFiles from '../../src/store/database-file.ts'
import type * as Obstacles from '../../src/store/obstacle.ts'
import { inspectDatabase, prepareDatabase } from '../../src/store/database.ts'
import { createLedger } from '../../src/store/ledger.ts'
import { dayOfKey, placeOfKey, rowKey } from '../../src/store/row-key.ts'

const TABLE = 'CREATE TABLE IF NOT EXISTS things (key INTEGER PRIMARY KEY, tenant INTEGER NOT NULL, start INTEGER NOT NULL) STRICT; CREATE INDEX things_start ON things (tenant, start);'
const ORIGIN = { id: 'a', scenario: 'small', seed: 'ringback', source: '{}' }
function open (file = ':memory:', { tables = [TABLE], version = '1', readOnly = false } = {}) {
  const options = { file, tables, version, readOnly }
  const inspected = inspectDatabase(options)
  prepareDatabase(inspected, options, inspected.stored ?? ORIGIN)
  return inspected.db
}

t.test('a row key holds tenant, day and place', async t => {
  const key = rowKey(511, 60_000, 2 ** 24 - 1)
  t.ok(Number.isSafeInteger(key))
  t.strictSame([dayOfKey(key), placeOfKey(key)], [60_000, 2 ** 24 - 1])
  t.ok(rowKey(0, 65_535, 9) < rowKey(1, 0, 0))
})

t.test('what no row key has room for is refused, or it would be the key of another row', async t => {
  for (const [tenant, day, place] of [[512, 0, 0], [-1, 0, 0], [0, 65_536, 0], [0, -1, 0], [0, 0, 2 ** 24], [0, 0, -1], [0, NaN, 0]] as const) {
    t.throws(() => rowKey(tenant, day, place), RangeError, `${tenant} ${day} ${place}`)
  }
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

t.test('a ledger knows of a day what is committed', async t => {
  const db = open()
  t.teardown(() => db.close())
  const ledger = createLedger(db, 'things')
  const insert = db.prepare('INSERT INTO things (key, tenant, start) VALUES (?, ?, ?)')
  const enter = db.transaction((day: number, rows: number, fails: boolean) => {
    for (let place = 0; place < rows; place++) insert.run(rowKey(0, day, place), 0, day * 100 + place)
    ledger.add(0, day, rows)
    t.strictSame([ledger.has(0, day), ledger.rankOf(0, day * 100 + rows), ledger.keyAt(0, 0)], [true, rows + (day === 1 ? 0 : 2), rowKey(0, 1, 0)], 'within the transaction too')
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

  t.test('of another version is refused with what made it, and left alone', async t => {
    const before = readFileSync(file)
    for (const other of [{ version: '2' }, { tables: [] }]) {
      t.throws(() => open(file, other), {
        name: 'DatabaseError', reason: 'other-version', made: { scenario: 'small', seed: 'ringback' }, message: /another version of ringback$/
      })
    }
    t.strictSame(readFileSync(file), before)
  })

  t.test('that is none is refused, and left alone', async t => {
    const dir = t.testdir({ 'text.db': 'This is a text and no database, long enough to be read as a header of one.'.repeat(20) })
    const other = new BetterSqlite3(`${dir}/other.db`)
    other.exec('CREATE TABLE letters (text TEXT); INSERT INTO letters VALUES (\'Dear all\')')
    other.close()
    const numbered = new BetterSqlite3(`${dir}/numbered.db`)
    numbered.exec('CREATE TABLE letters (text TEXT); PRAGMA user_version = 7')
    numbered.close()
    for (const [name, message] of [
      ['text.db', 'is not a ringback database'],
      ['other.db', 'is not a ringback database'],
      ['numbered.db', 'is not a ringback database'],
      ['missing/folder/x.db', `cannot be opened: the folder ${dir}/missing/folder does not exist`],
      ['text.db/x.db', `cannot be opened: ${dir}/text.db is not a folder`],
      ['', 'cannot be opened: it is a folder']
    ] as const) {
      const file = `${dir}/${name}`
      const bytes = () => name.endsWith('.db') && existsSync(file) ? readFileSync(file) : undefined
      const before = bytes()
      t.throws(() => open(file), { name: 'DatabaseError', message: typeof message === 'string' ? `database: ${file} ${message}` : message }, name)
      t.strictSame(bytes(), before, `${name} is as it was`)
    }
    t.strictSame(readdirSync(dir).sort(), ['numbered.db', 'other.db', 'text.db'])
  })

  t.test('that was not closed is refused by who leaves it as it is', async t => {
    const dir = t.testdir()
    const [file, killed, linked] = [`${dir}/open.db`, `${dir}/killed.db`, `${dir}/linked.db`]
    const db = open(file)
    for (const ending of ['', '-wal']) copyFileSync(file + ending, killed + ending)
    db.close()
    symlinkSync(killed, linked)
    const before = readFileSync(killed)
    for (const name of [killed, linked]) {
      t.throws(() => open(name, { readOnly: true }), {
        name: 'DatabaseError', message: `database: ${name} was not closed: the last changes are in ${killed}-wal`
      })
    }
    t.ok(readFileSync(killed).equals(before))
    t.ok(existsSync(`${killed}-wal`))
    open(killed).close()
    const closed = readFileSync(killed)
    open(linked, { readOnly: true }).close()
    t.ok(readFileSync(killed).equals(closed))
  })

  t.test('is for one process alone, and free again afterwards', async t => {
    const file = `${t.testdir()}/shared.db`
    for (const what of ['new', 'existing']) {
      const db = open(file)
      t.throws(() => open(file), { name: 'DatabaseError', message: `database: ${file} is used by another process` }, what)
      createLedger(db, 'things').has(0, 1)
      db.close()
    }
    open(file).close()
  })
})

t.test('a database file in the making', async t => {
  const begin = (file: string, tables = [TABLE]) => createDatabaseFile({ file, tables, version: '1', origin: ORIGIN })
  const { signal } = new AbortController()

  t.test('has its name when it is whole', async t => {
    const dir = t.testdir({ 'a b.db.partial': 'a left-over' })
    const file = `${dir}/a b.db`
    const made = begin(file)
    t.strictSame(readdirSync(dir), ['a b.db.partial'])
    await made.publish(signal)
    t.strictSame(readdirSync(dir), ['a b.db'])
    open(file).close()
  })

  t.test('does not give its name to the file of another process, and leaves that alone', async t => {
    const dir = t.testdir()
    const file = `${dir}/store.db`
    const made = begin(file)
    rmSync(`${file}.partial`)
    writeFileSync(`${file}.partial`, 'half a file')
    await t.rejects(made.publish(signal), { name: 'DatabaseError', message: `database: ${file} is being made by another process` })
    made.discard()
    t.strictSame(readdirSync(dir), ['store.db.partial'])
    t.equal(readFileSync(`${file}.partial`, 'utf8'), 'half a file')
  })

  t.test('gets its name also where folders cannot be synced', async t => {
    for (const [code, fails] of [['EPERM', false], ['EISDIR', false], ['EINVAL', false], ['EACCES', false], ['EIO', true]] as const) {
      const { createDatabaseFile } = await t.mockImport<typeof DatabaseFiles>('../../src/store/database-file.ts', {
        'node:fs/promises': { ...promises, open: async () => { throw Object.assign(new Error('no folder'), { code }) } }
      })
      const dir = t.testdir()
      const made = createDatabaseFile({ file: `${dir}/store.db`, tables: [TABLE], version: '1', origin: ORIGIN })
      if (fails) {
        await t.rejects(made.publish(signal), { code })
        made.discard()
      } else await made.publish(signal)
      t.strictSame(readdirSync(dir), ['store.db'], code)
    }
  })

  t.test('is gone when it cannot be begun', async t => {
    const dir = t.testdir()
    t.throws(() => begin(`${dir}/store.db`, ['CREATE TABLE']), { name: 'DatabaseError' })
    t.strictSame(readdirSync(dir), [])
  })

  t.test('says in one line why it cannot be begun', async t => {
    const dir = t.testdir({ 'a.db': {}, 'b.db.partial': {} })
    for (const [file, message] of [
      ['a.db', `${dir}/a.db exists already`],
      ['b.db', `${dir}/b.db.partial cannot be opened: it is a folder`],
      ['missing/c.db', `${dir}/missing/c.db cannot be opened: the folder ${dir}/missing does not exist`]
    ] as const) {
      t.throws(() => begin(`${dir}/${file}`), { name: 'DatabaseError', message: `database: ${message}` }, file)
    }
  })
})

t.test('a place where nobody may write is told with the folder or file, and the user', async t => {
  const dir = mkdtempSync(path.join(tmpdir(), 'ringback-'))
  const modes = [['open/made.db', 0o444], ['closed', 0o555], ['open', 0o777], ['hidden', 0o600], ['', 0o755]] as const
  t.teardown(() => {
    for (const [name] of modes) chmodSync(`${dir}/${name}`, 0o755)
    rmSync(dir, { recursive: true })
  })
  for (const name of ['closed', 'hidden', 'open']) mkdirSync(`${dir}/${name}`)
  for (const name of ['closed', 'open']) open(`${dir}/${name}/made.db`, { tables: [] }).close()
  for (const [name, mode] of modes) chmodSync(`${dir}/${name}`, mode)
  const files = ['closed/new.db', 'closed/made.db', 'open/made.db', 'hidden/below/new.db', 'open/new.db']
  const script = path.join(import.meta.dirname, 'open-unprivileged.ts')
  const args = ['--no-warnings', script, ...files.map(name => `${dir}/${name}`)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '' } })
  const { uid, said } = JSON.parse(stdout) as { uid: number, said: string[] }
  const refused = (file: string, what: string) =>
    `database: ${dir}/${file} cannot be opened: ${what} is not writable by user ${uid}`
  t.strictSame(said, [
    refused('closed/new.db', `the folder ${dir}/closed`),
    refused('closed/made.db', `the folder ${dir}/closed`),
    refused('open/made.db', 'the file'),
    refused('hidden/below/new.db', `the folder ${dir}/hidden/below`),
    'opened'
  ])
})

t.test('a read-only file system is told as one', async t => {
  const refuse = () => { throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' }) }
  const { obstacleTo } = await t.mockImport<typeof Obstacles>('../../src/store/obstacle.ts', {
    'node:fs': { ...fs, accessSync: refuse }
  })
  const dir = t.testdir()
  t.strictSame(obstacleTo(`${dir}/x.db`), { reason: 'read-only', cause: `the folder ${dir} is on a read-only file system` })
})

t.test('who would leave a database as it is is told that there is none', async t => {
  const file = `${t.testdir()}/none.db`
  t.throws(() => open(file, { readOnly: true }), { name: 'DatabaseError', message: `database: ${file} does not exist` })
})

t.test('only what a person can do something about is told as such', async t => {
  for (const code of ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_READONLY', 'SQLITE_CANTOPEN']) {
    t.match(writingError('x.db', new BetterSqlite3.SqliteError('disk', code)), { name: 'DatabaseError', message: 'database: x.db cannot be written (disk)' }, code)
  }
  for (const code of ['ENOSPC', 'EDQUOT', 'EIO', 'EACCES', 'EROFS']) {
    t.match(writingError('x.db', Object.assign(new Error('disk'), { code })), { name: 'DatabaseError' }, code)
  }
  for (const fault of [
    new BetterSqlite3.SqliteError('cannot store REAL value in INTEGER column', 'SQLITE_CONSTRAINT_DATATYPE'),
    Object.assign(new Error('no such file'), { code: 'ENOENT' }), new RangeError('mine'), 'a text'
  ]) t.equal(writingError('x.db', fault), fault)
})
