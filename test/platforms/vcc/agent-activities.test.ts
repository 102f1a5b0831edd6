import t from 'tap'
import { build, sharedDefault } from '../../support/build.ts'
import { smallScenario } from '../../support/small-scenario.ts'
import type { AgentActivity, AgentActivityV2 } from '../../../src/platforms/vcc/agent-activities/schemas.ts'
import type { Interaction } from '../../../src/platforms/vcc/interactions/schemas.ts'
import { V2, after, clientOf } from '../../support/vcc-client.ts'
import { sized } from '../../support/size.ts'

const CLOCKS = [
  '2026-03-02T13:47:13.123Z', '2026-03-05T02:00:00.000Z',
  ...sized([], ['2026-03-01T03:30:00.000Z', '2026-03-02T10:30:00.000Z', '2026-03-02T20:01:00.000Z'])
]
const STATES = ['Ringing', 'Connected', 'Wrap']

const busy = smallScenario({
  volume: { perDay: 300 },
  history: { days: 3 },
  agents: { count: 9 },
  behaviour: { transfer: 0.2, missedOffer: 0.08 }
})

/** What the agents' channels of interactions say of their activities. */
const activitiesOf = ({ status, guid, medium, mediumManager, direction, start, channels }: Interaction) => channels
  .filter(({ party }) => party.role === 'Agent')
  .flatMap(({ guid: channel, party, events }) =>
    events.filter(({ type }) => STATES.includes(type)).map(({ type, offset, duration }) => ({
      agentId: party.id,
      type: 'Interaction',
      category: type,
      name: null,
      eligibleForRouting: null,
      start: after(start, offset),
      status: status === 'InternalError' ? status : duration === null ? 'Ongoing' : 'Completed',
      duration,
      reason: null,
      interaction: { guid, medium, mediumManager, direction },
      channel: { guid: channel },
      workload: null
    })))

const orderOf = ({ start, agentId }: { start: string, agentId: string | null }) => `${start} ${agentId}`
/** By start; as text, because comparing thousands of objects deeply takes long. */
const textOf = (items: { start: string, agentId: string | null }[]) =>
  items.map(item => `${orderOf(item)} ${JSON.stringify(item)}`).toSorted().join('\n')
const byAgent = (items: AgentActivity[]) =>
  Object.values(Object.groupBy(items, ({ agentId }) => agentId)).filter(chain => chain !== undefined)
const endOf = ({ start, duration }: AgentActivity) => after(start, duration ?? NaN)

/** The places at which a chain has a gap or goes on too early. */
const gapsOf = (chain: AgentActivity[]) => chain.slice(1).filter(({ start }, place) => {
  const before = chain[place]
  return before === undefined || before.duration === null || endOf(before) !== start || before.duration <= 0
})

