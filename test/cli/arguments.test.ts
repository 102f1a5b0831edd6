import path from 'node:path'
import t from 'tap'
import { parseArguments } from '../../src/cli/arguments.ts'
import { help } from '../../src/cli/help.ts'
import { createSettings } from '../../src/cli/settings.ts'
import { checkVariables } from '../../src/cli/variables.ts'
import { QUIET, run, start } from '../support/command.ts'
import { runHere } from '../support/run-here.ts'

t.test('what cannot be is told in one line, and nothing is started', async t => {
  const file = path.join(t.testdir({ 'notes.txt': 'hello, this is not a database' }), 'notes.txt')
  const cases: { args: string[], env?: Record<string, string>, says: RegExp }[] = [
    {
      args: [],
      env: { RINGBACK_CLOCK: 'noon' },
      says: /RINGBACK_CLOCK takes "real" or an ISO 8601 instant of the years 1971 to 2148, not "noon"/
    },
    { args: ['--scenario', 'nowhere'], says: /scenario: .*nowhere/ },
    { args: ['--scenario', 'documented', '--database', file], says: /database: / }
  ]
  for (const { args, env, says } of cases) {
    // A process of its own says what this one says, so one of them is enough.
    const { code, stdout, stderr } = await (args.length === 0 ? run : runHere)(args, env)
    const name = `ringback ${args.join(' ')}`
    t.equal(code, 2, name)
    t.equal(stdout, '', `${name}: prints nothing else`)
    t.match(stderr, /^ringback: [^\n]+\n$/, `${name}: one line`)
    t.match(stderr, says, name)
  }
})

t.test('a message names the flag or the variable, and what it takes', async t => {
  const read = async (args: string[], env: Record<string, string> = {}) => {
    const { command, flags } = parseArguments(args)
    return await createSettings(flags, env).read(command.keys)
  }
  const cases: [args: string[], message: string][] = [
    [['--port', '65536'], '--port takes a port number from 0 to 65535, not "65536"'],
    [['--port', '-1'], '--port takes a value; one that begins with a dash is written --port=-1'],
    [['--port=-1'], '--port takes a port number from 0 to 65535, not "-1"'],
    [['-p', '80.5'], '--port takes a port number from 0 to 65535, not "80.5"'],
    [['--port='], '--port takes a port number from 0 to 65535, not ""'],
    [['serve', '-p'], '-p takes a value'],
    [['--host='], '--host takes a host name or address, not ""'],
    [['--scenario='], '--scenario takes the name of a scenario, or a path, not ""'],
    [['--seed='], '--seed takes a text, not ""'],
    [
      ['--clock', 'yesterday'], '--clock takes "real" or an ISO 8601 instant of the years 1971 to 2148, not "yesterday"'
    ],
    [
      ['--clock', '1970-12-31T23:59:59.999Z'],
      '--clock takes "real" or an ISO 8601 instant of the years 1971 to 2148, not "1970-12-31T23:59:59.999Z"'
    ],
    [
      ['--clock', '2149-01-01'],
      '--clock takes "real" or an ISO 8601 instant of the years 1971 to 2148, not "2149-01-01"'
    ],
    [['--database='], '--database takes ":memory:" or a path, not ""'],
    [['--log-level', 'loud'], '--log-level takes one of silent, fatal, error, warn, info, debug, trace, not "loud"'],
    [['--colour'], 'serve knows no option --colour; see "ringback serve --help"'],
    [['-x'], 'serve knows no option -x; see "ringback serve --help"'],
    [['--version=2'], '--version takes no value'],
    [['--no-admin=true'], '--no-admin takes no value'],
    [['--admin-token', 'two words'], '--admin-token takes a text without blanks, or "none", not "two words"'],
    [
      ['--allow-hosts', 'http://mock.test'],
      '--allow-hosts takes hosts without ports, separated by commas, not "http://mock.test"'
    ],
    [['health', '--seed', 'x'], 'health knows no option --seed; see "ringback health --help"'],
    [['dial'], 'knows no command "dial"; it has serve, seed, verify, scenarios, init, openapi, health'],
    [['serve', 'documented'], 'serve takes no argument "documented"'],
    [['openapi'], 'openapi takes the name of a platform; see "ringback openapi --help"']
  ]
  for (const [args, message] of cases) {
    await t.rejects(read(args), { name: 'CommandError', message, exitCode: 2 }, args.join(' '))
  }

  t.match(await read(['--no-admin', '--port', '1']), { noAdmin: true, port: 1 })
  t.match(await read([], { RINGBACK_NO_ADMIN: 'true', RINGBACK_ALLOW_HOSTS: 'mock.test,[::2]' }),
    { noAdmin: true, allowHosts: 'mock.test,[::2]' })
  t.match(await read([]), { noAdmin: false })

  for (const name of ['PORT', 'CLOCK', 'LOG_LEVEL', 'NO_ADMIN']) {
    await t.rejects(read([], { [`RINGBACK_${name}`]: 'x' }),
      { message: new RegExp(`^RINGBACK_${name} takes .*, not "x"$`) })
  }
  for (const clock of ['1971-01-01', '2148-12-31T23:59:59.999Z', '2149-01-01T00:30+01:00']) {
    t.match(await read(['--clock', clock]), { clock })
  }
  t.strictSame(await read(['health'], { RINGBACK_PORT: '', RINGBACK_CLOCK: 'never mind' }),
    { host: '127.0.0.1', port: 7464 })
})

