import t from 'tap'
import type { Interaction } from '../../../../src/platforms/cxengage/interactions/schemas.ts'
import { orderKeys } from '../../../../src/platforms/cxengage/wire/key-order.ts'
import type {
  AgentInterval, AgentQueueInterval, QueueInterval
} from '../../../../src/platforms/cxengage/wfm/schemas.ts'
import { DOCUMENTED, LIVE, basic, build, sharedDefault } from '../../../support/build.ts'
import { smallScenario } from '../../../support/small-scenario.ts'

/** As printed: Getting WFM Intervals (Queue). */
const PRINTED =
  'maxAbandonedTime tenantId wrapUpTime abandonedCallCount agentWrapUpTime platformQueueId queueEndedCount queueIntervalId queueCallbacksConfirmedCount queueInteractions busyTime endTimestamp maxQueueTime maxQueueCount conversationTime offeredCallCount avgHandleTime abandonedTime abandonedInSlaCount workOfferCancelledCount handledCallCount totalServiceLevelContacts idleTime answeredCallCount answeredInSlaCount availableAgents startTimestamp shortAbandonsCount queueName queueTimeoutCount avgTimeToAnswer workRejectedCount queueTime sla answerTime inServiceLevelContacts queueId'
const WEEK = 'start=2026-02-20T00:00:00Z&end=2026-02-27T00:00:00Z'
const FROM = '2026-02-20T00:00:00.000Z'
const UNTIL = '2026-02-27T00:00:00.000Z'

const within = (timestamp: string | null | undefined) => timestamp != null && timestamp >= FROM && timestamp < UNTIL
const total = (values: (number | null | undefined)[]) =>
  values.reduce((sum: number, value) => sum + Math.round((value ?? 0) * 1000), 0)

