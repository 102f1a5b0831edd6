import t, { type Test } from 'tap'
import type { Interaction, InteractionQueue } from '../../../../src/platforms/cxengage/interactions/schemas.ts'
import type { QueueInterval } from '../../../../src/platforms/cxengage/wfm/schemas.ts'
import { LIVE, basic, build } from '../../../support/build.ts'
import { smallScenario } from '../../../support/small-scenario.ts'

const DAY = '2026-03-03'
const AFTER = '2026-03-03T23:30:00.000Z'

interface Told {
  rows: QueueInterval[]
  visits: InteractionQueue[]
  serviceLevel: { percent: number, serviceLevel: number }
}

/** What a day comes to: in intervals, in the interactions, and in the realtime statistics at its end. */
async function day (t: Test, scenario: string): Promise<Told> {
  const { app } = await build(t, { scenario, clock: AFTER })
  async function get (url: string) {
    return (await app.inject({ url: `/v1/tenants/${LIVE}/${url}`, headers: basic('admin') })).json()
  }
  const interactions: Interaction[] = (await get(`interactions?limit=1000&start=${DAY}`)).results
  const visits = interactions.flatMap(({ queues }) => queues ?? [])
  return {
    rows: (await get(`wfm/intervals/queue?start=${DAY}&end=${DAY}T23:15:00Z`)).results,
    visits: visits.filter(({ endTimestamp }) => endTimestamp != null && endTimestamp < `${DAY}T23:15`),
    serviceLevel: (await get('realtime-statistics/service-level')).results
  }
}

type Count = 'answeredInSlaCount' | 'abandonedInSlaCount' | 'shortAbandonsCount' | 'totalServiceLevelContacts'

const total = (rows: readonly QueueInterval[], key: Count) => rows.reduce((sum, row) => sum + row[key], 0)
const percent = (part: number, whole: number) => whole === 0 ? 0 : Math.round(part / whole * 10_000) / 100

/** A centre in which nothing happens but cases; queues by their thresholds. */
function centreOf (t: Test, queues: object[], interactions: object[]): string {
  const scenario = smallScenario({ volume: { perDay: 0 }, agents: { count: 20 }, queues, interactions })
  return `${t.testdir({ 'cases.json': JSON.stringify(scenario) })}/cases.json`
}

const leaves = (at: string, waits: number, queue = 'Orders') =>
  ({ name: `${queue} ${waits}`, at, queue, end: 'abandoned', waits })

/** The quarter of an hour in which an instant lies. */
function quarterOf (timestamp = ''): string {
  const minutes = Math.floor(Number(timestamp.slice(14, 16)) / 15) * 15
  return `${timestamp.slice(0, 14)}${String(minutes).padStart(2, '0')}`
}

t.test('the service level is the share of conversations that began in time, in every interval and in all', async t => {
  const { rows, visits, serviceLevel } = await day(t, 'default')
  for (const row of rows) {
    const own = visits.filter(({ queueId, endTimestamp }) =>
      queueId === row.queueId && quarterOf(endTimestamp ?? '') === quarterOf(row.startTimestamp))
    const timed = own.filter(({ slaTime }) => slaTime != null)
    const short = timed.filter(({ queueAbandoned, slaTime }) => queueAbandoned === true && Number(slaTime) <= 20)
    const inTime = timed.filter(({ queueAbandoned, slaTime }) => queueAbandoned !== true && Number(slaTime) <= 20)
    t.match(row, {
      answeredInSlaCount: inTime.length,
      inServiceLevelContacts: inTime.length,
      totalServiceLevelContacts: timed.length - short.length,
      shortAbandonsCount: short.length,
      sla: percent(inTime.length, timed.length - short.length)
    }, `${row.queueName} ${row.startTimestamp}`)
    if (row.answeredCallCount === 1 && row.avgTimeToAnswer > 20) t.not(row.sla, 100, 'one late answer is none in time')
  }
  const answered = visits.filter(({ queueExitType }) => queueExitType === 'success')
  const late = answered.filter(({ queueTime, slaTime }) => Number(queueTime) <= 20 && Number(slaTime) > 20)
  t.ok(late.length > 10, 'the queue was left in time, and the conversation began too late')
  const whole = percent(total(rows, 'answeredInSlaCount'), total(rows, 'totalServiceLevelContacts'))
  t.match(serviceLevel, { percent: whole, serviceLevel: whole }, 'the realtime statistic under both names')
})

t.test('an abandon within the abandon threshold counts for nothing, a later one counts against it', async t => {
  const scenario = centreOf(t, [{ name: 'Orders', serviceLevel: 60 }, { name: 'Billing' }], [
    { name: 'answered', at: '10:01', queue: 'Orders' }, leaves('11:01', 19.5), leaves('12:01', 20.5), leaves('13:01', 5)
  ])
  const { rows, serviceLevel } = await day(t, scenario)
  t.equal(total(rows, 'shortAbandonsCount'), 2)
  t.equal(total(rows, 'totalServiceLevelContacts'), 2)
  t.equal(serviceLevel.percent, 50)
  t.match(rows.filter(({ abandonedCallCount }) => abandonedCallCount > 0), [
    { sla: 0, shortAbandonsCount: 1, totalServiceLevelContacts: 0 },
    { sla: 0, shortAbandonsCount: 0, totalServiceLevelContacts: 1 },
    { sla: 0, shortAbandonsCount: 1, totalServiceLevelContacts: 0 }
  ])
})

t.test('both thresholds are the queue\'s own', async t => {
  const queues = [{ name: 'Orders', serviceLevel: 1 }, { name: 'Billing', serviceLevel: 60, abandonThreshold: 0 }]
  const scenario = centreOf(t, queues, [
    { name: 'too late', at: '10:01', queue: 'Orders' },
    { name: 'soon enough', at: '10:20', queue: 'Billing' },
    leaves('11:01', 10),
    leaves('11:20', 10, 'Billing')
  ])
  const { rows, serviceLevel } = await day(t, scenario)
  const totals = (key: Count) =>
    ['Orders', 'Billing'].map(name => total(rows.filter(({ queueName }) => queueName === name), key))
  t.strictSame(totals('answeredInSlaCount'), [0, 1])
  t.strictSame(totals('abandonedInSlaCount'), [0, 1], 'the service level says which')
  t.strictSame(totals('shortAbandonsCount'), [1, 0], 'and the abandon threshold, which is another')
  t.strictSame(totals('totalServiceLevelContacts'), [1, 2])
  t.equal(serviceLevel.percent, 33.33)
})
