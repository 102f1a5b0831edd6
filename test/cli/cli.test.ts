import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { Ajv } from 'ajv'
import BetterSqlite3 from 'better-sqlite3'
import t, { type Test } from 'tap'
import { parseArguments } from '../../src/cli/arguments.ts'
import { help } from '../../src/cli/help.ts'
import { init } from '../../src/cli/init.ts'
import { openapi } from '../../src/cli/openapi.ts'
import { SCENARIO_SCHEMA } from '../../src/cli/scenario-schema-file.ts'
import { createSettings } from '../../src/cli/settings.ts'
import { checkVariables } from '../../src/cli/variables.ts'
import { createRingback } from '../../src/server.ts'
import { LIVE, NOON } from '../support/build.ts'
import { smallScenario } from '../support/small-scenario.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')

/** Starts in no time: nobody calls it. */
const QUIET = JSON.stringify({ description: 'A centre that nobody calls', tenants: [] })

/** Takes long to start: ten years of calls. */
const LONG = JSON.stringify({
  description: 'A centre with a past',
  tenants: [{
    id: '11111111-1111-4111-8111-111111111111',
    name: 'Old Shop',
    timezone: 'UTC',
    history: { days: 3660 },
    volume: { perDay: 20 },
    queues: [{ name: 'Sales' }],
    flows: [{ name: 'Main', channel: 'voice', contactPoint: '+15550100' }],
    agents: { count: 3 },
    contacts: 20
  }]
})

interface Result { code: number | null, stdout: string, stderr: string }

/** Nothing of this process's environment, but that npm runs it: a server whose test was killed ends by itself. */
const BARE = { npm_lifecycle_event: 'test' }

