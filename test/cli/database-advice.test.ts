import t from 'tap'
import { databaseAdvice } from '../../src/cli/database-advice.ts'
import { DatabaseError, type Reason } from '../../src/store/database-error.ts'

const ANOTHER = 'name another file'

t.test('the command line says what to do about a database, by the reason', async t => {
  const expected: [reason: Reason, advice: string][] = [
    ['no-folder', 'make it, or name another file'],
    ['not-a-folder', ANOTHER],
    ['is-a-folder', ANOTHER],
    ['read-only', 'mount it writable, or name another file'],
    ['no-rights', 'give them the right to write there, or name another file'],
    ['missing', ANOTHER],
    ['exists', 'delete it, or name another file'],
    ['busy', ANOTHER],
    ['in-the-making', ANOTHER],
    ['unclosed', 'end the server that has it, or else serve it once'],
    ['foreign', ANOTHER],
    ['unwritable', 'make room, or name another file']
  ]
  for (const [reason, advice] of expected) t.equal(databaseAdvice(new DatabaseError('x.db', reason, 'is so')), advice, reason)
})

t.test('no command is advised for a scenario that none can name', async t => {
  const made = { scenario: '(object)' }
  t.equal(databaseAdvice(new DatabaseError('x.db', 'other-origin', 'is so', made)), 'delete it, or name another file')
})
