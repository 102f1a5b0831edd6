import { setImmediate as nextTurn } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import t, { type Test } from 'tap'
import { createInteractionRepository } from '../../src/platforms/cxengage/interactions/repository.ts'
import { parseSource } from '../../src/platforms/cxengage/scenario.ts'
import { platforms } from '../../src/platforms/index.ts'
import { createInteractionStore } from '../../src/platforms/kit/interaction-store.ts'
import { createRingback } from '../../src/server.ts'
import { openHistory } from '../../src/seeding/open-history.ts'
import { createDayWriter } from '../../src/seeding/day-writer.ts'
import { createSeeder } from '../../src/seeding/seeder.ts'
import type { Database } from '../../src/store/connection.ts'
import { createLedger } from '../../src/store/ledger.ts'
import { rowKey } from '../../src/store/row-key.ts'
import { createRowMemory } from '../../src/store/row-memory.ts'
import { drawCentres } from '../../src/world/centre.ts'
import { createDayCache } from '../../src/world/day-cache.ts'
import { createHistory } from '../../src/world/days.ts'
import type { ScenarioInput } from '../../src/world/scenario-input.ts'
import { homeOf } from '../../src/world/branch.ts'
import { viewAt } from '../../src/world/view.ts'
import { LIVE, basic } from '../support/build.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { openThings } from '../support/things-database.ts'
import { clientOf } from '../support/vcc-client.ts'

const NOON = Date.parse('2026-03-03T12:00:00Z')
const DAY = 86_400_000
const TABLES = [
  'ringback_days', 'cxengage_interactions', 'cxengage_hooks', 'vcc_interactions', 'vcc_changes', 'vcc_contents',
  'vcc_day_counts'
]
const behaviour = { linked: 0.5, attributed: 0.5, late: 0.3, corrected: 0.3 }
const scenario = smallScenario({ behaviour }) as ScenarioInput

/** A seeder over a database whose rows may take so much. */
function house (t: Test, file = ':memory:', bound = Infinity) {
  const { db, origin } = openHistory(file, { scenario, seed: undefined }, platforms)
  const centres = drawCentres(origin.scenario, origin.seed)
  const [centre] = centres
  if (centre === undefined) throw new Error('the small scenario has a tenant')
  const history = createHistory(createDayCache(), nextTurn)
  const stored =
    origin.platforms.map(prepared => ({ ...prepared, storage: prepared.setup.storage(db, { centres, history }) }))
  const rows = { bound, get bytes () { return createRowMemory(db, 0).bytes } }
  const { signal } = new AbortController()
  const writer = createDayWriter({ db, platforms: stored, signal })
  const seeder = createSeeder({ writer, platforms: stored, centres, history, rows, signal })
  t.teardown(() => db.close())
  const write = async (now: number) => {
    await seeder.ensureDays(centre, now)
    while (await seeder.renderPending()) continue
  }
  const { model, findAlias } = parseSource(origin)
  const store = createInteractionStore(db, { centres, history }, model)
  const interactions = createInteractionRepository(db, store, findAlias)
  const days = () => [...stored[0]?.storage.days(centre) ?? []]
  return { db, seeder, centre, history, write, interactions, days }
}

const rowsOf = (db: Database) => Object.fromEntries(TABLES.map(table =>
  [table, db.prepare(`SELECT * FROM ${table}`).raw().all().map(row => JSON.stringify(row)).sort()]))

t.test('a dropped day leaves nothing behind, and is made again as it was', async t => {
  const { db, seeder, centre, write, days } = house(t, ':memory:', 0)
  await write(NOON)
  const before = rowsOf(db)
  for (const table of TABLES) t.ok(before[table]?.length, table)
  const near = days()

  await seeder.dropDays(NOON, NOON)
  t.strictSame(days(), near, 'what the clock shows stays, however much it takes')
  await write(NOON + 400 * DAY)
  t.equal(days().length, 2 * near.length)
  await seeder.dropDays(NOON + 400 * DAY, NOON + 400 * DAY)
  t.notOk(seeder.hasDays(centre, NOON))
  const [first = 0] = near
  t.strictSame(days(), near.map(day => day + 400))
  for (const table of ['cxengage_interactions', 'cxengage_hooks', 'vcc_interactions', 'vcc_changes', 'vcc_contents']) {
    t.equal(db.prepare(`SELECT count(*) FROM ${table} WHERE key < ?`).pluck().get(rowKey(0, first + 2, 0)), 0, table)
  }
  t.equal(db.prepare('SELECT count(*) FROM vcc_day_counts WHERE day < ?').pluck().get(first + 2), 0)

  await write(NOON)
  await seeder.dropDays(NOON, NOON)
  t.strictSame(rowsOf(db), before)
})

t.test('a day that somebody waits for is not dropped, and one that is dropped is waited for', async t => {
  const { db, seeder, centre, write, days } = house(t, ':memory:', 0)
  await write(NOON)
  const before = rowsOf(db)
  const later = NOON + 400 * DAY
  await Promise.all([
    seeder.dropDays(later, later), seeder.ensureDays(centre, NOON), seeder.dropDays(later, later), write(NOON)
  ])
  await write(NOON)
  t.strictSame(rowsOf(db), before)
  await seeder.keepDays(async () => await seeder.dropDays(later, later))
  t.equal(days().length, 2)
  await seeder.dropDays(later, later)
  t.equal(days().length, 0)
})