t.test('intervals', async t => {
  const { app } = await sharedDefault()
  const get = (kind: string, query: string, user = 'admin', tenant = LIVE) =>
    app.inject({ url: `/v1/tenants/${tenant}/wfm/intervals/${kind}?${query}`, headers: basic(user) })

  async function all<Row> (kind: string): Promise<Row[]> {
    const rows: Row[] = []
    for (let page = 0; ; page++) {
      const { results } = (await get(kind, `${WEEK}&page=${page}`)).json() as { results: Row[] }
      if (results.length === 0) return rows
      rows.push(...results)
    }
  }

  const queueRows = await all<QueueInterval>('queue')
  const agentRows = await all<AgentInterval>('agent')
  const partRows = await all<AgentQueueInterval>('agent-queue')
  const interactions: Interaction[] = []
  for (;;) {
    const { results } = (await app.inject({
      url: `/v1/tenants/${LIVE}/interactions?limit=1000&start=2026-02-18&end=2026-02-27&offset=${interactions.length}`,
      headers: basic('admin')
    })).json()
    if (results === null) break
    interactions.push(...results)
  }
  const visits = interactions.flatMap(({ queues }) => queues ?? [])
  const work = interactions.flatMap(({ agents }) => agents ?? [])
  const ended = visits.filter(({ endTimestamp }) => within(endTimestamp))
  const released = work.filter(({ endTimestamp }) => within(endTimestamp))

  t.test('of queues are what the interactions add up to', async t => {
    const figures = (rows: QueueInterval[]) => rows.reduce((sum, row) => ({
      offered: sum.offered + row.offeredCallCount,
      answered: sum.answered + row.answeredCallCount,
      abandoned: sum.abandoned + row.abandonedCallCount,
      queueTime: sum.queueTime + total([row.queueTime]),
      answerTime: sum.answerTime + total([row.answerTime]),
      handled: sum.handled + row.handledCallCount,
      conversation: sum.conversation + total([row.conversationTime]),
      wrapUp: sum.wrapUp + total([row.agentWrapUpTime])
    }), { offered: 0, answered: 0, abandoned: 0, queueTime: 0, answerTime: 0, handled: 0, conversation: 0, wrapUp: 0 })
    for (const queueId of new Set(queueRows.map(row => row.queueId))) {
      const own = ended.filter(visit => visit.queueId === queueId)
      const done = released.filter(agent => agent.queueId === queueId && agent.agentHandleTime !== undefined)
      t.strictSame(figures(queueRows.filter(row => row.queueId === queueId)), {
        offered: visits.filter(visit => visit.queueId === queueId && within(visit.startTimestamp)).length,
        answered: own.filter(({ queueExitType }) => queueExitType === 'success').length,
        abandoned: own.filter(({ queueExitType }) => queueExitType === 'abandon').length,
        queueTime: total(own.map(({ queueTime }) => queueTime)),
        answerTime: total(own.map(({ timeToAnswer }) => timeToAnswer)),
        handled: done.length,
        conversation: total(done.map(({ agentConversationTime }) => agentConversationTime)),
        wrapUp: total(done.map(({ agentWrapUpTime }) => agentWrapUpTime))
      })
    }
    t.ok(queueRows.some(({ abandonedCallCount }) => abandonedCallCount > 0))
    const isSound = (row: QueueInterval) =>
      row.sla >= 0 && row.sla <= 100 && row.answeredInSlaCount <= row.answeredCallCount &&
        row.maxQueueTime <= row.queueTime &&
      row.queueEndedCount === row.answeredCallCount + row.abandonedCallCount &&
      Math.abs(row.avgTimeToAnswer * row.answeredCallCount - row.answerTime) <= 0.001 * (row.answeredCallCount + 1)
    t.strictSame(queueRows.filter(row => !isSound(row)), [])
  })

  t.test('of agents are theirs', async t => {
    for (const agentId of new Set(agentRows.map(row => row.agentId))) {
      const own = agentRows.filter(row => row.agentId === agentId)
      const done = released.filter(agent => agent.agentId === agentId && agent.agentHandleTime !== undefined)
      t.equal(own.reduce((sum, row) => sum + row.handledCallCount, 0), done.length)
      t.equal(total(own.map(row => row.conversationTime)), total(done.map(agent => agent.agentConversationTime)))
      t.equal(own.reduce((sum, row) => sum + row.offeredCallCount, 0),
        work.filter(agent => agent.agentId === agentId && within(agent.startTimestamp)).length)
      t.equal(own.reduce((sum, row) => sum + row.answeredCallCount, 0),
        ended.filter(visit => visit.agentId === agentId).length)
    }
    const sum = (rows: { answeredCallCount: number }[]) => rows.reduce((sum, row) => sum + row.answeredCallCount, 0)
    t.strictSame([sum(agentRows), sum(partRows)], [sum(queueRows), sum(queueRows)],
      'queues, agents and both add up to the same')
  })

  t.test('are a quarter of an hour each, in the order of time, with ids of their own', async t => {
    const lengths = [...queueRows, ...agentRows, ...partRows].map(row =>
      Date.parse(row.endTimestamp) - Date.parse(row.startTimestamp))
    t.strictSame(new Set(lengths), new Set([900_000]))
    t.equal(queueRows.length, 7 * 96 * 4, 'a queue has a row even when it is empty')
    for (const rows of [queueRows, agentRows, partRows]) {
      const starts = rows.map(({ startTimestamp }) => startTimestamp)
      t.strictSame(starts, starts.toSorted())
    }
    const ids = [...queueRows.map(row => row.queueIntervalId),
      ...agentRows.map(row => row.agentIntervalId), ...partRows.map(row => row.agentQueueIntervalId)]
    t.equal(new Set(ids).size, ids.length)
    t.ok(ids.every(id => id[14] === '5'))
  })

  t.test('have the printed keys in the printed order', async t => {
    const { results, ...envelope } = (await get('queue', `${WEEK}&limit=2&offset=8`)).json()
    t.strictSame([...Object.keys(envelope), 'results'],
      'tenantId limit offset start type page total end results'.split(' '))
    t.match(envelope,
      { tenantId: LIVE, limit: 2, offset: 8, type: 'queue', page: 0, start: FROM, end: UNTIL, total: queueRows.length })
    t.strictSame(results, queueRows.slice(8, 10))
    t.strictSame(Object.keys(results[0]), PRINTED.split(' '))
    for (const row of [agentRows[0], partRows[0]]) {
      t.strictSame(Object.keys(row ?? {}), orderKeys(Object.keys(row ?? {})))
    }
  })

  t.test('are of the documented tenant\'s literal documents, too', async t => {
    const { results } = (await get('queue', 'start=2018-01-09T20:00Z&end=2018-01-10T00:00',
      'admin', DOCUMENTED)).json() as { results: QueueInterval[] }
    t.ok(results.some(({ abandonedCallCount }) => abandonedCallCount > 0))
  })

  t.test('want a range that can be told', async t => {
    for (const [query, status] of [
      ['start=2026-03-02T10:00:00Z', 200], ['start=2026-03-02T11:45:00Z&end=2026-03-02T11:45:00Z', 200], [
        'start=2026-02-23&end=2026-03-02', 200
      ],
      ['', 400], ['end=2026-03-01', 400], ['start=x', 400], ['start=2026-03-02T10:05:00Z', 400],
      ['start=2026-03-01&end=2026-03-01T10:07Z', 400],
      ['start=2026-03-02T11:45:00Z&end=2026-03-02T12:00:00Z', 400],
      ['start=2026-03-02T12:00:00Z', 400], ['start=2027-01-01', 400],
      ['start=2026-02-22T23:45Z&end=2026-03-02', 400], ['start=2026-03-01&end=2026-02-28', 400],
      ['start=2026-03-01&limit=-1', 400]
    ] as const) t.equal((await get('queue', query)).statusCode, status, query)
    t.match((await get('queue', 'start=2026-03-02T10:00:00Z')).json(), { end: '2026-03-02T11:45:00.000Z' },
      'up to the last quarter that is ready')
    t.strictSame((await get('agent', 'start=2026-03-02T11:45:00Z&end=2026-03-02T11:45:00Z')).json().results, [])
    t.equal((await get('agent', WEEK, 'reporting')).statusCode, 403)
    t.equal((await get('agent-queue', WEEK, 'outsider', DOCUMENTED)).statusCode, 403)
  })
})

