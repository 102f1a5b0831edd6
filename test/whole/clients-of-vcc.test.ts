import t from 'tap'
import type { AgentActivity } from '../../src/platforms/vcc/agent-activities/schemas.ts'
import type { Interaction } from '../../src/platforms/vcc/interactions/schemas.ts'
import type { QueueTime } from '../../src/platforms/vcc/queue-times/schemas.ts'
import type { QueueActivity, WfmAgentState } from '../../src/platforms/vcc/wfm/schemas.ts'
import { build } from '../support/build.ts'
import { after, clientOf, type Listed } from '../support/vcc-client.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { notLong, sized } from '../support/size.ts'

/** What public clients of the stats API ask, and what they take for granted. */
const CENTRE = JSON.stringify(smallScenario({
  volume: { perDay: 200 },
  history: { days: 6 },
  agents: { count: 4 },
  queues: [{ name: 'Orders', breakoutAfter: 120 }, { name: 'Billing' }],
  behaviour: { transfer: 0.3, late: 0.2, corrected: 0.2, failed: 0.05 }
}))
const HOUR = 3_600_000

const open = (t: Parameters<typeof build>[0] & { testdir: (files: Record<string, string>) => string }, clock: string) =>
  build(t, { scenario: `${t.testdir({ 'centre.json': CENTRE })}/centre.json`, clock, strict: true })

type Item = Interaction | QueueTime | QueueActivity | AgentActivity | WfmAgentState

/** One item whatever becomes of it: what a client would make its primary key. */
function keyOf (item: Item): string {
  if ('channels' in item) return item.guid
  if ('queue' in item) return `${item.interactionGuid} ${item.queue} ${item.start}`
  if ('state' in item) return `${item.agentId} ${item.start}`
  return `${item.agentId} ${item.type} ${item.category} ${item.start}`
}

/** How many of each group, and their milliseconds. */
const sums = (items: { group: string, duration: number | null }[]) =>
  Object.entries(Object.groupBy(items, ({ group }) => group))
    .map(([group, found = []]) =>
    `${group}: ${found.length}, ${found.reduce((sum, { duration }) => sum + (duration ?? 0), 0)} ms`).toSorted()

t.test('a load day by day, dates only and page after page, is what one query tells', notLong, async t => {
  const { app } = await open(t, '2026-03-03T04:00:00.000Z')
  const { all, list } = await clientOf(app)
  for (const path of ['interactions', 'queue-times', 'agent-activities', 'wfm/agent-states']) {
    const loaded: Item[] = []
    for (const [day, next] of [['2026-02-25', '2026-02-26'], ['2026-02-26', '2026-02-27'], [
      '2026-02-27', '2026-02-28'
    ]]) {
      const pages: Listed<Item>[] = []
      do pages.push(await list(`${path}?limit=50&page=${pages.length + 1}&start=${day}&end=${next}`))
      while (pages.length < (pages[0]?.meta.pageCount ?? 0))
      t.ok(pages.length > 1, 'there is more than a page')
      t.equal(new Set(pages.map(({ meta: { pageCount, totalCount } }) => `${pageCount} ${totalCount}`)).size, 1)
      loaded.push(...pages.flatMap(({ items }) => items))
    }
    t.equal(JSON.stringify(loaded), JSON.stringify(await all(`${path}?start=2026-02-25&end=2026-02-28`)), path)
  }
})

t.test('who gets a new token in the middle of the pages and asks for the same one again has everything once', notLong,
  async t => {
    const { app, ringback } = await open(t, '2026-03-02T12:00:00.000Z')
    const query = 'interactions?start=2026-02-27T00:00:00.000Z&end=2026-03-01T23:59:59.999Z&limit=100'
    const before = await clientOf(app)
    const expected = await before.all<Interaction>(query.replace('&limit=100', ''))
    const items = (await before.list<Interaction>(query)).items
    ringback.clock.advance('PT2H')
    t.equal((await before.get(`${query}&page=2`)).statusCode, 401)
    const afterwards = await clientOf(app)
    for (let page =
    2; items.length < expected.length; page++) {
      items.push(...(await afterwards.list<Interaction>(
      `${query}&page=${page}`
      )).items)
    }
    t.strictSame(items.map(({ guid }) => guid), expected.map(({ guid }) => guid))
  })