t.test('a busy centre', async t => {
  const scenario = `${t.testdir({ 'small.json': JSON.stringify(busy) })}/small.json`
  const { app, ringback } = await build(t, { scenario, clock: '2026-03-01T12:00:00.000Z' })

  for (const clock of CLOCKS) {
    t.test(clock, async t => {
      ringback.clock.set(new Date(clock))
      const { all } = await clientOf(app)
      const every = await all<AgentActivity>('agent-activities?start=2026-02-20')
      const [presence, interactions, workload] = await Promise.all(['presence', 'interactions', 'workload'].map(name =>
        all<AgentActivity>(`agent-activities/${name}?start=2026-02-20`)))
      if (presence === undefined || interactions === undefined || workload === undefined) return

      t.strictSame(every.length, presence.length + interactions.length + workload.length)
      t.strictSame(every.map(({ start }) => start), every.map(({ start }) => start).toSorted())
      t.ok(every.every(item => item.start <= clock && (item.duration === null || endOf(item) <= clock)),
        'nothing from the future')

      const told = (await all<Interaction>('interactions?start=2026-02-20')).flatMap(activitiesOf)
      const ofChannels = interactions.filter(({ channel }) => channel !== null)
      t.equal(textOf(ofChannels), textOf(told), 'the agents\' channels')
      const withoutChannel = interactions.filter(({ channel }) => channel === null)
      t.ok(withoutChannel.every(({ category }) => category === 'Ringing' || category === 'Unexpected'),
        'a missed offer has no channel')
      t.ok(interactions.every(({ category, reason }) => (category === 'Unexpected') === (reason !== null)))

      for (const [name, items] of [['presence', presence], ['workload', workload]] as const) {
        const chains = byAgent(items)
        t.equal(chains.length, 9)
        t.strictSame(chains.flatMap(gapsOf), [], `${name} has no gaps`)
        t.ok(chains.every(chain => chain[0]?.start === chains[0]?.[0]?.start && chain.at(-1)?.duration === null),
          `${name} begins with the history and goes on`)
      }

      const wrong = workload.filter(({ agentId, start, workload: counts }) => {
        const live = interactions.filter(item => item.agentId === agentId && [
          'Ringing', 'Connected'
        ].includes(item.category ?? '') && item.start <= start && (item.duration === null || endOf(item) > start))
        const calls = live.filter(({ interaction }) => interaction?.medium === 'Phone').length
        return counts?.calls !== calls || counts.nonLive !== live.length - calls || counts.semiLive !== 0
      })
      t.strictSame(wrong, [], 'the workload is what rings or is connected')
    })
  }

  t.test('an available agent who does not answer is Unexpected, with a reason', async t => {
    ringback.clock.set(new Date('2026-03-05T02:00:00.000Z'))
    const { all } = await clientOf(app)
    const interactions = await all<AgentActivity>('agent-activities/interactions?start=2026-02-20')
    const categories = new Set(interactions.map(({ category }) => category))
    t.strictSame(categories, new Set(['Ringing', 'Connected', 'Wrap', 'Unexpected']), 'no line ever fails')
    const missed = interactions.filter(({ category }) => category === 'Unexpected')
    t.strictSame(new Set(missed.map(({ reason }) => reason)), new Set(['NoAnswer', 'CallRejected']))
  })

  t.test('who missed an offer is Unexpected for as long as their settings say, or until they go home, and Ready all the while',
    async t => {
      const { all } = await clientOf(app)
      const activities = await all<AgentActivity>('agent-activities?start=2026-02-20')
      const missed = activities.filter(({ category }) => category === 'Unexpected')
      const at = (item: AgentActivity, instant: string) => activities.find(({ type, agentId, start, duration }) =>
        type === 'Presence' && agentId === item.agentId && start <= instant &&
        (duration === null || after(start, duration) > instant))
      const whole = missed.filter(item => item.duration === 120_000)
      t.ok(whole.length > missed.length * 0.8)
      for (const item of missed.filter(item => item.duration !== 120_000)) {
        t.match(at(item, endOf(item)), { category: 'LoggedOut' })
      }
      t.ok(whole.filter(item => at(item, item.start)?.category === 'Ready').length > whole.length * 0.9)
      t.ok(missed.every(item => ['Ready', 'Away', 'ExtendedAway'].includes(at(item, item.start)?.category ?? '')),
        'or on a break that begins then')
    })

  t.test('a presence has a category for programs and a name for people', async t => {
    ringback.clock.set(new Date('2026-03-05T02:00:00.000Z'))
    const { all } = await clientOf(app)
    const presence = await all<AgentActivity>('agent-activities/presence?start=2026-02-20')
    const told =
      new Set(presence.map(({ name, category, eligibleForRouting }) => `${name} ${category} ${eligibleForRouting}`))
    t.strictSame(told, new Set([
      'Logged Out LoggedOut false', 'Ready Ready true', 'Break Away false',
      'Lunch ExtendedAway false', 'Ready (Offline) Ready false'
    ]))
  })
})