t.test('--help tells every flag and variable', async t => {
  const all = await runHere(['--help'])
  t.match(all, { code: 0, stderr: '' })
  for (const word of ['serve', 'seed', 'scenarios', 'init [file]', 'openapi <platform>', 'health']) {
    t.match(all.stdout, word)
  }
  for (const name of [
    'port', 'host', 'scenario', 'seed', 'clock', 'database', 'admin-token', 'allow-hosts', 'log-level'
  ]) {
    t.match(all.stdout, `--${name} <value>`)
    t.match(all.stdout, `RINGBACK_${name.toUpperCase().replace('-', '_')}`)
  }
  t.match(all.stdout, /--no-admin +RINGBACK_NO_ADMIN +/)
  t.match(all.stdout, 'default: 7464')

  const health = help(parseArguments(['health', '-h']))
  t.match(health, 'RINGBACK_PORT')
  t.notMatch(health, 'RINGBACK_SEED')
})

t.test('help says of a setting what it is for in that command', async t => {
  t.match(help(parseArguments(['serve', '--help'])), 'That of the database file when not given')
  t.notMatch(help(parseArguments(['seed', '--help'])), 'database file', 'there is none yet')
  t.notMatch(help(parseArguments(['verify', '--help'])), 'survives restarts', 'nothing is written')
})

t.test('a variable that is none is refused, and the one that is meant is named', async t => {
  const { code, stdout, stderr } = await runHere(['--port', '0'], { RINGBACK_SCENARI: 'quiet' })
  t.strictSame({ code, stdout, stderr },
    { code: 2, stdout: '', stderr: 'ringback: knows no variable RINGBACK_SCENARI; did you mean RINGBACK_SCENARIO?\n' })

  const refused: [name: string, message: string | RegExp][] = [
    ['RINGBACK_LOGLEVEL', 'knows no variable RINGBACK_LOGLEVEL; did you mean RINGBACK_LOG_LEVEL?'],
    ['RINGBACK_prot', 'knows no variable RINGBACK_prot; did you mean RINGBACK_PORT?'],
    ['RINGBACK_COLOUR', /^knows no variable RINGBACK_COLOUR; it has RINGBACK_PORT, .*, RINGBACK_LOG_LEVEL/]
  ]
  for (const [name, message] of refused) {
    t.throws(() => checkVariables({ [name]: 'x' }), { name: 'CommandError', exitCode: 2, message })
  }

  const taken = ['RINGBACK_PORT', 'RINGBACK_LOG_LEVEL', 'RINGBACKS',
    'MY_RINGBACK_SCENARI', 'RINGBACK_SERVICE_HOST', 'RINGBACK_SERVICE_PORT_HTTP', 'RINGBACK_PORT_7464_TCP_ADDR']
  for (const name of taken) t.doesNotThrow(() => checkVariables({ [name]: 'x' }), name)
  t.doesNotThrow(() => checkVariables({ RINGBACK_SCENARI: '' }), 'an empty one is none')
})

t.test('--version prints the version and loads no server', async t => {
  const { code, stdout } = await run(['--version'])
  t.equal(code, 0)
  t.match(stdout, /^\d+\.\d+\.\d+\n$/)
})

t.test('a flag wins over the environment, and an empty variable is none', async t => {
  const quiet = path.join(t.testdir({ 'quiet.json': QUIET }), 'quiet.json')
  const env =
    {
      RINGBACK_SCENARIO: quiet,
      RINGBACK_PORT: '0',
      RINGBACK_SEED: 'variable',
      RINGBACK_CLOCK: '2026-03-02T12:00Z',
      RINGBACK_HOST: '',
      RINGBACK_DATABASE: ''
    }
  const { base } = await start(t, ['--seed', 'flag'], env)
  t.match(base, /^http:\/\/127\.0\.0\.1:[1-9]\d*$/)
  const body: unknown = await (await fetch(`${base}/__admin/health`)).json()
  t.match(body, { status: 'ok', seed: 'flag', clock: { mode: 'frozen', now: '2026-03-02T12:00:00.000Z' } })
})
