import t, { type Test } from 'tap'
import type { Interaction as VccInteraction } from '../../src/platforms/vcc/interactions/schemas.ts'
import { loadScenario } from '../../src/seeding/load-scenario.ts'
import type { Ringback } from '../../src/ringback.ts'
import { drawCentres } from '../../src/world/centre.ts'
import { simulateDay } from '../../src/world/simulation/simulate-day.ts'
import { LIVE, basic, build } from '../support/build.ts'
import { clientOf as clientOfVcc } from '../support/vcc-client.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { notLong, sized } from '../support/size.ts'

interface Ids { interactionId: string, guid: string, contactId: string }

const write = (t: Test, scenario: object) => `${t.testdir({ 'small.json': JSON.stringify(scenario) })}/small.json`

/** A client of both platforms, with a new VCC token for every question: the clock outruns them. */
function clientOf ({ app, clock }: Pick<Ringback, 'app' | 'clock'>) {
  const ask = async (path: string) =>
    (await app.inject({ url: `/v1/tenants/${LIVE}${path}`, headers: basic('admin') })).body
  const cxengage = async (query: string) => await ask(`/interactions${query}`)
  const ofContact = async (id: string) => await ask(`/contacts/${id}/interactions`)

  async function vcc (path: string) {
    const { get } = await clientOfVcc(app)
    return (await get(`interactions${path}`)).body
  }

  /** All that a client can see of the last days, in bytes. */
  async function everything (ids: Ids) {
    const since = new Date(clock.now() - 3 * 86_400_000).toISOString()
    return [
      await cxengage('?limit=1000'), await cxengage(`?limit=7&offset=3&start=${since}`),
      await cxengage(`/${ids.interactionId}`), await ofContact(ids.contactId),
      await vcc(`?start=${since}&limit=5000`), await vcc(`?start=${since}&include=Processed&limit=20&page=2`),
      await vcc(`/${ids.guid}`)
    ]
  }

  /** The newest interaction of each platform, and a contact. */
  async function newest (): Promise<Ids> {
    const { results } =
      JSON.parse(await cxengage('?limit=50')) as { results: { interactionId: string, contactId?: string }[] }
    const { items } = JSON.parse(await vcc(
      `?start=${new Date(clock.now() - 86_400_000).toISOString()}&limit=5000`
    )) as { items: { guid: string }[] }
    const contactId = results.find(({ contactId }) => contactId !== undefined)?.contactId
    return {
      interactionId: results[0]?.interactionId ?? '',
      guid: items.at(-1)?.guid ?? '',
      contactId: contactId ?? ''
    }
  }
  return { cxengage, vcc, everything, newest }
}

t.test('what was true at an instant is true again when the clock returns to it', async t => {
  const scenario = write(t, smallScenario({ history: { days: 2 }, volume: { perDay: 200 } }))
  const first = '2026-03-03T11:47:13.123Z'
  const later = ['2026-03-03T11:50:00.000Z', ...sized([],
    ['2026-03-03T11:48:00.000Z', '2026-03-03T11:55:00.000Z', '2026-03-03T16:20:00.000Z'])].sort()
  const last = '2026-03-05T10:00:00.000Z'
  const instants = [first, ...later, last]
  const { ringback } = await build(t, { scenario, clock: first })
  const { clock } = ringback
  const client = clientOf(ringback)
  const ids = await client.newest()
  const seen = new Map<string, string[]>()
  for (const instant of instants) {
    clock.set(new Date(instant))
    seen.set(instant, await client.everything(ids))
  }
  t.equal(new Set(instants.map(instant => seen.get(instant)?.[0])).size, instants.length,
    'something happens all the time')
  t.not(seen.get(first)?.[2], seen.get(last)?.[2], 'the interaction was going on')
  t.match(seen.get(first)?.[3], /"total":[1-9]/, 'the contact has a history')

  t.test('on the same server', async t => {
    for (const instant of [first, ...instants.toReversed()]) {
      clock.set(new Date(instant))
      t.strictSame(await client.everything(ids), seen.get(instant), instant)
    }
    await ringback.written()
    t.strictSame(await client.everything(ids), seen.get(first))
  })

  t.test('on a server that has never known another time', async t => {
    for (const instant of sized([last], [first, '2026-03-03T11:50:00.000Z', last])) {
      const fresh = await build(t, { scenario, clock: instant })
      t.strictSame(await clientOf(fresh.ringback).everything(ids), seen.get(instant), instant)
    }
  })

  t.test('after a reset', async t => {
    clock.set(new Date(last))
    await ringback.reset()
    t.strictSame(await client.everything(ids), seen.get(first))
  })

  t.test('on a database file that knows the future', async t => {
    const database = `${t.testdir()}/times.db`
    for (const instant of [last, first]) {
      const { ringback } = await build(t, { scenario, clock: instant, database })
      t.strictSame(await clientOf(ringback).everything(ids), seen.get(instant), instant)
      await ringback.close()
    }
  })
})

