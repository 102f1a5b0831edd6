import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import promises from 'node:fs/promises'
import t from 'tap'
import { createDatabaseFile } from '../../src/store/database-file.ts'
import type * as DatabaseFiles from '../../src/store/database-file.ts'
import { ORIGIN, TABLE, openThings } from '../support/things-database.ts'

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
    openThings(file).close()
  })

  t.test('does not give its name to the file of another process, and leaves that alone', async t => {
    const dir = t.testdir()
    const file = `${dir}/store.db`
    const made = begin(file)
    rmSync(`${file}.partial`)
    writeFileSync(`${file}.partial`, 'half a file')
    await t.rejects(made.publish(signal),
      { name: 'DatabaseError', message: `database: ${file} is being made by another process` })
    made.discard()
    t.strictSame(readdirSync(dir), ['store.db.partial'])
    t.equal(readFileSync(`${file}.partial`, 'utf8'), 'half a file')
  })

  t.test('gets its name also where folders cannot be synced', async t => {
    for (const [code, fails] of [['EPERM', false], ['EISDIR', false], ['EINVAL', false], ['EACCES', false], [
      'EIO', true
    ]] as const) {
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
