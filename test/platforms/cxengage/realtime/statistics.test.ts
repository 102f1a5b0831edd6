import { readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import type { Interaction, InteractionQueue } from '../../../../src/platforms/cxengage/interactions/schemas.ts'
import { CATALOGUE } from '../../../../src/platforms/cxengage/realtime/catalogue.ts'
import { DOCUMENTED, LIVE, basic, build } from '../../../support/build.ts'

/** Somebody waits, somebody talks and somebody is still in the flow. */
const NOW = '2026-03-02T11:37:00.000Z'
const TODAY = '2026-03-02'
const NOBODY = '00000000-0000-4000-8000-000000000000'

const printed = (name: string): object => JSON.parse(
  readFileSync(path.join(import.meta.dirname, `../../../../fixtures/cxengage/statistic.${name}.200.json`), 'utf8')
)
const keysOf = (value: unknown): unknown => typeof value !== 'object' || value === null
  ? ''
  : Object.entries(value).map(([key, part]) => [key, keysOf(part)])
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const ms = (seconds: number | null | undefined) => Math.round((seconds ?? 0) * 1000)

t.test('realtime statistics', async t => {
  const { app, ringback } = await build(t, { clock: NOW })
  const get = async (url: string, user = 'admin', tenant = LIVE) =>
    await app.inject({ url: `/v1/tenants/${tenant}/${url}`, headers: basic(user) })
  const results = async (statistic: string) => (await get(`realtime-statistics/${statistic}`)).json().results
  const batch = async (payload: unknown) => await app.inject({
    method: 'POST',
    url: `/v1/tenants/${LIVE}/realtime-statistics/batch`,
    headers: {
      ...basic('admin'),
      'content-type': 'application/json'
    },
    payload: JSON.stringify(payload)
  })

  const listed: Interaction[] = (await get('interactions?limit=1000&start=2026-03-01')).json().results
  const started = listed.filter(({ startTimestamp }) => startTimestamp.startsWith(TODAY))
  const visits = listed.flatMap(({ queues }) => queues ?? [])
  const ended = visits.filter(({ endTimestamp }) => endTimestamp?.startsWith(TODAY))
  const answered = ended.filter(({ queueExitType }) => queueExitType === 'success')
  // Who called a customer in vain has handled nothing.
  const released = listed.flatMap(({ agents }) => agents ?? []).filter(({ endTimestamp, agentHandleTime }) =>
    endTimestamp?.startsWith(TODAY) === true && agentHandleTime !== undefined)

  t.test('agree with the interactions that are listed at the same instant', async t => {
    const count = async (statistic: string) => (await results(statistic)).count as number
    t.equal(await count('interaction-starts-count'), started.length)
    t.equal(await count('queue-length'), visits.filter(({ endTimestamp }) => endTimestamp === undefined).length)
    t.equal(await count('queue-entries-count'),
      visits.filter(({ startTimestamp }) => startTimestamp.startsWith(TODAY)).length)
    t.equal(await count('calls-answered-count'), answered.length)
    t.equal(await count('queue-abandon-count'), ended.length - answered.length)
    t.equal(await count('interactions-in-routing-abandon-count'),
      started.filter(({ ivrAbandoned }) => ivrAbandoned === true).length)
    t.equal(await count('interactions-in-routing-count'), started.filter(({ endTimestamp, queues, agents }) =>
      [endTimestamp, queues, agents].every(value => value === undefined)).length)
    t.equal(await count('resource-hold-start-instance'), sum(started.map(({ customerHolds }) => customerHolds)))
    t.match(await results('calls-answered-percent'),
      { percent: Math.round(answered.length / ended.length * 10_000) / 100 })
    t.match(await results('queue-duration'), {
      count: ended.length,
      total: sum(ended.map(({ queueTime }) => ms(queueTime))),
      max: Math.max(...ended.map(({ queueTime }) => ms(queueTime)))
    })
    t.match(await results('handle-time-duration'),
      { count: released.length, total: sum(released.map(({ agentHandleTime }) => ms(agentHandleTime))) })
    t.ok(await count('queue-length') > 0 && await count('interactions-in-conversation-count') > 0 &&
      await count('interactions-in-routing-count') > 0)
  })

  t.test('of one queue and of one agent are theirs', async t => {
    const of = (parameter: string, id: string | undefined) =>
      async (statistic: string) => await results(`${statistic}?${parameter}=${id}`)
    for (const queueId of new Set(visits.map(visit => visit.queueId))) {
      const own = (visit: InteractionQueue) => visit.queueId === queueId
      const ofQueue = of('queue-id', queueId)
      t.equal((await ofQueue('queue-length')).count,
        visits.filter(visit => own(visit) && visit.endTimestamp === undefined).length)
      t.equal((await ofQueue('queue-abandon-count')).count,
        ended.filter(visit => own(visit) && visit.queueExitType === 'abandon').length)
      t.strictSame(await of('queueId', queueId)('time-to-answer-duration'), await ofQueue('time-to-answer-duration'))
    }
    for (const agentId of new Set(released.map(agent => agent.agentId))) {
      const done = released.filter(agent => agent.agentId === agentId)
      t.match(await of('resource-id', agentId)('handle-time-duration'),
        { count: done.length, total: sum(done.map(({ agentHandleTime }) => ms(agentHandleTime))) })
    }
    t.strictSame((await results('queue-details-list')).details.map(({ serviceLevel }: { serviceLevel: number }) =>
      serviceLevel),
    await Promise.all((await results('queue-details-list')).details.map(async ({ queueId }: { queueId: string }) =>
      (await of('queue-id', queueId)('service-level')).serviceLevel)))
  })

  t.test('tell what every agent is doing', async t => {
    const { json: agents } = await results('resource-state-list')
    const inState = (state: string) =>
      agents.filter(({ currentState }: { currentState: string }) => currentState === state).length
    for (const state of ['ready', 'busy', 'away']) t.equal((await results(`resources-${state}`)).count, inState(state))
    t.equal((await results('resources-logged-in-count')).count, agents.length - inState('offline'))
    const busy = new Set(listed.flatMap(({ agents }) => agents ?? []).filter(({ endTimestamp }) =>
      endTimestamp === undefined).map(({ agentId }) => agentId))
    t.strictSame(new Set(agents.filter(({ currentState }: { currentState: string }) => currentState === 'busy')
      .map(({ agentId }: { agentId: string }) => agentId)), busy)
    const [agentId = ''] = busy
    t.match((await get(`users/${agentId}/realtime-statistics/resource-capacity`)).json().results.resourceCapacity,
      [{ agentId, presence: 'ready', capacity: [{ load: Number }] }])
    t.equal((await results('resource-capacity')).resourceCapacity.length, agents.length - inState('offline'))
  })

  t.test('have the printed shapes', async t => {
    for (const [statistic, name] of [['interactions-in-conversation-count', 'count'],
      ['interactions-in-conversation-time', 'time'], ['calls-answered-percent', 'percent']] as const) {
      t.strictSame(keysOf((await get(`realtime-statistics/${statistic}`)).json()), keysOf(printed(name)), statistic)
    }
    t.match(await results('queue-length'),
      { queryWindow: { start: `${TODAY}T00:00:00.000Z`, end: `${TODAY}T23:59:59.999Z` } })
  })

  t.test('are all available, in one batch', async t => {
    const available = (await get('realtime-statistics/available?client=dashboard&locale=en-US')).json()
    t.strictSame(Object.keys(available), CATALOGUE.map(({ name }) => name))
    t.match(available['queue-length'], { name: 'queue-length', type: 'interaction-count', userFriendlyName: String })
    const requests = Object.fromEntries(Object.keys(available).map((statistic, place) =>
      [`id-${place}`, { statistic, queueId: null }]))
    const { results: bodies } = (await batch({ requests })).json()
    t.strictSame(Object.keys(bodies), Object.keys(requests))
    for (const [place, statistic] of Object.keys(available).entries()) {
      t.strictSame(bodies[`id-${place}`],
        { status: 200, body: (await get(`realtime-statistics/${statistic}`)).json() }, statistic)
    }
  })

  t.test('that a batch cannot tell leave the others alone', async t => {
    const requests = {
      good: { statistic: 'queue-time' },
      unknown: { statistic: 'nope' },
      nobody: { statistic: 'queue-time', resourceId: NOBODY },
      malformed: { statistic: 'queue-time', queueId: 'x' },
      empty: {}
    }
    const response = await batch({ requests })
    t.equal(response.statusCode, 200)
    t.match(response.json().results, {
      good: { status: 200, body: { results: { unit: 'millis' } } },
      unknown: { status: 404, body: { error: { code: 404, message: 'Statistic not found' } } },
      nobody: { status: 404, body: { error: { message: 'User not found' } } },
      malformed: { status: 400, body: { error: { attribute: { queueId: /uuid/ } } } },
      empty: { status: 400 }
    })
    for (const payload of [{}, [], { requests: [] }, { requests: { a: 1 } }]) {
      t.equal((await batch(payload)).statusCode, 400, JSON.stringify(payload))
    }
  })

  t.test('want a statistic, a queue and an agent that exist, and a user of the tenant', async t => {
    for (const [url, status] of [
      ['realtime-statistics/nope', 404], [`realtime-statistics/queue-length?queue-id=${NOBODY}`, 404], [
        'realtime-statistics/queue-length?queue-id=x', 400
      ],
      [`users/${NOBODY}/realtime-statistics/resource-capacity`, 404],
      [`interactions/${NOBODY}/realtime-statistics/resource-wrap-up-time`, 404]
    ] as const) t.equal((await get(url)).statusCode, status, url)
    t.equal((await get('realtime-statistics/queue-length', 'agent')).statusCode, 200)
    t.equal((await get('realtime-statistics/queue-length', 'outsider', DOCUMENTED)).statusCode, 403)
  })

  t.test('of an interaction tell its place in the queue, its wait and its wrap-up', async t => {
    const waits = listed.filter(({ queues = [] }) => queues.some(({ endTimestamp }) => endTimestamp === undefined))
    const done = listed.find(({ agents = [] }) => agents.some(({ agentWrapUpTime }) => agentWrapUpTime !== undefined))
    const ask = async (interactionId: string | undefined, statistic: string) =>
      (await get(`interactions/${interactionId}/realtime-statistics/${statistic}`)).json()
    const position = await ask(waits[0]?.interactionId, 'current-position-in-queue')
    t.strictSame(keysOf(position), keysOf(printed('position')))
    t.ok(position.results.count >= 1)
    t.strictSame(keysOf(await ask(done?.interactionId, 'estimated-wait-time')), keysOf(printed('wait')))
    t.equal((await ask(done?.interactionId, 'estimated-wait-time')).results.time, null)
    t.equal((await ask(done?.interactionId, 'current-position-in-queue')).results.count, null)
    t.match(await ask(done?.interactionId, 'resource-wrap-up-time'), {
      results: { unit: 'millis', total: sum((done?.agents ?? []).map(({ agentWrapUpTime }) => ms(agentWrapUpTime))) }
    })
  })

  t.test('are those of the tenant\'s own day', async t => {
    const { queryWindow } = (await get('realtime-statistics/queue-length', 'admin', DOCUMENTED)).json().results
    t.strictSame(queryWindow, { start: '2026-03-02T05:00:00.000Z', end: '2026-03-03T04:59:59.999Z' })
    ringback.clock.set(new Date('2026-03-03T00:30:00Z'))
    t.match(await results('interaction-starts-count'), { count: 0, queryWindow: { start: '2026-03-03T00:00:00.000Z' } })
    t.match((await results('resources-logged-in-count')), { count: 0 })
  })
})

t.test('an agent\'s conversation counts from its beginning on, also while he wraps up', async t => {
  const { app, ringback } = await build(t, { scenario: 'quiet', clock: '2026-01-05T09:00:00Z' })
  const starts: number[] = []
  for (const time of ['09:00:00', '09:00:15', '09:03:00', '09:03:15', '09:03:30', '09:03:45', '12:00:00']) {
    ringback.clock.set(new Date(`2026-01-05T${time}Z`))
    const { results } = (await app.inject({
      url: `/v1/tenants/${LIVE}/realtime-statistics/resource-details-list`,
      headers: basic('admin')
    })).json()
    starts.push(sum(results.json.map(({ conversationStarts }: { conversationStarts: number }) => conversationStarts)))
  }
  t.strictSame(starts.slice(0, -1), [0, 1, 1, 1, 1, 1])
  t.ok(Number(starts.at(-1)) > 5)
})
