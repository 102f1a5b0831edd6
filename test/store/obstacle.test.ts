import { execFile } from 'node:child_process'
import fs, { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import BetterSqlite3 from 'better-sqlite3'
import t from 'tap'
import { writingError } from '../../src/store/database-error.ts'
import type * as Obstacles from '../../src/store/obstacle.ts'
import { openThings } from '../support/things-database.ts'

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
  t.strictSame(obstacleTo(`${dir}/x.db`), { reason: 'read-only', cause: `the folder ${dir} is on a read-only file system` })
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
