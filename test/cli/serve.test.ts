import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { NOON } from '../support/build.ts'
import { BARE, QUIET, ROOT, launch, run, start, unwatched } from '../support/command.ts'
import { runHere } from '../support/run-here.ts'
import { storedHistory } from '../support/stored-history.ts'

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

async function freePort (): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server's
  server.close()
  await once(server, 'close')
  return port
}

t.test('the documented scenario', async t => {
  const { child, ended, printed, base } =
    await start(t, ['serve', '-p', '0', '--scenario', 'documented', '--clock', '2026-03-02T12:00:00Z'])

  await t.test('the banner tells where, who and what', async t => {
    for (const place of ['/', '/v1', '/stats', '/__admin/docs']) t.match(printed, `${base}${place}\n`)
    t.match(printed, /Your Tenant +2336d1ec-c956-47e1-b3b1-fe8fde81b2b4 +2017-10-02 to 2017-12-05/)
    t.match(printed, /cxengage +admin +admin-secret +Your Tenant +everything/)
    t.match(printed, /vcc +documented +documented-secret/)
    t.notMatch(printed, '\u001b', 'no colours where there is no terminal')
    t.match(printed, /Scenario +documented\n +Seed +\S+\n +Clock +stands still at 2026-03-02T12:00:00.000Z/)
  })

  await t.test('its commands work when they are pasted', async t => {
    const commands = printed.split('\n').filter(line => /^ +(curl|TOKEN=)/.test(line))
    t.equal(commands.length, 3)
    const shell = spawn('sh', ['-c', commands.join('\necho\n').replaceAll('curl ', 'curl -s ')],
      { stdio: ['ignore', 'pipe', 'inherit'] })
    const [interactions = '', , stats = ''] = (await text(shell.stdout)).split('\n')
    t.match(JSON.parse(interactions), { tenantName: String, results: { length: 2 } })
    t.match(JSON.parse(stats), { meta: { page: 1, count: 2 }, items: { length: 2 }, upTo: '2026-03-02T12:00:00.000Z' })
  })

  await t.test('health finds it', async t => {
    const { code, stdout } = await runHere(['health'], { RINGBACK_HOST: '0.0.0.0', RINGBACK_PORT: new URL(base).port })
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
    // A machine that takes more than a second to start is told how far it is.
    t.equal(stderr.replaceAll(/^\d+ of \d+ days of history\n/gm, ''), '')
    t.ok(performance.now() - before < 2000)
  })

  await t.test('health misses it', async t => {
    const { code, stderr } = await runHere(['health', '--port', new URL(base).port])
    t.equal(code, 1)
    t.match(stderr, /^http:\S+ is not ready: ECONNREFUSED\n$/)
  })
})

t.test('the commands of the default scenario show something on a Saturday night', async t => {
  // In New York, where a tenant never closes; the shop in London is closed.
  const database = await storedHistory(t, NOON) // which goes further
  const { printed } = await start(t, ['-p', '0', '--clock', '2026-03-01T04:30:00Z', '--database', database])
  t.match(printed, /Harbor Roadside +0b5fe2a0-6d5e-11e9-a6c3-5f2d8c1e7b94 +goes on, never closes\n/)
  const commands = printed.split('\n').filter(line => /^ +(curl|TOKEN=)/.test(line))
  const shell = spawn('sh', ['-c', commands.join('\necho\n').replaceAll('curl ', 'curl -s ')],
    { stdio: ['ignore', 'pipe', 'inherit'] })
  const [interactions = '', , stats = '', ongoing = ''] = (await text(shell.stdout)).split('\n')
  t.match(JSON.parse(interactions), { tenantName: 'Harbor Roadside', results: { length: 2 } })
  t.match(JSON.parse(stats), { meta: { count: 2 }, items: { length: 2 } })
  t.ok(JSON.parse(ongoing).items.length > 0)
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
    const { code } = await runHere(['health', '--port', new URL(one.base).port])
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
  const command =
    // or the shell would become the server
    `"${process.execPath}" src/cli/main.ts --port ${port} --scenario "${quiet}"; true`
  const shell = spawn(...unwatched(['sh', '-c', command]), { cwd: ROOT, env: BARE, stdio: 'ignore' })
  const status = async () =>
    await fetch(`http://127.0.0.1:${port}/__admin/health`).then(response => response.status, () => 0)
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
  const status = async () =>
    await fetch(`http://127.0.0.1:${port}/__admin/health`).then(response => response.status, () => 0)
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
