import fs, {
  copyFileSync, existsSync, readFileSync, readdirSync, symlinkSync, chmodSync, mkdirSync, mkdtempSync, rmSync
} from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import t from 'tap'
import { createLedger } from '../../src/store/ledger.ts'
import { openThings } from '../support/things-database.ts'
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { writingError } from '../../src/store/database-error.ts'
import type * as Obstacles from '../../src/store/obstacle.ts'

t.test('a database file', async t => {
  const file = `${t.testdir()}/store.db`
  openThings(file).close()

  t.test('is opened again by what made it, and remembers its days', async t => {
    const db = openThings(file)
    createLedger(db, 'things').add(0, 1, 0)
    db.close()
    const again = openThings(file)
    t.ok(createLedger(again, 'things').has(0, 1))
    again.close()
  })

  t.test('of another version is refused with what made it, and left alone', async t => {
    const before = readFileSync(file)
    for (const other of [{ version: '2' }, { tables: [] }]) {
      t.throws(() => openThings(file, other), {
        name: 'DatabaseError',
        reason: 'other-version',
        made: {
          scenario: 'small',
          seed: 'ringback'
        },
        message: /another version of ringback$/
      })
    }
    t.strictSame(readFileSync(file), before)
  })

  t.test('that is none is refused, and left alone', async t => {
    const dir =
      t.testdir({ 'text.db': 'This is a text and no database, long enough to be read as a header of one.'.repeat(20) })
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
      t.throws(
        () => openThings(file),
        { name: 'DatabaseError', message: typeof message === 'string' ? `database: ${file} ${message}` : message },
        name
      )
      t.strictSame(bytes(), before, `${name} is as it was`)
    }
    t.strictSame(readdirSync(dir).sort(), ['numbered.db', 'other.db', 'text.db'])
  })

  t.test('that was not closed is refused by who leaves it as it is', async t => {
    const dir = t.testdir()
    const [file, killed, linked] = [`${dir}/open.db`, `${dir}/killed.db`, `${dir}/linked.db`]
    const db = openThings(file)
    for (const ending of ['', '-wal']) copyFileSync(file + ending, killed + ending)
    db.close()
    symlinkSync(killed, linked)
    const before = readFileSync(killed)
    for (const name of [killed, linked]) {
      t.throws(() => openThings(name, { readOnly: true }), {
        name: 'DatabaseError', message: `database: ${name} was not closed: the last changes are in ${killed}-wal`
      })
    }
    t.ok(readFileSync(killed).equals(before))
    t.ok(existsSync(`${killed}-wal`))
    openThings(killed).close()
    const closed = readFileSync(killed)
    openThings(linked, { readOnly: true }).close()
    t.ok(readFileSync(killed).equals(closed))
  })

  t.test('is for one process alone, and free again afterwards', async t => {
    const file = `${t.testdir()}/shared.db`
    for (const what of ['new', 'existing']) {
      const db = openThings(file)
      t.throws(() => openThings(file),
        { name: 'DatabaseError', message: `database: ${file} is used by another process` }, what)
      createLedger(db, 'things').has(0, 1)
      db.close()
    }
    openThings(file).close()
  })
})

t.test('who would leave a database as it is is told that there is none', async t => {
  const file = `${t.testdir()}/none.db`
  t.throws(() => openThings(file, { readOnly: true }),
    { name: 'DatabaseError', message: `database: ${file} does not exist` })
})

t.test('a place where nobody may write is told with the folder or file, and the user', async t => {
  const dir = mkdtempSync(path.join(tmpdir(), 'ringback-'))
  const modes = [['open/made.db', 0o444], ['closed', 0o555], ['open', 0o777], ['hidden', 0o600], ['', 0o755]] as const
  t.teardown(() => {
    for (const [name] of modes) chmodSync(`${dir}/${name}`, 0o755)
    rmSync(dir, { recursive: true })
  })
  for (const name of ['closed', 'hidden', 'open']) mkdirSync(`${dir}/${name}`)
  for (const name of ['closed', 'open']) openThings(`${dir}/${name}/made.db`, { tables: [] }).close()
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
  t.strictSame(obstacleTo(`${dir}/x.db`),
    { reason: 'read-only', cause: `the folder ${dir} is on a read-only file system` })
})

t.test('only what a person can do something about is told as such', async t => {
  for (const code of ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_READONLY', 'SQLITE_CANTOPEN']) {
    t.match(writingError('x.db', new BetterSqlite3.SqliteError('disk', code)),
      { name: 'DatabaseError', message: 'database: x.db cannot be written (disk)' }, code)
  }
  for (const code of ['ENOSPC', 'EDQUOT', 'EIO', 'EACCES', 'EROFS']) {
    t.match(writingError('x.db', Object.assign(new Error('disk'), { code })), { name: 'DatabaseError' }, code)
  }
  for (const fault of [
    new BetterSqlite3.SqliteError('cannot store REAL value in INTEGER column', 'SQLITE_CONSTRAINT_DATATYPE'),
    Object.assign(new Error('no such file'), { code: 'ENOENT' }), new RangeError('mine'), 'a text'
  ]) t.equal(writingError('x.db', fault), fault)
})
