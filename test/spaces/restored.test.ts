import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { connect } from '../../src/actions/connect.ts'
import type { Actions, SpaceReport } from '../../src/actions/actions.ts'
import { createRingback } from '../../src/server.ts'
import { createRandom } from '../../src/world/random.ts'
import type { ScenarioInput } from '../../src/world/scenario-input.ts'
import { LIVE, NOON, build } from '../support/build.ts'
import { broken } from '../support/report.ts'
import { onlyLong } from '../support/size.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { scriptOf, tellStep, textOf } from '../support/space-script.ts'
import { clientIn, differencesOf, everythingOf } from '../support/stage.ts'
import { startProcess } from '../support/start-process.ts'
import path from 'node:path'

const scenario = smallScenario({ history: { days: 1 }, volume: { perDay: 40 } }) as ScenarioInput
const MAIN = path.join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')
const OPENING = { clock: { now: NOON }, interactions: [{ end: 'abandoned' as const }] }

/** What a space says of itself, and what both platforms tell in it. */
async function stateOf (ringback: ReturnType<typeof createRingback>, name: string) {
  const space = await ringback.getSpace(name)
  const now = Date.parse(space.clock.now)
  const told = await everythingOf(clientIn(ringback.app, credentialed(space)), now, 1)
  return new Map([...told, ['space', textOf(space)], ['added', textOf(await ringback.listAdded(name))]])
}

/** A home space is asked with the scenario's credentials. */
const credentialed = (space: SpaceReport): SpaceReport => space.home
  ? {
      ...space,
      credentials: {
        cxengage: { username: 'admin', password: 'admin-secret' }, vcc: { client_id: 'live', client_secret: 'live-secret' }
      }
    }
  : space

async function verified (database: string): Promise<string[]> {
  const ringback = createRingback({ database, readOnly: true, clock: NOON })
  const report = await ringback.invariants()
  await ringback.close()
  return broken(report)
}

t.test('a database file carries its spaces over a restart', async t => {
  const database = `${t.testdir()}/carried.db`
  const names = ['one', 'two', LIVE]
  const first = await build(t, { scenario, database })
  for (const name of names) {
    if (name !== LIVE) await first.ringback.openSpace({ name, ...OPENING })
    for (const step of scriptOf(name, 14)) await tellStep(first.ringback, name, step)
    await first.ringback.takeSnapshot(name, { name: 'last' })
    await first.ringback.addInteractions(name, { compete: true })
  }
  const before = new Map<string, Awaited<ReturnType<typeof stateOf>>>()
  for (const name of names) before.set(name, await stateOf(first.ringback, name))
  const log = await first.ringback.getLog({ limit: 1000 })
  await first.ringback.close()
  t.strictSame(await verified(database), [], 'and is as it should be')

  for (const times of [1, 2]) {
    const { ringback } = await build(t, { database })
    t.strictSame(await ringback.getLog({ limit: 1000 }), log)
    // All of them lack their rows at the same time.
    const states = await Promise.all(
      [...names, ...names].map(async name => [name, await stateOf(ringback, name)] as const))
    for (const [name, state] of states) t.strictSame(differencesOf(before.get(name) ?? new Map(), state), [], `${name} ${times}`)
    t.strictSame(broken(await ringback.invariants()), [])
    await ringback.close()
    t.strictSame(await verified(database), [])
  }

  const { ringback } = await build(t, { database })
  await ringback.restoreSnapshot('one', 'last')
  const one = textOf(await ringback.listAdded('one'))
  await ringback.addInteractions('one', {})
  await ringback.restoreSnapshot('one', 'last')
  t.equal(textOf(await ringback.listAdded('one')), one, 'a snapshot from before is restored')
})

t.test('rows of days that were changed often are still found after a restart', onlyLong, async t => {
  const database = `${t.testdir()}/often.db`
  const first = await build(t, { scenario, database })
  await first.ringback.openSpace({ name: 'one', clock: { now: NOON } })
  for (let round = 0; round < 3; round++) {
    for (let count = 0; count < 3; count++) await first.ringback.addInteractions('one', {})
    await first.ringback.resetSpace('one')
    if (round === 1) await wait(6500) // until the rows of earlier versions are deleted, and their place is free
  }
  await first.ringback.addInteractions('one', { end: 'abandoned' })
  const before = await stateOf(first.ringback, 'one')
  await first.ringback.close()
  t.strictSame(await verified(database), [])
  const { ringback } = await build(t, { database })
  t.strictSame(differencesOf(before, await stateOf(ringback, 'one')), [])
  await ringback.openSpace({ name: 'two', clock: { now: NOON }, interactions: {} })
  t.strictSame(differencesOf(before, await stateOf(ringback, 'one')), [], 'and nobody else gets their place')
  t.strictSame(broken(await ringback.invariants()), [])
})

t.test('what was answered is there after the process was killed', onlyLong, async t => {
  const KILLS = 2
  const dir = t.testdir({ 'small.json': JSON.stringify(scenario) })
  const database = `${dir}/killed.db`
  const random = createRandom('kills')
  const args = [MAIN, 'serve', '--port', '0', '--clock', NOON, '--database', database]
  const start = async (more: string[] = []) => {
    const started = await startProcess([...args, ...more], /http:\/\/127\.0\.0\.1:\d+/)
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(started.said)?.[0] ?? ''
    const actions = connect(url)
    for (let tries = 0; tries < 200 && (await fetch(`${url}/__admin/health`)).status !== 200; tries++) await wait(20)
    return { ...started, actions }
  }
  let answered: string[] = []
  let asked = ''
  const check = async (actions: Actions, kill: number) => {
    const { entries } = await actions.getLog({ limit: 1000, after: Math.max(0, answered.length - 900) })
    const told = entries.map(({ kind, space }) => `${kind} ${space}`)
    const expected = answered.slice(Math.max(0, answered.length - 900))
    t.strictSame(told.slice(0, expected.length), expected, `kill ${kill}: all that was answered`)
    t.ok(told.length <= expected.length + 1, `and at most one more: ${told.at(-1)} ${asked}`)
    answered = [...answered, ...told.slice(expected.length)]
  }
  for (let kill = 0; kill < KILLS; kill++) {
    const { child, actions } = await start(kill === 0 ? ['--scenario', `${dir}/small.json`] : [])
    await check(actions, kill)
    setTimeout(() => child.kill('SIGKILL'), random.int(5, 600))
    try {
      for (let number = 0; ; number++) {
        const [name, id] = [`space-${kill}-${number}`, `space-${kill}-${number - 1}`]
        asked = `open ${name}`
        await actions.openSpace({ name, clock: { now: NOON }, ttl: 'P1D' })
        answered.push(asked)
        asked = `add ${name}`
        await actions.addInteractions(name, [{ end: 'abandoned' }, { compete: number % 2 === 0 }])
        answered.push(asked)
        asked = `clock ${name}`
        await actions.moveClockOfSpace(name, { advance: 'PT1H' })
        answered.push(asked)
        if (number === 0) continue
        asked = `close ${id}`
        await actions.closeSpace(id)
        answered.push(asked)
      }
    } catch (error) {
      if ((error as { status?: number }).status !== 0) throw error // there is no answer from who was killed
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  const { actions, stop } = await start()
  await check(actions, KILLS)
  t.ok(answered.length > KILLS, `${answered.length} were answered`)
  await stop()
  t.strictSame(await verified(database), [])
})
