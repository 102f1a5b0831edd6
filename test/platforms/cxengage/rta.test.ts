import t from 'tap'
import type { Interaction } from '../../../src/platforms/cxengage/interactions/schemas.ts'
import type { AgentState } from '../../../src/platforms/cxengage/rta/schemas.ts'
import { DOCUMENTED, LIVE, basic, build } from '../../support/build.ts'
import { overrun } from '../../support/small-scenario.ts'

const NOW = '2026-03-02T11:37:00.000Z'
const TOLD = '2026-03-02T11:36:45'
/** As printed in Getting Agent States, up to where the sample breaks off. */
const PRINTED = 'platformAgentId eventType loginTimestamp nextEventId agentName sessionId capacity transfers'
const IDLE = { email: 0, voice: 0, workItem: 0, messaging: 0, sms: 0 }

/** The instant in a UUID of version 1. */
const instantIn = (id: string) =>
  Number((BigInt(`0x${id.slice(15, 18)}${id.slice(9, 13)}${id.slice(0, 8)}`) - 0x01b21dd213814000n) / 10_000n)

t.test('agent states', async t => {
  const { app, ringback } = await build(t, { clock: NOW })
  const get = async (url: string, user = 'admin', tenant = LIVE) =>
    await app.inject({ url: `/v1/tenants/${tenant}/${url}`, headers: basic(user) })
  const states = async (start: string, end?: string): Promise<AgentState[]> =>
    (await get(`wfm/rta?start=${start}${end === undefined ? '' : `&end=${end}`}`)).json().results

  const morning: AgentState[] = []
  for (let at =
    Date.parse(
      '2026-03-02T07:50:00Z'
    ); at < Date.parse(NOW); at += 600_000) morning.push(...await states(new Date(at).toISOString()))
  const { results: interactions } =
    (await get('interactions?limit=1000&start=2026-03-02')).json() as { results: Interaction[] }
  const numbers = [...new Set(morning.map(({ platformAgentId }) => platformAgentId))]
  const of = (number: number) => morning.filter(({ platformAgentId }) => platformAgentId === number)

  t.test('follow each other: what is next is named by the one before, with its instant', async t => {
    t.ok(numbers.length > 5)
    for (const number of numbers) {
      const own = of(number)
      t.strictSame(own.slice(0, -1).map(({ nextEventId }) => instantIn(nextEventId ?? '')),
        own.slice(1).map(({ startTimestamp }) => Date.parse(startTimestamp)))
      t.equal(own.at(-1)?.nextEventId, null)
      t.match(own[0],
        {
          eventType: 'agent-not-ready',
          startTimestamp: own[0]?.loginTimestamp ?? '',
          capacity: [{ channels: IDLE, allocation: 'not-allocated', load: 0, capacity: 1 }]
        },
        'a session begins with its login')
    }
    const ids = morning.map(({ nextEventId }) => nextEventId).filter(id => id !== null)
    t.equal(new Set(ids).size, ids.length)
    t.strictSame(morning.map(({ startTimestamp }) => startTimestamp),
      morning.map(({ startTimestamp }) => startTimestamp).toSorted())
  })

  t.test('agree with the interactions: busy from offer to release, in the same session', async t => {
    const parts = interactions.flatMap(({ agents = [] }) => agents).filter(({ startTimestamp }) =>
      startTimestamp < TOLD)
    t.ok(parts.length > 100)
    for (const { platformAgentId, sessionId, startTimestamp, endTimestamp } of parts) {
      const own = of(platformAgentId)
      t.match(own.find(state => state.startTimestamp === startTimestamp),
        { eventType: 'agent-busy', sessionId }, startTimestamp)
      if (endTimestamp != null && endTimestamp < TOLD) t.ok(own.some(state => state.startTimestamp === endTimestamp))
    }
    for (const { eventType, capacity: [{ channels, load } = { channels: IDLE, load: 0 }] } of morning) {
      t.equal(eventType === 'agent-busy', Object.values(channels).some(count => count > 0))
      t.equal(load > 0, eventType === 'agent-busy')
    }
  })

  t.test('name the interactions that an agent hands over', async t => {
    const handedOver = morning.flatMap(({ transfers }) => transfers)
    const transfers = interactions.flatMap(({ segments, interactionId }) => segments.filter(({ transferTime }) =>
      transferTime !== undefined).map(({ segmentToAgentId }) => ({ interactionId, toAgentId: segmentToAgentId })))
    t.ok(transfers.length > 0)
    t.strictSame(new Set(handedOver.map(transfer => JSON.stringify(transfer))),
      new Set(transfers.map(transfer => JSON.stringify(transfer))))
  })

  t.test('have the printed keys, and others only where the sample breaks off', async t => {
    t.equal(Object.keys(morning[0] ?? {}).slice(0, 8).join(' '), PRINTED)
    t.equal(Object.keys(morning[0]?.capacity[0] ?? {}).join(' '), 'channels allocation load capacity')
    t.equal(Object.keys(morning[0]?.capacity[0]?.channels ?? {}).join(' '), 'email voice workItem messaging sms')
    const { results, ...envelope } =
      (await get('wfm/rta?start=2026-03-02T11:20:00Z&end=2026-03-02T11:30Z&limit=3&offset=2')).json()
    t.match(envelope,
      { tenantId: LIVE, start: '2026-03-02T11:20:00.000Z', end: '2026-03-02T11:30:00.000Z', limit: 3, offset: 2 })
    t.strictSame(results, (await states('2026-03-02T11:20:00Z')).slice(2, 5))
  })

  t.test('come fifteen seconds late', async t => {
    ringback.clock.set(new Date('2026-03-02T11:34:00Z'))
    const early = await states('2026-03-02T11:30:00Z')
    t.ok(early.length > 0 && early.every(({ startTimestamp }) => startTimestamp < '2026-03-02T11:33:45'))
    ringback.clock.set(new Date('2026-03-02T11:38:59Z'))
    const later = await states('2026-03-02T11:30:00Z')
    t.ok(later.length > early.length)
    t.strictSame(later.slice(0, early.length).map(state => ({ ...state, nextEventId: '' })),
      early.map(state => ({ ...state, nextEventId: '' })))
    ringback.clock.set(new Date(NOW))
  })

  t.test('are told again as they were, also days later', async t => {
    ringback.clock.set(new Date('2026-03-05T09:00:00Z'))
    const later = await states('2026-03-02T11:30:00Z', '2026-03-02T11:40:00Z')
    t.ok(later.length > 10 && later.every(({ nextEventId }) => nextEventId !== null),
      'and what was next is known by then')
    const known = morning.filter(({ startTimestamp }) => startTimestamp >= '2026-03-02T11:30')
    t.strictSame(later.slice(0, known.length)
      .map((state, place) => ({ ...state, nextEventId: known[place]?.nextEventId && state.nextEventId })), known)
    ringback.clock.set(new Date(NOW))
  })

  t.test('want a range of ten minutes within three days, and the permission', async t => {
    for (const [query, status] of [
      ['start=2026-03-02T11:30:00Z', 200], ['start=2026-02-27T11:37:00Z', 200], [
        'start=2026-03-02T11:36:59Z', 200
      ], ['start=2026-03-02T13:00:00Z', 200], ['start=2026-03-02T11:00Z&end=2026-03-02T11:00Z', 200],
      ['', 400], ['end=2026-03-02T11:30:00Z', 400], ['start=x', 400],
      ['start=2026-02-27T11:36:59Z', 400], ['start=2026-03-02T11:00:00Z&end=2026-03-02T11:10:00.001Z', 400],
      ['start=2026-03-02T11:00:00Z&end=2026-03-02T10:59:59Z', 400], ['start=2026-03-02T11:00:00Z&limit=-1', 400]
    ] as const) t.equal((await get(`wfm/rta?${query}`)).statusCode, status, query)
    t.match((await get('wfm/rta?start=2026-02-01')).json(),
      { error: { code: 400, attribute: { start: 'must be at most 3 days ago' } } })
    t.equal((await get('wfm/rta?start=2026-03-02T11:30:00Z', 'reporting')).statusCode, 403)
    const { total, results } = (await get('wfm/rta?start=2026-03-02T11:30:00Z', 'admin', DOCUMENTED)).json()
    t.strictSame({ total, results }, { total: 0, results: [] }, 'nobody is at work in a history that is over')
  })
})

t.test('a login before a shift that begins with the business day is told when it happens', async t => {
  const always =
    { ...overrun, tenants: overrun.tenants.map(tenant => ({ ...tenant, open: 0, close: 24, history: { days: 3 } })) }
  const { app, ringback } = await build(t,
    { scenario: `${t.testdir({ 'always.json': JSON.stringify(always) })}/always.json`, clock: '2026-03-04T03:59:50Z' })
  const logins = async (): Promise<string[]> =>
    (await app.inject({
      url: `/v1/tenants/${LIVE}/wfm/rta?start=2026-03-04T03:50Z&end=2026-03-04T03:59:35Z`,
      headers: basic('admin')
    })).json<{ results: AgentState[] }>().results
      .filter(({ startTimestamp, loginTimestamp }) => startTimestamp === loginTimestamp)
      .map(({ sessionId }) => sessionId)
  const before = await logins()
  ringback.clock.set(new Date('2026-03-04T04:01:00Z'))
  t.ok(before.length > 0)
  t.strictSame(before, await logins())
})
