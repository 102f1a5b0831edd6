import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { NOON } from '../support/build.ts'
import { differencesOf, everythingOf, openStage } from '../support/stage.ts'

const now = Date.parse(NOON)

t.test('a restored space shows again what it showed, to the byte, as often as one likes', async t => {
  const { ringback, clientIn } = await openStage(t)
  const space = await ringback.openSpace({ name: 'mine', clock: { now: NOON } })
  const client = clientIn(space)
  await ringback.addInteractions('mine', [{ end: 'abandoned' }, { transfers: ['warm'] }])
  await ringback.moveClockOfSpace('mine', { advance: 'PT1H' })
  const [before, added] = [await everythingOf(client, now), await ringback.listAdded('mine')]
  await ringback.takeSnapshot('mine', { name: 'a' })
  for (const compete of [true, false]) {
    await ringback.addInteractions('mine', { compete })
    await ringback.moveClockOfSpace('mine', { advance: 'PT2H' })
    t.not(differencesOf(before, await everythingOf(client, now)).length, 0)
    const report = await ringback.restoreSnapshot('mine', 'a')
    t.match(report, { added: 2, clock: { now: '2026-03-02T13:00:00.000Z' }, snapshots: ['a'] })
    t.strictSame(differencesOf(before, await everythingOf(client, now)), [])
    t.strictSame(await ringback.listAdded('mine'), added)
  }
})

t.test('a snapshot is kept beyond a reset, until it is dropped; its name can be used again', async t => {
  const { ringback } = await openStage(t)
  await ringback.openSpace({ name: 'mine' })
  await ringback.addInteractions('mine', {})
  await ringback.takeSnapshot('mine', { name: 'a' })
  await ringback.resetSpace('mine')
  t.match(await ringback.getSpace('mine'), { added: 0, snapshots: ['a'] })
  t.match(await ringback.restoreSnapshot('mine', 'a'), { added: 1 })
  await ringback.addInteractions('mine', {})
  await ringback.takeSnapshot('mine', { name: 'a' })
  await ringback.resetSpace('mine')
  t.match(await ringback.restoreSnapshot('mine', 'a'), { added: 2 })
  await ringback.dropSnapshot('mine', 'a')
  t.strictSame(await ringback.listSnapshots('mine'), { snapshots: [] })
  t.match(await ringback.getSpace('mine'), { added: 2 }, 'and what it showed stays')
})

t.test('a restored clock runs on from what it showed', async t => {
  const { ringback } = await openStage(t)
  await ringback.openSpace({ name: 'mine', clock: { speed: 1000 } })
  await ringback.takeSnapshot('mine', { name: 'a' })
  const { clock } = await ringback.getSpace('mine')
  await wait(100)
  const { clock: restored } = await ringback.restoreSnapshot('mine', 'a')
  t.equal(restored.mode, 'running')
  t.ok(Date.parse(restored.now) - Date.parse(clock.now) < 60_000, `${clock.now} ${restored.now}`)
})

t.test('rows of what nobody shows any more are deleted, and the others stay', async t => {
  const { ringback, clientIn } = await openStage(t)
  const client = clientIn(await ringback.openSpace({ name: 'mine', clock: { now: NOON } }))
  await ringback.addInteractions('mine', {})
  await ringback.takeSnapshot('mine', { name: 'a' })
  const before = await everythingOf(client, now)
  for (let count = 0; count < 3; count++) await ringback.addInteractions('mine', { compete: true })
  await ringback.restoreSnapshot('mine', 'a')
  await wait(6000)
  await ringback.written()
  t.strictSame(differencesOf(before, await everythingOf(client, now)), [])
  const { violations, examples } = await ringback.invariants()
  t.equal(violations, 0, JSON.stringify(examples))
})