t.test('how long an agent is Unexpected is theirs, and depends on why they missed the offer', async t => {
  const centre = smallScenario({
    volume: { perDay: 300 },
    agents: {
      count: 4,
      backToReady: { afterNoAnswer: 60, afterLineBusy: 10 },
      named: [{ name: 'Ada Quick', displayId: '01', backToReady: { afterNoAnswer: 5 } }]
    },
    behaviour: { missedOffer: 0.2 }
  })
  const { app } = await build(t, {
    scenario: `${t.testdir({ 'centre.json': JSON.stringify(centre) })}/centre.json`,
    clock: '2026-03-03T02:00:00.000Z'
  })
  const { all } = await clientOf(app)
  const missed = (await all<AgentActivity>(
    'agent-activities/interactions?start=2026-03-02T08:00:00Z&end=2026-03-02T15:00:00Z'
  )).filter(({ category }) => category === 'Unexpected')
  const told = new Set(missed.map(({ agentId, reason, duration }) =>
    `${agentId === '01' ? 'Ada' : 'others'} ${reason} ${duration}`))
  t.strictSame(told,
    new Set(['Ada NoAnswer 5000', 'others NoAnswer 60000', 'Ada CallRejected 10000', 'others CallRejected 10000']))
  const offers = (await all<AgentActivity>('agent-activities/interactions?start=2026-03-02')).filter(({ category }) =>
    category === 'Ringing')
  for (const item of missed) {
    t.notOk(
      offers.some(offer => offer.agentId === item.agentId && offer.start >= item.start && offer.start < endOf(item)),
      'nobody is offered anything meanwhile'
    )
  }
})

t.test('what processing failed on is an InternalError to the agents\' activities too', async t => {
  const { app } = await build(t, { scenario: 'late', clock: '2026-03-05T15:00:00.000Z' })
  const { all } = await clientOf(app)
  const failed = new Set((await all<Interaction>('interactions?start=2026-02-10')).filter(({ status }) =>
    status === 'InternalError').map(({ guid }) => guid))
  const activities = await all<AgentActivity>('agent-activities/interactions?start=2026-02-10')
  t.ok(failed.size > 0)
  t.strictSame(activities.filter(({ status, interaction }) =>
    (status === 'InternalError') !== failed.has(interaction?.guid ?? '')), [])
})