t.test('a history of days moves with the clock, however far', async t => {
  const { app, ringback } = await build(t, {
    scenario: write(t, smallScenario({ history: { days: 30 }, volume: { perDay: 20 } })),
    clock: '2026-03-03T12:00:00Z'
  })
  const client = clientOf(ringback)
  for (const now of ['2148-12-31T23:00:00.000Z', ...sized([], ['2027-03-03T12:00:00.000Z', '1971-01-01T00:00:00.000Z']),
    '2026-03-03T12:00:00.000Z']) {
    const response = await app.inject({ method: 'PUT', url: '/__admin/clock', payload: { now } })
    t.equal(response.statusCode, 200, now)
    const { total, results } =
      JSON.parse(await client.cxengage('?limit=1000')) as { total: number, results: { startTimestamp: string }[] }
    t.equal(total, results.length)
    t.ok(total > 30 * 12, `${total} interactions`)
    const starts = results.map(({ startTimestamp }) => Date.parse(startTimestamp))
    t.ok(Math.max(...starts) <= Date.parse(now))
    t.ok(Math.min(...starts) >= Date.parse(now) - 31 * 86_400_000)
    t.ok(Math.min(...starts) < Date.parse(now) - 28 * 86_400_000)
  }
})

t.test('a longer history than there are days since 1970 begins there', notLong, async t => {
  const { ringback } = await build(t, {
    scenario: write(t, smallScenario({ history: { days: 800 }, volume: { perDay: 3 } })),
    clock: '1971-01-02T12:00:00Z'
  })
  const { total, results } = JSON.parse(await clientOf(ringback).cxengage('?limit=1000&start=1960-01-01')) as {
    total: number
    results: unknown[]
  }
  t.equal(results.length, Math.min(1000, total))
  t.match(JSON.parse(await clientOf(ringback).vcc('?start=1970-12-20&include=Processed')),
    { meta: { totalCount: Number } })
})

t.test('a poller that asks every minute for what was processed since sees everything, and the last version of it', notLong,
  async t => {
    const { ringback } = await build(t, {
      scenario: write(t, smallScenario({ history: { days: 3 }, volume: { perDay: 200 } })),
      clock: '2026-03-03T07:00:00Z'
    })
    const { clock } = ringback
    const client = clientOf(ringback)
    const ask = async (start: string) => JSON.parse(await client.vcc(`?include=Processed&limit=5000&start=${start}`)) as {
      items: VccInteraction[]
      upTo: string
    }
    const begin = new Date(clock.now()).toISOString()
    const known = new Map<string, string>()
    let upTo = begin
    let versions = 0
    for (let minute = 0; minute < 24 * 60; minute++) {
      clock.advance('PT1M')
      const page = await ask(upTo)
      for (const item of page.items) known.set(item.guid, JSON.stringify(item))
      versions += page.items.length
      upTo = page.upTo
    }
    const { items } = await ask(begin)
    t.ok(items.length > 100 && versions > 2 * items.length, `${items.length} interactions in ${versions} versions`)
    t.strictSame([...known].sort(), items.map((item): [string, string] => [item.guid, JSON.stringify(item)]).sort())
  })

t.test('one record from before its start to its correction, and back', notLong, async t => {
  const scenario =
    write(t, smallScenario({ history: { days: 4 }, behaviour: { late: 0.5, corrected: 0.5, disposition: 1 } }))
  const { app, ringback } = await build(t, { scenario, clock: '2026-03-03T23:00:00Z' })
  // The world itself tells which record is late and corrected; the rest is asked over HTTP.
  const [centre] = drawCentres(loadScenario(scenario).scenario, 'ringback')
  if (centre === undefined) throw new Error('no tenant')
  const late = simulateDay(centre, Math.floor(Date.UTC(2026, 2, 3) / 86_400_000)).find(timeline =>
    timeline.channel === 'voice' && timeline.correction !== undefined &&
      (timeline.wrapUp?.knownAt ?? 0) === timeline.processedAt)
  if (late?.processedAt === undefined || late.closedAt === undefined || late.correction === undefined) {
    throw new Error('no such record')
  }
  const { start, closedAt, processedAt, correction, wrapUp } = late

  const tell = async (instant: number) => {
    ringback.clock.set(instant)
    const { results } = (await app.inject({
      url: `/v1/tenants/${LIVE}/interactions?limit=1&end=${new Date(start + 1).toISOString()}`,
      headers: basic('admin')
    })).json()
    const [row] = results as { startTimestamp: string, endTimestamp?: string, dispositionName?: string }[]
    return Date.parse(row?.startTimestamp ?? '') === start
      ? [row?.endTimestamp !== undefined, row?.dispositionName]
      : 'not there'
  }
  const told = async () => {
    const answers = []
    for (const instant of [
      start - 1, start, closedAt - 1, closedAt, processedAt - 1, processedAt, correction.at - 1, correction.at
    ]) answers.push(await tell(instant))
    return answers
  }
  const [first, second] = [wrapUp?.disposition?.name, correction.disposition?.name]
  const expected = ['not there', [false, undefined], [false, undefined],
    [true, undefined], [true, undefined], [true, first], [true, first], [true, second]]
  t.strictSame(await told(), expected)
  t.strictSame(await told(), expected, 'and the same once more, from the end back to the beginning')
})