t.test('a scenario may let intervals be asked for until now, as a client\'s scheduled job does', async t => {
  const write = (intervalsUntil: string) => `${t.testdir({
    's.json': JSON.stringify({ ...smallScenario(), settings: { cxengage: { intervalsUntil } } })
  })}/s.json`
  const { app } = await build(t, { scenario: write('now') })
  const get = async (url: string) => await app.inject({ url: `/v1/tenants/${LIVE}/${url}`, headers: basic('admin') })
  const ask = async (query: string) => await get(`wfm/intervals/queue?${query}`)
  const until = await ask('start=2026-03-02T11:30Z&end=2026-03-02T12:00Z')
  t.equal(until.statusCode, 200)
  const rows: QueueInterval[] = until.json().results
  const { results: listed } =
    (await get('interactions?limit=1000&start=2026-03-01')).json() as { results: Interaction[] }
  const entries = listed.flatMap(({ queues }) => queues ?? []).filter(({ startTimestamp }) =>
    startTimestamp >= '2026-03-02T11:30')
  t.ok(entries.length > 0)
  t.equal(rows.reduce((sum, { offeredCallCount }) => sum + offeredCallCount, 0), entries.length)
  t.strictSame((await ask('start=2026-03-02T11:30Z')).json(), until.json(), 'which is also meant without an end')
  const later = await ask('start=2026-03-02T11:30Z&end=2026-03-02T12:15Z')
  t.match(later.json(), { error: { code: 400, attribute: { end: 'must not be later than now' } } })
  await t.rejects(build(t, { scenario: write('tomorrow') }),
    /settings\/cxengage\/intervalsUntil must be one of "tenMinutesAgo", "now"/)
})
