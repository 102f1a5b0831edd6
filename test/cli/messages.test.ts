import t from 'tap'
import { banner } from '../../src/cli/banner.ts'
import { CommandError } from '../../src/cli/command-error.ts'
import { platforms } from '../../src/platforms/index.ts'
import { createRingback } from '../../src/server.ts'
import { DatabaseError, type Reason } from '../../src/store/database-error.ts'
import { parseScenario } from '../../src/world/parse-scenario.ts'
import { ScenarioError } from '../../src/world/scenario-error.ts'
import { printable } from '../../src/world/shown.ts'
import { databaseAdvice } from '../../src/cli/database-advice.ts'
import { NOON } from '../support/build.ts'
import { smallScenario } from '../support/small-scenario.ts'

const ESCAPE = '\u001b[2J\r\u009b\u202egpj.exe'

t.test('no error for the terminal has a control character in it', async t => {
  const scenario = { ...smallScenario(), roles: { [ESCAPE]: ['nothing'] }, [ESCAPE]: 1 }
  const outdated = new DatabaseError(`/tmp/${ESCAPE}.db`, 'altered', 'is no database',
    { scenario: ESCAPE, seed: ESCAPE })
  const advice = databaseAdvice(outdated)
  t.equal(advice, printable(advice))
  const errors: Error[] = [
    new CommandError(`knows no "${ESCAPE}"`),
    outdated,
    new ScenarioError(`/roles/${ESCAPE}`, `must not be ${ESCAPE}`)
  ]
  for (const broken of [() => parseScenario(scenario), () => createRingback({ scenario: `./${ESCAPE}` }), () =>
    createRingback({ clock: ESCAPE.repeat(1000) })]) {
    try {
      broken()
    } catch (error) {
      errors.push(error as Error)
    }
  }
  t.equal(errors.length, 6)
  for (const { message } of errors) {
    t.equal(message, printable(message), message)
    t.ok(message.length < 500, message)
  }
})

t.test('a key as long as a book is not told whole', async t => {
  const long = () => parseScenario({ ...smallScenario(), ['x'.repeat(100_000)]: 1 })
  t.throws(long, { message: /^scenario: \/x{199}… is not known; it has \$schema, description, .{1,100}$/ })
})

t.test('the banner obeys nobody\'s escapes, and its commands mean what they were made of', async t => {
  const scenario = parseScenario({ ...smallScenario(), credentials: [] })
  const odd =
    { platform: 'cxengage', id: ESCAPE, secret: 'se\tcret', grants: ['*'], tenants: [scenario.tenants[0]?.id ?? ''] }
  const ringback = createRingback({ scenario: 'empty', clock: NOON })
  t.teardown(() => ringback.close())
  const withOdd = { ...scenario, credentials: [{ ...odd, kind: 'user' as const }] }
  const samples = (base: string) =>
    platforms.flatMap(platform => platform.setUp({ scenario: withOdd, statics: [] }).samples(base, 0))
  const text =
    banner({
      base: 'http://127.0.0.1:1',
      name: ESCAPE,
      seed: 'x'.repeat(1000),
      scenario: withOdd,
      clock: ringback.clock,
      platforms,
      samples
    })
  t.equal(text, printable(text).replaceAll('\\n', '\n'))
  t.match(text, `Seed      ${'x'.repeat(48)}…\n`)
  t.match(text, '\\u{1b}[2J')
})

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
  for (const [reason, advice] of expected) {
    t.equal(databaseAdvice(new DatabaseError('x.db', reason, 'is so')), advice, reason)
  }
})

t.test('no command is advised for a scenario that none can name', async t => {
  const made = { scenario: '(object)' }
  t.equal(databaseAdvice(new DatabaseError('x.db', 'other-origin', 'is so', made)), 'delete it, or name another file')
})
