import t from 'tap'
import type { Interaction } from '../../src/platforms/cxengage/interactions/schemas.ts'
import { LIVE, basic, build } from '../build.ts'

const NOW = '2026-03-02T15:11:00.000Z'
const TODAY = '2026-03-02'
const NOBODY = '00000000-0000-4000-8000-000000000000'

type Filters = Record<string, string | null>

t.test('filters of realtime statistics', async t => {
  const { app } = await build(t, { clock: NOW })
  const get = async (url: string) => await app.inject({ url: `/v1/tenants/${LIVE}/${url}`, headers: basic('admin') })
  const ask = async (statistic: string, filters: Filters = {}) => await get(`realtime-statistics/${statistic}?${new URLSearchParams(filters as Record<string, string>)}`)
  const batch = async (requests: object) => (await app.inject({
    method: 'POST', url: `/v1/tenants/${LIVE}/realtime-statistics/batch`, headers: basic('admin'), payload: { requests }
  })).json().results
  /** The results, which both ways of asking must agree on. */
  async function results (statistic: string, filters: Filters = {}) {
    const response = await ask(statistic, filters)
    const { one } = await batch({ one: { ...filters, statistic } })
    t.strictSame(one, { status: 200, body: response.json() }, `${statistic} ${JSON.stringify(filters)}`)
    return one.body.results
  }

  const listed: Interaction[] = (await get(`interactions?limit=1000&start=${TODAY}`)).json().results
  const named = async (what: string): Promise<{ id: string, name: string }[]> => (await get(what)).json().result
  const queues = await named('queues')
  const users = await named('users')
  const [everyone] = await named('groups')
  const skills = await named('skills')
  const visitsOf = (which: (interaction: Interaction) => boolean) => listed.filter(which).flatMap(({ queues = [] }) => queues)
  const waiting = (which: (interaction: Interaction) => boolean) => visitsOf(which).filter(({ endTimestamp }) => endTimestamp === undefined).length
  const answered = (which: (interaction: Interaction) => boolean) => visitsOf(which).filter(({ queueExitType }) => queueExitType === 'success').length

  t.test('channelType and direction limit interactions, visits and work', async t => {
    for (const channelType of ['voice', 'email', 'sms', 'messaging']) {
      const own = (interaction: Interaction) => interaction.channelType === channelType
      t.equal((await results('interaction-starts-count', { channelType })).count, listed.filter(own).length, channelType)
      t.equal((await results('calls-answered-count', { channelType })).count, answered(own))
      t.equal((await results('queue-length', { channelType })).count, waiting(own))
      const { interactions } = await results('completed-interactions-list', { channelType })
      t.ok(interactions.length > 0 && interactions.every(own))
    }
    for (const direction of ['inbound', 'outbound']) {
      const own = (interaction: Interaction) => interaction.direction === direction
      t.equal((await results('interaction-starts-count', { direction })).count, listed.filter(own).length, direction)
      t.equal((await results('interaction-starts-count', { direction, channelType: 'voice' })).count, listed.filter(one => own(one) && one.channelType === 'voice').length)
    }
    t.equal((await results('interaction-starts-count', { channelType: 'work-item' })).count, 0, 'known, and there is none')
    t.equal((await results('interaction-starts-count', { direction: 'agent-initiated' })).count, 0)
  })

  t.test('queue-id and resource-id limit them together with the others', async t => {
    for (const { id } of queues) {
      const own = ({ queueId }: { queueId: string }) => queueId === id
      for (const channelType of ['voice', 'email']) {
        const visits = visitsOf(interaction => interaction.channelType === channelType).filter(own)
        t.equal((await results('calls-answered-count', { 'queue-id': id, channelType })).count, visits.filter(({ queueExitType }) => queueExitType === 'success').length)
      }
    }
    const agentId = listed.flatMap(({ queues = [] }) => queues).find(({ agentId }) => agentId != null)?.agentId ?? ''
    const mine = visitsOf(() => true).filter(visit => visit.agentId === agentId)
    const [{ queueId } = { queueId: '' }] = mine
    t.equal((await results('calls-answered-count', { 'resource-id': agentId, 'queue-id': queueId })).count, mine.filter(visit => visit.queueId === queueId).length)
    t.strictSame(await results('calls-answered-count', { resourceId: agentId, queueId }), await results('calls-answered-count', { 'resource-id': agentId.toUpperCase(), 'queue-id': queueId }), 'in both spellings')
  })

  t.test('agents who are busy are in the scope that they are busy in', async t => {
    const busyWith = (which: (interaction: Interaction) => boolean) => new Set(listed.filter(which).flatMap(({ agents = [] }) => agents).filter(({ endTimestamp }) => endTimestamp === undefined).map(({ agentId }) => agentId))
    t.ok(busyWith(() => true).size > 3)
    for (const channelType of ['voice', 'email', 'sms', 'messaging']) {
      const busy = busyWith(interaction => interaction.channelType === channelType)
      t.equal((await results('resources-busy', { channelType })).count, busy.size, channelType)
      const { json } = await results('resource-state-list', { channelType })
      t.strictSame(new Set(json.filter(({ currentState }: { currentState: string }) => currentState === 'busy').map(({ agentId }: { agentId: string }) => agentId)), busy)
    }
    t.strictSame((await results('resources-ready', { channelType: 'sms' })).count, (await results('resources-ready')).count, 'who has nothing to do could take anything')
  })

  t.test('group-id limits agents, and the work that is theirs or nobody\'s', async t => {
    const group = { 'group-id': everyone?.id ?? '' }
    for (const statistic of ['queue-length', 'calls-answered-count', 'queue-abandon-count', 'resources-logged-in-count', 'handle-time-duration', 'service-level', 'resource-state-list']) {
      t.strictSame(await results(statistic, group), await results(statistic), statistic)
    }
    const queuedOrWorked = listed.filter(({ queues = [], agents = [] }) => queues.length + agents.length > 0).length
    t.equal((await results('interaction-starts-count', group)).count, queuedOrWorked, 'what came to no queue and no agent is of no group')
    t.ok(queuedOrWorked < listed.length)
    t.strictSame(await results('queue-length', { ...group, generalGroup: everyone?.id ?? '' }), await results('queue-length'))
  })

  t.test('skill-id limits queues to those that ask for it, and agents to those who have it', async t => {
    t.equal(skills.length, queues.length, 'every queue asks for its own')
    const numbers = await Promise.all(skills.map(async ({ id, name }) => {
      const queue = queues.find(queue => queue.name === name)
      t.strictSame((await results('calls-answered-count', { 'skill-id': id })), await results('calls-answered-count', { 'queue-id': queue?.id ?? '' }))
      t.match((await results('queue-details-list', { 'skill-id': id })).details, [{ queueId: queue?.id }])
      return (await results('resource-details-list', { 'skill-id': id })).json.length
    }))
    const all = (await results('resource-details-list')).json.length
    t.ok(numbers.some(number => number < all) && numbers.every(number => number > 0), 'nobody knows everything')
    t.equal((await results('calls-answered-count', { 'skill-id': skills[0]?.id ?? '', generalSkill: skills[1]?.id ?? '' })).count, 0, 'both must fit')
  })

  t.test('a name that is no filter is bad input, and so is a value that none can have', async t => {
    for (const [name, value] of [['queue', queues[0]?.id], ['channel-type', 'voice'], ['queueID', queues[0]?.id], ['x'.repeat(100), '1']] as [string, string][]) {
      const response = await ask('queue-length', { [name]: value })
      t.equal(response.statusCode, 400, name)
      t.match(response.json(), { error: { code: 400, message: 'bad request parameters', attribute: { [name.slice(0, 40)]: /^is not one of the filters queue-id, / } } })
    }
    for (const filters of [{ 'queue-id': 'x' }, { 'group-id': 'x' }, { 'skill-id': '1' }, { channelType: 'Voice' }, { direction: 'in' }] as Filters[]) {
      const [[name, value] = ['', '']] = Object.entries(filters)
      t.match((await ask('queue-length', filters)).json(), { error: { code: 400, attribute: { [name]: String } } }, `${name} ${value}`)
      t.match(await batch({ one: { statistic: 'queue-length', ...filters } }), { one: { status: 400, body: { error: { attribute: { [name]: String } } } } })
    }
    t.match(await batch({ bad: { statistic: 'queue-length', queue: 'x' }, good: { statistic: 'queue-length' } }), {
      bad: { status: 400, body: { error: { attribute: { queue: /^is not one of the filters/ } } } }, good: { status: 200 }
    }, 'in a batch, only its own request is refused')
    t.match(await batch({ a: { statistic: 'queue-length', channelType: 1, direction: null } }), { a: { status: 400, body: { error: { attribute: { channelType: String } } } } })
    t.equal((await app.inject({ url: `/v1/tenants/${NOBODY}/realtime-statistics/queue-length?queue=x`, headers: basic('admin') })).statusCode, 400, 'before it is asked whose it is')
  })

  t.test('what they name must exist', async t => {
    for (const [name, what] of [['queue-id', 'Queue'], ['resource-id', 'User'], ['group-id', 'Group'], ['skill-id', 'Skill'], ['generalSkill', 'Skill']] as const) {
      t.match((await ask('queue-length', { [name]: NOBODY })).json(), { error: { code: 404, message: `${what} not found` } })
      t.match(await batch({ one: { statistic: 'queue-length', [name]: NOBODY } }), { one: { status: 404, body: { error: { message: `${what} not found` } } } })
    }
  })

  t.test('what is absent or null limits nothing, and the SDK\'s own words are no filters', async t => {
    const whole = await results('calls-answered-count')
    t.strictSame(await results('calls-answered-count', { 'queue-id': '', direction: '' }), whole)
    const requests = { nulls: { statistic: 'calls-answered-count', 'queue-id': null, channelType: null, generalGroup: null }, sdk: { statistic: 'calls-answered-count', 'trigger-batch': false, topic: 'x' } }
    t.match(await batch(requests), { nulls: { status: 200, body: { results: whole } }, sdk: { status: 200, body: { results: whole } } })
    t.ok(users.length > 0 && whole.count > 0)
  })
})
