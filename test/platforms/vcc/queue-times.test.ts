import t from 'tap'
import { build, sharedDefault } from '../../support/build.ts'
import { smallScenario } from '../../support/small-scenario.ts'
import type { Event, Interaction } from '../../../src/platforms/vcc/interactions/schemas.ts'
import type { QueueTime } from '../../../src/platforms/vcc/queue-times/schemas.ts'
import { after, clientOf } from '../../support/vcc-client.ts'

const CLOCKS = ['2026-03-01T03:30:00.000Z', '2026-03-02T10:30:00.000Z',
  '2026-03-02T11:47:13.123Z', '2026-03-02T20:01:00.000Z', '2026-03-04T02:00:00.000Z']
const OUTCOMES: Record<string, [string | null, string | null]> = {
  Delivered: ['Answered', 'Delivered'],
  HangUpInQueue: ['Abandoned', null],
  Breakout: [
    'Breakout', 'NoAgentsBreakout'
  ],
  null: [null, null]
}

const queueEvents = ({ channels }: Interaction): Event[] =>
  channels.flatMap(({ events }) => events.filter(({ type }) => type === 'Queue'))

/** What the Queue events of interactions say of queue times. */
function queueTimesOf (interaction: Interaction): QueueTime[] {
  return queueEvents(interaction).map(({ name, offset, duration, properties }) => {
    const { interactionPlan, presentedSkills, result } =
      properties as { interactionPlan: string, presentedSkills: string[], result: string | null }
    const [category, reason] = OUTCOMES[String(result)] ?? []
    return {
      start: after(interaction.start, offset),
      interactionGuid: interaction.guid,
      medium: interaction.medium,
      mediumManager: interaction.mediumManager,
      interactionPlan,
      queue: name,
      type: 'ACD',
      presentedSkills,
      category,
      reason,
      duration,
      targets: null,
      party: { role: 'External' }
    } as QueueTime // a reason that the table lacks would show in the comparison
  })
}

const orderOf = ({ start, queue, interactionGuid }: QueueTime) => `${start} ${queue} ${interactionGuid}`
const sorted = (items: QueueTime[]) => items.toSorted((a, b) => orderOf(a) < orderOf(b) ? -1 : 1)

const crowded = smallScenario({
  volume: { perDay: 400 },
  history: { days: 3 },
  agents: { count: 6 },
  queues: [{ name: 'Orders', breakoutAfter: 120 }, { name: 'Billing' }]
})

t.test('queue times are the Queue events of the interactions, at any hour', async t => {
  const scenario = `${t.testdir({ 'small.json': JSON.stringify(crowded) })}/small.json`
  const { app, ringback } = await build(t, { scenario, clock: '2026-03-01T12:00:00.000Z' })
  const seen = new Set<string | null>()
  for (const clock of CLOCKS) {
    ringback.clock.set(new Date(clock))
    const { all } = await clientOf(app)
    const told = await all<QueueTime>('queue-times?start=2026-02-20')
    const interactions = await all<Interaction>('interactions?start=2026-02-20')
    t.equal(JSON.stringify(told), JSON.stringify(sorted(interactions.flatMap(queueTimesOf))), clock)
    for (const { category } of told) seen.add(category)
  }
  t.strictSame(seen, new Set(['Answered', 'Abandoned', 'Breakout', null]))
})

t.test('include tells what of a visit must lie in the window, whose end is excluded', async t => {
  const { app } = await build(t, { clock: '2026-03-02T12:00:00.000Z' })
  const { all } = await clientOf(app)
  const [from, until] = ['2026-03-02T10:00:00.000Z', '2026-03-02T11:30:00.000Z']
  const day = await all<QueueTime>('queue-times?start=2026-03-01')
  const lies = (instant: string) => instant >= from && instant < until
  const started = day.filter(({ start }) => lies(start))
  const ended = day.filter(({ start, duration }) => lies(start) || (duration !== null && lies(after(start, duration))))
  const ask = (include: string) => all<QueueTime>(`queue-times?start=${from}&end=${until}&include=${include}`)
  t.strictSame(await ask('Started'), started)
  t.strictSame(await ask('StartedOrEnded'), ended)
  const processed = await ask('Processed')
  t.ok(processed.length > ended.length && ended.every(({ start }) => processed.some(item => item.start === start)))
  t.strictSame(await all(`queue-times?start=${started[0]?.start}&end=${started[0]?.start}`), [])
})

t.test('queues and their type are filters', async t => {
  const { app } = await sharedDefault()
  const { all, get } = await clientOf(app)
  const every = await all<QueueTime>('queue-times?start=2026-02-27')
  const ask = (query: string) => all<QueueTime>(`queue-times?start=2026-02-27&${query}`)
  t.strictSame(await ask('queues=Orders,%20Technical%20Support%20,'),
    every.filter(({ queue }) => ['Orders', 'Technical Support'].includes(queue)))
  t.strictSame(await ask('queues=,'), every)
  t.strictSame(await ask('queues=Nobody'), [])
  for (const type of ['All', 'ACD']) t.strictSame(await ask(`queueType=${type}`), every)
  t.strictSame(await ask('queueType=Virtual'), [])
  t.match(await get('queue-times?start=2026-02-27&queueType=acd'),
    { statusCode: 400, body: '{"message":"\\"queueType\\" must be one of [All, ACD, Virtual]"}' })
  t.match(await get('queue-times'), { statusCode: 400, body: '{"message":"\\"start\\" is required"}' })
  t.equal((await get('queue-times?start=2020-01-01')).statusCode, 200, 'no largest window is documented')
})

t.test('the documented interaction\'s queue is told to its account alone', async t => {
  const { app } = await sharedDefault()
  const window = 'queue-times?start=2020-01-01&end=2020-02-01'
  t.strictSame(await (await clientOf(app)).all(window), [])
  const { all, list } = await clientOf(app, 'documented')
  const [interaction] = await all<Interaction>('interactions?start=2020-01-01&end=2020-02-01')
  const told = await all<QueueTime>(window)
  t.ok(interaction !== undefined && JSON.stringify(told) === JSON.stringify(queueTimesOf(interaction)))
  t.match(told, [{ start: '2020-01-07T16:51:13.063Z', duration: 7140, category: 'Answered', reason: 'Delivered' }])
  t.match(await list(`${window}&page=2`),
    { meta: { page: 2, count: 0, pageCount: 1, totalCount: 1 }, upTo: '2026-03-02T12:00:00.000Z' })
  t.strictSame((await list(`${window}&page=2`)).items, [])
})