t.test('who asks for what was processed since the last answer misses nothing, however far the clock goes', async t => {
  const start = '2026-03-02T08:00:00.000Z'
  const { app, ringback } = await open(t, start)
  for (const path of ['interactions', 'queue-times', 'agent-activities', 'wfm/agent-states', 'wfm/queue-metrics']) {
    ringback.clock.set(new Date(start))
    const store = new Map<string, string>()
    let upTo = start
    for (const [step, times] of [['PT1S', sized(5, 40)], ['PT7M', sized(30, 60)], ['PT5H', 12]] as const) {
      for (let poll = 0; poll < times; poll++) {
        ringback.clock.advance(step)
        const answer = await (await clientOf(app)).list<Item>(`${path}?start=${upTo}&include=Processed&limit=5000`)
        for (const item of answer.items) store.set(keyOf(item), JSON.stringify(item))
        upTo = answer.upTo
      }
    }
    // What an agent does after a queue is in nobody's window: metrics tell it with the processing, up to two days
    // later.
    const end = path === 'wfm/queue-metrics' ? '2026-03-03' : upTo
    const told = (await (await clientOf(app)).all<Item>(`${path}?start=${start}&end=${end}`)).filter(({ duration }) =>
      duration !== null)
    t.ok(told.length > 100)
    t.equal(told.map(item => store.get(keyOf(item))).join('\n'),
      told.map(item => JSON.stringify(item)).join('\n'), path)
  }
})

t.test('a bulk load of every full hour, kept by agent and start, ends up with every state', notLong, async t => {
  const { app } = await open(t, '2026-03-03T04:00:00.000Z')
  const { all } = await clientOf(app)
  const [from, until] = ['2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z'].map(text => Date.parse(text))
  if (from === undefined || until === undefined) return
  const store = new Map<string, WfmAgentState>()
  for (let hour = from; hour < until; hour += HOUR) {
    const [start, end] = [hour, hour + HOUR].map(instant => new Date(instant).toISOString().replace('.000', ''))
    for (const item of await all<WfmAgentState>(`wfm/agent-states?start=${start}&end=${end}&include=Processed`)) {
      store.set(keyOf(item), item)
    }
  }
  const kept = [...store.values()].filter(({ start }) => Date.parse(start) >= from).map(item => JSON.stringify(item))
  t.equal(kept.toSorted().join('\n'), (await all('wfm/agent-states?start=2026-03-02&end=2026-03-03')).map(item =>
    JSON.stringify(item)).toSorted().join('\n'))
})

t.test('a wallboard counts and adds up by plan, queue and category what the interactions tell', notLong, async t => {
  const { app } = await open(t, '2026-03-02T10:38:00.000Z')
  const { all } = await clientOf(app)
  const categories: Record<string, string> =
    { Delivered: 'Answered', HangUpInQueue: 'Abandoned', Breakout: 'Breakout', null: 'null' }
  const visits = (await all<Interaction>('interactions?start=2026-02-20')).flatMap(({ channels }) =>
    channels.flatMap(({ events }) => events)).flatMap(event => {
    if (event.type !== 'Queue') return []
    const { interactionPlan, result } =
      event.properties as { interactionPlan: string, result: string | null } // a Queue event has them
    return { group: `${interactionPlan} ${event.name} ${categories[String(result)]}`, duration: event.duration }
  })
  const times = await all<QueueTime>('queue-times?start=2026-02-20&include=Processed')
  const board = sums(times.map(({ interactionPlan, queue, category, duration }) => ({
    group: `${interactionPlan} ${queue} ${category}`,
    duration
  })))
  t.strictSame(board, sums(visits))
  for (const category of ['Answered', 'Abandoned', 'Breakout', 'null']) {
    t.ok(board.some(line => line.includes(category)), category)
  }

  const waiting = (await all<Interaction>('interactions/ongoing')).filter(({ direction }) =>
    direction === 'Inbound').flatMap(({ start, connectFrom, channels }) => {
    const channel = channels.find(({ party, endReason }) =>
      party.role === 'External' && party.touchpoint === connectFrom && endReason === null)
    const last = channel?.events.at(-1)
    return last?.type === 'Queue' && last.duration === null ? [after(start, last.offset)] : []
  })
  t.strictSame(waiting.toSorted(), times.filter(({ category }) => category === null).map(({ start }) => start))
})