/** A command that runs. */
function launch (args: readonly string[], env: Record<string, string> = {}, nodeArgs: readonly string[] = []) {
  const child = spawn(process.execPath, [...nodeArgs, 'src/cli/main.ts', ...args], { cwd: ROOT, env: { ...BARE, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', chunk => { stdout += String(chunk) })
  child.stderr.on('data', chunk => { stderr += String(chunk) })
  const ended: Promise<Result> = once(child, 'close').then(() => ({ code: child.exitCode, stdout, stderr }))
  return { child, ended, printed: () => stdout }
}

const run = (...args: Parameters<typeof launch>): Promise<Result> => launch(...args).ended

/** Waits for the banner; resolves with it and the server's URL. */
async function start (t: Test, args: readonly string[], env: Record<string, string> = {}) {
  const { child, ended, printed } = launch(args, env)
  t.teardown(() => child.kill('SIGKILL'))
  while (!printed().endsWith('\n\n') && child.exitCode === null) await sleep(20)
  const [, base = ''] = /(http:\/\/\S+)\/__admin/.exec(printed()) ?? []
  return { child, ended, printed: printed(), base }
}

async function freePort (): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server's
  server.close()
  await once(server, 'close')
  return port
}

t.test('what cannot be is told in one line, and nothing is started', async t => {
  const file = path.join(t.testdir({ 'notes.txt': 'hello, this is not a database' }), 'notes.txt')
  const cases: { args: string[], env?: Record<string, string>, says: RegExp }[] = [
    { args: [], env: { RINGBACK_CLOCK: 'noon' }, says: /RINGBACK_CLOCK takes "real" or an ISO 8601 instant of the years 1971 to 2148, not "noon"/ },
    { args: ['--scenario', 'nowhere'], says: /scenario: .*nowhere/ },
    { args: ['--scenario', 'documented', '--database', file], says: /database: / }
  ]
  for (const { args, env, says } of cases) {
    const { code, stdout, stderr } = await run(args, env)
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
    [['--clock', 'yesterday'], '--clock takes "real" or an ISO 8601 instant of the years 1971 to 2148, not "yesterday"'],
    [['--clock', '1970-12-31T23:59:59.999Z'], '--clock takes "real" or an ISO 8601 instant of the years 1971 to 2148, not "1970-12-31T23:59:59.999Z"'],
    [['--clock', '2149-01-01'], '--clock takes "real" or an ISO 8601 instant of the years 1971 to 2148, not "2149-01-01"'],
    [['--database='], '--database takes ":memory:" or a path, not ""'],
    [['--log-level', 'loud'], '--log-level takes one of silent, fatal, error, warn, info, debug, trace, not "loud"'],
    [['--colour'], 'serve knows no option --colour; see "ringback serve --help"'],
    [['-x'], 'serve knows no option -x; see "ringback serve --help"'],
    [['--version=2'], '--version takes no value'],
    [['--no-admin=true'], '--no-admin takes no value'],
    [['--admin-token', 'two words'], '--admin-token takes a text without blanks, or "none", not "two words"'],
    [['--allow-hosts', 'http://mock.test'], '--allow-hosts takes hosts without ports, separated by commas, not "http://mock.test"'],
    [['health', '--seed', 'x'], 'health knows no option --seed; see "ringback health --help"'],
    [['dial'], 'knows no command "dial"; it has serve, seed, verify, scenarios, init, openapi, health'],
    [['serve', 'documented'], 'serve takes no argument "documented"'],
    [['openapi'], 'openapi takes the name of a platform; see "ringback openapi --help"']
  ]
  for (const [args, message] of cases) await t.rejects(read(args), { name: 'CommandError', message, exitCode: 2 }, args.join(' '))

  t.match(await read(['--no-admin', '--port', '1']), { noAdmin: true, port: 1 })
  t.match(await read([], { RINGBACK_NO_ADMIN: 'true', RINGBACK_ALLOW_HOSTS: 'mock.test,[::2]' }), { noAdmin: true, allowHosts: 'mock.test,[::2]' })
  t.match(await read([]), { noAdmin: false })

  for (const name of ['PORT', 'CLOCK', 'LOG_LEVEL', 'NO_ADMIN']) {
    await t.rejects(read([], { [`RINGBACK_${name}`]: 'x' }), { message: new RegExp(`^RINGBACK_${name} takes .*, not "x"$`) })
  }
  for (const clock of ['1971-01-01', '2148-12-31T23:59:59.999Z', '2149-01-01T00:30+01:00']) t.match(await read(['--clock', clock]), { clock })
  t.strictSame(await read(['health'], { RINGBACK_PORT: '', RINGBACK_CLOCK: 'never mind' }), { host: '127.0.0.1', port: 7464 })
})

t.test('--help tells every flag and variable', async t => {
  const all = await run(['--help'])
  t.match(all, { code: 0, stderr: '' })
  for (const word of ['serve', 'seed', 'scenarios', 'init [file]', 'openapi <platform>', 'health']) t.match(all.stdout, word)
  for (const name of ['port', 'host', 'scenario', 'seed', 'clock', 'database', 'admin-token', 'allow-hosts', 'log-level']) {
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
  const { code, stdout, stderr } = await run(['--port', '0'], { RINGBACK_SCENARI: 'quiet' })
  t.strictSame({ code, stdout, stderr }, { code: 2, stdout: '', stderr: 'ringback: knows no variable RINGBACK_SCENARI; did you mean RINGBACK_SCENARIO?\n' })

  const refused: [name: string, message: string | RegExp][] = [
    ['RINGBACK_LOGLEVEL', 'knows no variable RINGBACK_LOGLEVEL; did you mean RINGBACK_LOG_LEVEL?'],
    ['RINGBACK_prot', 'knows no variable RINGBACK_prot; did you mean RINGBACK_PORT?'],
    ['RINGBACK_COLOUR', /^knows no variable RINGBACK_COLOUR; it has RINGBACK_PORT, .*, RINGBACK_LOG_LEVEL/]
  ]
  for (const [name, message] of refused) t.throws(() => checkVariables({ [name]: 'x' }), { name: 'CommandError', exitCode: 2, message })

  const taken = ['RINGBACK_PORT', 'RINGBACK_LOG_LEVEL', 'RINGBACKS', 'MY_RINGBACK_SCENARI', 'RINGBACK_SERVICE_HOST', 'RINGBACK_SERVICE_PORT_HTTP', 'RINGBACK_PORT_7464_TCP_ADDR']
  for (const name of taken) t.doesNotThrow(() => checkVariables({ [name]: 'x' }), name)
  t.doesNotThrow(() => checkVariables({ RINGBACK_SCENARI: '' }), 'an empty one is none')
})

t.test('init', async t => {
  const dir = t.testdir({ work: {} })
  const file = path.join(dir, 'work', 'my centre.json')

  await t.test('writes a scenario that can be played at once', async t => {
    t.strictSame(await run(['init', file]), { code: 0, stdout: `${file} is a scenario to start from; to play it: ringback --scenario '${file}'\n`, stderr: '' })
    const { base, child } = await start(t, ['--port', '0', '--scenario', file])
    const { cases } = await (await fetch(`${base}/__admin/cases`)).json() as { cases: { name: string, interactions: { found: object }[] }[] }
    t.strictSame(cases.map(({ name }) => name), ['answered', 'abandoned', 'warm transfer'])
    for (const { name, interactions: [first] } of cases) t.match(first?.found, { cxengage: { path: String }, vcc: { path: String } }, name)
    child.kill('SIGTERM')
    t.match(await run(['verify', '--scenario', file, '--clock', NOON]), { code: 0, stdout: /: no violations\n$/, stderr: '' })
  })

  await t.test('which names its schema, and fits it', async t => {
    const scenario = JSON.parse(readFileSync(file, 'utf8')) as { $schema: string }
    t.equal(path.resolve(path.dirname(file), scenario.$schema), SCENARIO_SCHEMA)
    const validate = new Ajv({ strict: false, formats: { instant: true, timezone: true } }).compile(JSON.parse(readFileSync(SCENARIO_SCHEMA, 'utf8')))
    t.ok(validate(scenario), JSON.stringify(validate.errors))
  })

  await t.test('and overwrites nothing', async t => {
    writeFileSync(file, 'mine')
    t.strictSame(await run(['init', file]), { code: 2, stdout: '', stderr: `ringback: ${file} exists already and is left as it is; name another file: ringback init <file>\n` })
    t.equal(readFileSync(file, 'utf8'), 'mine')
  })

  await t.test('nor goes where there is no folder', async t => {
    t.throws(() => init(path.join(dir, 'nowhere', 'x.json')), { name: 'CommandError', message: /x\.json cannot be written \(ENOENT\)$/ })
    t.throws(() => parseArguments(['init', 'one', 'two']), { message: 'init takes no argument "two"' })
  })
})

t.test('--version prints the version and loads no server', async t => {
  const { code, stdout } = await run(['--version'])
  t.equal(code, 0)
  t.match(stdout, /^\d+\.\d+\.\d+\n$/)
})

t.test('scenarios lists what comes with the package', async t => {
  const { code, stdout } = await run(['scenarios'])
  t.equal(code, 0)
  t.match(stdout, /^ *default +\S/m)
  t.match(stdout, /^ *documented +\S/m)
})

t.test('openapi prints a contract', async t => {
  const { code, stdout } = await run(['openapi', 'vcc'])
  t.equal(code, 0)
  t.throws(() => openapi('nobody'), { name: 'CommandError', message: 'openapi takes one of cxengage, vcc, not "nobody"' })
  t.match(JSON.parse(stdout), { openapi: /^3\.1/, info: { title: String }, paths: Object })
})

t.test('verify', async t => {
  const dir = t.testdir({ 'small.json': JSON.stringify(smallScenario()), 'notes.txt': 'hello, this is not a database' })
  const [scenario, database] = [path.join(dir, 'small.json'), path.join(dir, 'small.db')]
  const ringback = createRingback({ scenario, database, clock: NOON })
  await ringback.app.ready()
  await ringback.seed()
  await ringback.written()
  await ringback.close()
  const verify = (...args: string[]) => run(['verify', '--scenario', scenario, '--clock', NOON, ...args])

  await t.test('prints a line for each relation, and ends with 0 when all hold', async t => {
    const before = readFileSync(database)
    const [made, kept] = await Promise.all([verify(), verify('--database', database)])
    t.match(made, { code: 0, stderr: '' })
    t.equal(kept.stdout, made.stdout, 'a file tells what its scenario tells')
    t.match(made.stdout, /^ {2}platform +relation +checked +violations\n/)
    t.match(made.stdout, /\n {2}cxengage and vcc +both tell the same facts +\d+ +0\n/)
    t.match(made.stdout, /\n\n\d+ checks at 2026-03-02T12:00:00.000Z: no violations\n$/)
    t.strictSame(readFileSync(database), before, 'and the file is as it was')
    t.strictSame(readdirSync(dir).sort(), ['notes.txt', 'small.db', 'small.json'])
  })

  await t.test('tells what does not hold, and ends with 1', async t => {
    const db = new BetterSqlite3(database)
    db.exec('UPDATE cxengage_interactions SET start = start + 1')
    db.close()
    const { code, stdout, stderr } = await verify('--database', database)
    t.match({ code, stderr }, { code: 1, stderr: '' })
    t.match(stdout, new RegExp(`\n\ncxengage: columns are those of the interaction\n  tenant ${LIVE}, interaction [0-9a-f-]{36}\n  expected start \\d{13}\n  found    start \\d{13}\n\n`))
    t.match(stdout, /\n\nand \d+ more\n\n\d+ checks at .*: \d+ violations\n$/)
  })

  await t.test('ends with 2 when there is nothing to verify', async t => {
    for (const file of ['notes.txt', 'missing.db']) {
      t.match(await verify('--database', path.join(dir, file)), { code: 2, stdout: '', stderr: /^ringback: database: .*\n$/ }, file)
    }
    t.notOk(existsSync(path.join(dir, 'missing.db')))
  })
})

t.test('a flag wins over the environment, and an empty variable is none', async t => {
  const quiet = path.join(t.testdir({ 'quiet.json': QUIET }), 'quiet.json')
  const env = { RINGBACK_SCENARIO: quiet, RINGBACK_PORT: '0', RINGBACK_SEED: 'variable', RINGBACK_CLOCK: '2026-03-02T12:00Z', RINGBACK_HOST: '', RINGBACK_DATABASE: '' }
  const { base } = await start(t, ['--seed', 'flag'], env)
  t.match(base, /^http:\/\/127\.0\.0\.1:[1-9]\d*$/)
  const body: unknown = await (await fetch(`${base}/__admin/health`)).json()
  t.match(body, { status: 'ok', seed: 'flag', clock: { mode: 'frozen', now: '2026-03-02T12:00:00.000Z' } })
})

t.test('the documented scenario', async t => {
  const { child, ended, printed, base } = await start(t, ['serve', '-p', '0', '--scenario', 'documented', '--clock', '2026-03-02T12:00:00Z'])

  await t.test('the banner tells where, who and what', async t => {
    for (const place of ['/v1', '/stats', '/__admin/docs']) t.match(printed, `${base}${place}\n`)
    t.match(printed, /cxengage +admin +admin-secret/)
    t.match(printed, /vcc +documented +documented-secret/)
    t.match(printed, /Scenario +documented\n +Seed +\S+\n +Clock +stands still at 2026-03-02T12:00:00.000Z/)
  })

  await t.test('its commands work when they are pasted', async t => {
    const commands = printed.split('\n').filter(line => /^ +(curl|TOKEN=)/.test(line))
    t.equal(commands.length, 3)
    const shell = spawn('sh', ['-c', commands.join('\necho\n').replaceAll('curl ', 'curl -s ')], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [interactions = '', , stats = ''] = (await text(shell.stdout)).split('\n')
    t.match(JSON.parse(interactions), { tenantName: String, results: [{}, {}] })
    t.match(JSON.parse(stats), { meta: { page: 1, count: 2 }, items: [{}, {}], upTo: '2026-03-02T12:00:00.000Z' })
  })

  await t.test('health finds it', async t => {
    const { code, stdout } = await run(['health'], { RINGBACK_HOST: '0.0.0.0', RINGBACK_PORT: new URL(base).port })
    t.equal(code, 0)
    t.equal(stdout, `${base} is ready\n`)
  })

  await t.test('its port is in use for another', async t => {
    const { port } = new URL(base)
    const { code, stdout, stderr } = await run(['--port', port, '--scenario', 'documented'])
    t.equal(code, 1)
    t.equal(stdout, '')
    t.match(stderr, new RegExp(`^ringback: port ${port} of 127.0.0.1 is in use[^\\n]*\\n$`))
  })

  await t.test('SIGTERM ends it with 0', async t => {
    const before = performance.now()
    child.kill('SIGTERM')
    const { code, stderr } = await ended
    t.equal(code, 0)
    t.equal(stderr, '')
    t.ok(performance.now() - before < 2000)
  })

  await t.test('health misses it', async t => {
    const { code, stderr } = await run(['health', '--port', new URL(base).port])
    t.equal(code, 1)
    t.match(stderr, /^http:\S+ is not ready: ECONNREFUSED\n$/)
  })
})

t.test('beyond loopback', async t => {
  const quiet = path.join(t.testdir({ 'quiet.json': QUIET }), 'quiet.json')
  const args = ['--host', '0.0.0.0', '--port', '0', '--scenario', quiet]
  const clock = async (base: string, token: string) =>
    (await fetch(`${base}/__admin/clock`, { headers: { authorization: `Bearer ${token}` } })).status

  await t.test('a token is made for each run, and printed', async t => {
    const [one, other] = await Promise.all([start(t, args), start(t, args)])
    const [token = '', another] = [one, other].map(({ printed }) => /Authorization: Bearer (\S+)$/m.exec(printed)?.[1])
    t.match(token, /^[\w-]{20,}$/)
    t.not(token, another)
    t.equal(await clock(one.base, token), 200)
    t.equal(await clock(other.base, token), 401)
    const { code } = await run(['health', '--port', new URL(one.base).port])
    t.equal(code, 0, 'and health needs none')
  })

  await t.test('a token that was given is not printed', async t => {
    const { base, printed } = await start(t, args, { RINGBACK_ADMIN_TOKEN: 's3cr3t' })
    t.notMatch(printed, 's3cr3t')
    t.notMatch(printed, 'Bearer')
    t.equal(await clock(base, 's3cr3t'), 200)
    t.equal(await clock(base, 'none'), 401)
  })
})

t.test('a server that npm leaves behind ends by itself', async t => {
  const quiet = path.join(t.testdir({ 'quiet.json': QUIET }), 'quiet.json')
  const port = await freePort()
  const command = `"${process.execPath}" src/cli/main.ts --port ${port} --scenario "${quiet}"; true` // or the shell would become the server
  const shell = spawn('sh', ['-c', command], { cwd: ROOT, env: BARE, stdio: 'ignore' })
  const status = async () => await fetch(`http://127.0.0.1:${port}/__admin/health`).then(response => response.status, () => 0)
  while (await status() !== 200 && shell.exitCode === null) await sleep(50)
  shell.kill('SIGTERM')
  const before = performance.now()
  while (await status() !== 0 && performance.now() - before < 2000) await sleep(50)
  t.equal(await status(), 0)
})

t.test('a host that is not there is told in one line', async t => {
  const quiet = path.join(t.testdir({ 'quiet.json': QUIET }), 'quiet.json')
  const { code, stderr } = await run(['--host', '192.0.2.1', '--port', '0', '--scenario', quiet])
  t.equal(code, 1)
  t.match(stderr, /^ringback: host 192\.0\.2\.1 [^\n]*port 0[^\n]*\n$/)
})

t.test('a signal ends it also while the history is made', async t => {
  const file = path.join(t.testdir({ 'long.json': LONG }), 'long.json')
  const port = await freePort()
  const { child, ended } = launch(['--port', String(port), '--scenario', file])
  t.teardown(() => child.kill('SIGKILL'))
  const status = async () => await fetch(`http://127.0.0.1:${port}/__admin/health`).then(response => response.status, () => 0)
  while (await status() === 0 && child.exitCode === null) await sleep(50)
  t.equal(await status(), 503)

  const before = performance.now()
  child.kill('SIGINT')
  child.kill('SIGINT') // as npm does, which passes on what the terminal has sent already
  const { code, stdout } = await ended
  t.equal(code, 0)
  t.equal(stdout, '')
  t.ok(performance.now() - before < 2000)
})