t.test('what is left of an unfinished day counts for nothing, and the day is made from its beginning', async t => {
  const file = `${t.testdir()}/small.db`
  const first = house(t, file)
  await first.write(NOON)
  const [before, days] = [rowsOf(first.db), first.days()]
  const whole = days.at(-1) ?? 0
  first.db.close()

  // As a process leaves it that is killed while it inserts: no entry, some of the rows, and all that belongs to them.
  const broken = new BetterSqlite3(file)
  broken.prepare('DELETE FROM ringback_days WHERE day = ?').run(whole)
  broken.exec('DELETE FROM vcc_day_counts WHERE list = \'states\'')
  for (const [table, ...attached] of [
    ['cxengage_interactions', 'cxengage_hooks'], ['vcc_interactions', 'vcc_changes', 'vcc_contents']
  ]) {
    for (const name of [table, ...attached]) {
      broken.prepare(`DELETE FROM ${name} WHERE key > ?`).run(rowKey(0, whole, 20))
    }
  }
  broken.close()

  const again = house(t, file)
  await again.write(NOON)
  t.strictSame(rowsOf(again.db), { ...before, vcc_day_counts: rowsOf(again.db)['vcc_day_counts'] })
  t.strictSame(again.db.prepare('SELECT list FROM vcc_day_counts WHERE day = ?').pluck().all(whole).sort(),
    ['activities', 'queue visits', 'states'])

  again.db.prepare('DELETE FROM ringback_days WHERE day = ?').run(whole)
  await again.seeder.dropUnfinished()
  t.equal(again.db.prepare('SELECT count(*) FROM vcc_changes WHERE key >= ?').pluck().get(rowKey(0, whole, 0)), 0)
})

t.test('a rank counts the rows of days that are entered', async t => {
  const db = openThings()
  t.teardown(() => db.close())
  const ledger = createLedger(db, 'things')
  const insert = db.prepare('INSERT INTO things (key, tenant, start) VALUES (?, ?, ?)')
  for (const day of [1, 2, 3, 4]) {
    for (let place = 0; place < 3; place++) insert.run(rowKey(0, day, place), 0, day * 100 + place)
    if (day !== 2 && day !== 4) ledger.add(0, day, 3)
  }
  t.strictSame([150, 201, 250, 302, 402, Infinity].map(instant => ledger.rankOf(0, instant)), [3, 3, 3, 5, 6, 6])
  ledger.remove(0, 1)
  t.strictSame([150, 302].map(instant => ledger.rankOf(0, instant)), [0, 2])
})

t.test('moves over the years that come at once are all answered, and what was told is told again', async t => {
  const ringback = createRingback({ scenario, clock: new Date(NOON).toISOString() })
  t.teardown(() => ringback.close())
  const { app } = ringback
  await app.ready()
  await ringback.seed()
  const told = async () => {
    const { get } = await clientOf(app)
    const since = new Date(ringback.clock.now() - DAY).toISOString()
    return [
      (await app.inject({ url: `/v1/tenants/${LIVE}/interactions?limit=1000`, headers: basic('admin') })).body,
      (await app.inject({ url: `/v1/tenants/${LIVE}/interactions?hookType=zendesk`, headers: basic('admin') })).body,
      (await get(`interactions?start=${since}&include=Processed&limit=5000`)).body,
      (await get(`agent-activities?start=${since}&limit=5000`)).body
    ]
  }
  const move = async (now: number) =>
    await app.inject({ method: 'PUT', url: '/__admin/clock', payload: { now: new Date(now).toISOString() } })
  const before = await told()
  const moves = Array.from({ length: 30 }, (_, index) => NOON + (index + 1) * 90 * DAY)
  // All at once: each has its answer, and only the last of those that waited is played.
  const answers = await Promise.all(moves.map(move))
  t.ok(answers.every(({ statusCode }) => statusCode === 200))
  t.equal(ringback.clock.now(), moves.at(-1))
  const health = (await app.inject('/__admin/health')).json<{ memory: { rows: { bytes: number, bound: number } } }>()
  t.ok(health.memory.rows.bytes > 0)
  t.ok(health.memory.rows.bytes < health.memory.rows.bound)
  await app.inject({ method: 'POST', url: '/__admin/reset' })
  t.strictSame(await told(), before)
  t.equal((await ringback.invariants()).violations, 0)
})

t.test('the id of an interaction is told though its day was dropped', async t => {
  const { db, seeder, centre, write, days, interactions } = house(t, ':memory:', 0)
  await write(NOON)
  const row = db.prepare<[], { id: string, start: number, serial: number }>(
    'SELECT interaction_id AS id, start, serial FROM cxengage_interactions ORDER BY key LIMIT 1 OFFSET 5').get()
  if (row === undefined) throw new Error('there are interactions')
  await seeder.dropDays(NOON + 400 * DAY, NOON + 400 * DAY)
  t.equal(days().length, 0)
  t.equal(interactions.idOf(viewAt(homeOf(centre), NOON), row.start, row.serial), row.id)
})

t.test('a day is played once for all of its texts, however many other days are asked for meanwhile', async t => {
  const { seeder, centre, history } = house(t)
  await seeder.ensureDays(centre, NOON)
  const asked = t.capture(history, 'play', history.play)
  while (await seeder.renderPending()) continue
  t.equal(asked().length, 2, 'the day of now and the day before')
})
