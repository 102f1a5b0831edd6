import t from 'tap'
import type { Interaction } from '../../src/platforms/cxengage/interactions/schemas.ts'
import { LIVE, basic, build } from '../support/build.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { notLong, sized } from '../support/size.ts'

const LIST = `/v1/tenants/${LIVE}/interactions`

t.test('an interaction is told as of now', notLong, async t => {
  const scenario = `${t.testdir({ 'small.json': JSON.stringify(smallScenario()) })}/small.json`
  const at = async (instant: number) => {
    const { app } = await build(t, { scenario, clock: new Date(instant).toISOString() })
    return {
      one: async (id: string) => await app.inject({ url: `${LIST}/${id}`, headers: basic('admin') }),
      list: async () => (await app.inject({ url: `${LIST}?limit=1000`, headers: basic('admin') })).json() as {
        total: number
        results: Interaction[]
      },
      listText: async () => (await app.inject({ url: `${LIST}?limit=1000`, headers: basic('admin') })).body
    }
  }
  const evening = await at(Date.parse('2026-03-03T22:00:00Z'))
  const { results } = await evening.list()
  const call = results.find(row =>
    row.channelType === 'voice' && row.agents?.length === 1 && (row.agents[0]?.agentWrapUpTime ?? 0) > 10)
  if (call === undefined) throw new Error('no call in the scenario')
  const { interactionId: id } = call
  const start = Date.parse(call.startTimestamp)
  const final = (await evening.one(id)).body

  t.test('before its start there is none', async t => {
    const before = await at(start - 1)
    t.equal((await before.one(id)).statusCode, 404)
    t.equal((await before.list()).results[0]?.interactionId === id, false)
  })

  t.test('at its start it is there, with neither queue nor end', async t => {
    const now = await at(start)
    const row = (await now.list()).results[0]
    t.match(row, { interactionId: id, startTimestamp: call.startTimestamp, segments: [{ segmentNumber: 0 }] })
    t.strictSame(['endTimestamp', 'interactionTime', 'queues', 'agents', 'ivrTime'].filter(key => key in (row ?? {})),
      [])
  })

  t.test('in the queue it has no exit, in conversation no end', async t => {
    const queue = call.queues?.[0]
    const queued = (await (await at(Date.parse(queue?.startTimestamp ?? ''))).one(id)).json()
    t.strictSame([queued.queues.length, queued.queues[0].queueExitType, queued.ivrTime], [1, undefined, call.ivrTime])
    const talking = (await (await at(Date.parse(queue?.endTimestamp ?? '') + 2000)).one(id)).json()
    t.match(talking, {
      queues: [{ queueExitType: 'success' }],
      agents: [{ agentWorkAccepted: true }],
      details: { endTimestamp: null, agents: [{ conversationStartTimestamp: String }] }
    })
    t.notOk('agentHandleTime' in talking.agents[0])
    t.notOk('endTimestamp' in talking)
  })

  t.test('after its end the agent still wraps up', async t => {
    const wrapping = (await (await at(Date.parse(call.endTimestamp ?? ''))).one(id)).json()
    t.equal(wrapping.endTimestamp, call.endTimestamp)
    t.notOk('endTimestamp' in wrapping.agents[0])
    t.notOk('agentWrapUpTime' in wrapping.agents[0])
  })

  t.test('once it is over it never changes', async t => {
    t.equal((await (await at(Date.parse('2026-03-04T10:00:00Z'))).one(id)).body, final)
  })

  t.test('two servers at one instant answer the same bytes', async t => {
    const instant = start + 30_000
    t.equal(await (await at(instant)).listText(), await (await at(instant)).listText())
  })

  t.test('whether its text is written already makes no difference', async t => {
    const { app, ringback } = await build(t, { scenario, clock: '2026-03-03T22:00:00Z' })
    const text = async () => (await app.inject({ url: `${LIST}?limit=1000`, headers: basic('admin') })).body
    const before = await text()
    await ringback.written()
    t.equal(await text(), before)
  })

  t.test('total counts what has started', async t => {
    const starts = results.map(row => Date.parse(row.startTimestamp))
    for (const hour of ['09', '13', '17']) {
      const now = Date.parse(`2026-03-03T${hour}:30:00Z`)
      t.equal((await (await at(now)).list()).total, starts.filter(start => start <= now).length, `at ${hour}:30`)
    }
  })
})

t.test('a clock that runs brings new days', async t => {
  const { app, ringback } = await build(t,
    { scenario: `${t.testdir({ 'small.json': JSON.stringify(smallScenario()) })}/small.json`, clock: 'real' })
  const newest = async () =>
    (await app.inject({ url: `${LIST}?limit=1`, headers: basic('admin') })).json().results[0].startTimestamp as string
  const before = await newest()
  ringback.clock.advance('P7D')
  t.equal(ringback.clock.mode, 'running')
  t.ok(Date.parse(await newest()) > Date.parse(before) + 5 * 86_400_000)
  ringback.clock.real()
  t.ok(await newest() >= before)
})

t.test('a server that has found its days in a file tells them as one that has made them, minute after minute',
  async t => {
    const dir = t.testdir({ 'small.json': JSON.stringify(smallScenario({ volume: { perDay: 300 } })) })
    const options = { scenario: `${dir}/small.json`, clock: '2026-03-03T10:00:00Z' }
    const database = `${dir}/small.db`
    const { ringback: maker } = await build(t, { ...options, database })
    await maker.written()
    await maker.close()
    const servers = [await build(t, options), await build(t, { ...options, database })]
    for (let minute = 0; minute < sized(15, 60); minute++) {
      const [made, found] = await Promise.all(servers.map(async ({ app, ringback }) => {
        ringback.clock.set(new Date(Date.parse(options.clock) + minute * 60_000))
        return await app.inject({ url: `${LIST}?limit=20`, headers: basic('admin') })
      }))
      t.equal(found?.statusCode, 200)
      t.equal(found?.body, made?.body, `minute ${minute}`)
    }
  })