t.test('the world of the default scenario', async t => {
  const { app } = await sharedDefault()
  const { all, list, get } = await clientOf(app)
  const window = 'start=2026-02-27T10:00:00Z&end=2026-02-27T11:00:00Z'

  t.test('one agent\'s activities, in any spelling of the parameter', async t => {
    const every = await all<AgentActivity>(`agent-activities?${window}`)
    const someone = every[0]?.agentId
    const expected = every.filter(({ agentId }) => agentId === someone)
    t.ok(expected.length > 0 && expected.length < every.length)
    for (const name of ['agentId', 'agentID', 'agentid']) {
      t.strictSame(await all(`agent-activities?${window}&${name}=${someone}`), expected, name)
    }
    t.strictSame(await all(`agent-activities?${window}&agentId=nobody`), [])
  })

  t.test('type asks for activities of one type alone', async t => {
    const every = await all<AgentActivity>(`agent-activities?${window}`)
    for (const type of ['Presence', 'Interaction', 'Workload']) {
      const expected = every.filter(item => item.type === type)
      t.ok(expected.length > 0 && expected.length < every.length)
      t.strictSame(await all(`agent-activities?${window}&type=${type}`), expected, type)
      const { meta } = await list(`agent-activities?${window}&type=${type}&limit=1`)
      t.equal(meta.totalCount, expected.length, 'counted as listed')
    }
    t.strictSame(await all(`agent-activities?${window}&type=`), every, 'an empty value is none')
    const presence = every.filter(({ type }) => type === 'Presence')
    t.strictSame(await all(`agent-activities/presence?${window}&type=Workload`), presence,
      'no parameter of other lists')
  })

  t.test('a type that does not exist is a bad parameter', async t => {
    for (const type of ['presence', 'Presence,Workload', 'Call', '0']) {
      const { statusCode, body } = await get(`agent-activities?${window}&type=${type}`)
      t.strictSame([statusCode, body],
        [400, '{"message":"\\"type\\" must be one of [Presence, Interaction, Workload]"}'], type)
    }
  })

  t.test('what begins at one instant comes by agent, then as presence, workload and interaction, on any page',
    async t => {
      const TYPES = ['Presence', 'Workload', 'Interaction']
      const rankOf = ({ start, agentId, type }: AgentActivity) => `${start} ${agentId} ${TYPES.indexOf(type)}`
      const pages: AgentActivity[] = []
      for (let page = 1, last = 1; page <= last; page++) {
        const url = `agent-activities?start=2026-02-26&end=2026-02-27&limit=997&page=${page}`
        const { meta, items } = await list<AgentActivity>(url)
        pages.push(...items)
        last = meta.pageCount
      }
      const ranks = pages.map(rankOf)
      t.strictSame(ranks, ranks.toSorted())
      const tied = pages.filter(({ start, agentId }, place) =>
        pages[place - 1]?.start === start && pages[place - 1]?.agentId === agentId)
      t.ok(['Workload', 'Interaction'].every(type => tied.some(item => item.type === type)), 'there are such')
    })

  t.test('version 2 has its own shape', async t => {
    const { items } = await list<AgentActivity>(`agent-activities?${window}&limit=5000`)
    const old = await list<AgentActivityV2>(`agent-activities?${window}&limit=5000`, { accept: V2 })
    t.strictSame(Object.keys(items[0] ?? {}), ['agentId', 'type', 'category',
      'name', 'eligibleForRouting', 'start', 'status', 'duration', 'reason', 'interaction', 'channel', 'workload'])
    t.strictSame(Object.keys(old.items[0] ?? {}),
      ['agentId', 'type', 'category', 'name', 'start', 'duration', 'reason', 'interaction', 'workload'])
    t.strictSame(old.items.map(orderOf), items.map(orderOf))
    const call = old.items.find(({ interaction }) => interaction?.type === 'Call')
    t.strictSame(Object.keys(call?.interaction ?? {}), ['guid', 'type', 'direction'])
  })

  t.test('include tells what of an activity must lie in the window', async t => {
    const [from, until] = ['2026-02-27T10:00:00.000Z', '2026-02-27T11:00:00.000Z']
    const lies = (instant: string) => instant >= from && instant < until
    const around = await all<AgentActivity>('agent-activities?start=2026-02-22&end=2026-02-28')
    const ask = (include: string) => all<AgentActivity>(`agent-activities?${window}&include=${include}`)
    t.strictSame(await ask('Started'), around.filter(({ start }) => lies(start)))
    const ended = await ask('StartedOrEnded')
    t.strictSame(ended, around.filter(item => lies(item.start) || (item.duration !== null && lies(endOf(item)))))
    t.ok((await ask('Processed')).length > ended.length)
  })

  t.test('pages hold everything once', async t => {
    const every = await all<AgentActivity>(`agent-activities?${window}`)
    const { meta } = await list(`agent-activities?${window}&limit=20`)
    t.strictSame(meta, { page: 1, count: 20, pageCount: Math.ceil(every.length / 20), totalCount: every.length })
    const pages = await Promise.all(Array.from({ length: meta.pageCount }, (_, place) =>
      list<AgentActivity>(`agent-activities?${window}&limit=20&page=${place + 1}`)))
    t.strictSame(pages.flatMap(({ items }) => items), every)
    t.strictSame((await list(`agent-activities?${window}&page=1000`)).items, [])
  })

  t.test('a window has 31 days at most', async t => {
    for (const path of ['', '/presence', '/interactions', '/workload']) {
      t.match(await get(`agent-activities${path}?start=2026-01-01`),
        { statusCode: 400, body: '{"message":"Request window size limit exceeded 31 days"}' })
      t.match(await get(`agent-activities${path}`), { statusCode: 400, body: '{"message":"\\"start\\" is required"}' })
      t.equal((await get(`agent-activities${path}?start=2026-02-01`)).statusCode, 200)
    }
  })

  t.test('the documented interaction\'s agent is told to its account alone', async t => {
    const literal = 'agent-activities/interactions?start=2020-01-07&end=2020-01-08'
    t.strictSame(await all(literal), [])
    const documented = await clientOf(app, 'documented')
    const told = await documented.all<AgentActivity>(literal)
    const interactions = await documented.all<Interaction>('interactions?start=2020-01-07&end=2020-01-08')
    t.strictSame(told, interactions.flatMap(activitiesOf))
    t.equal(told.length, 3)
  })
})
