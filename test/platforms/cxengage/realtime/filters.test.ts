import t from 'tap'
import type { Interaction } from '../../../../src/platforms/cxengage/interactions/schemas.ts'
import { LIVE, basic, build } from '../../../support/build.ts'

/** Somebody waits, agents are busy in three channels, and some have nothing to do. */
const NOW = '2026-03-02T15:11:00.000Z'
const TODAY = '2026-03-02'
const NOBODY = '00000000-0000-4000-8000-000000000000'
const CHANNELS = ['voice', 'email', 'sms', 'messaging']

type Filters = Record<string, string>
type Which = (interaction: Interaction) => boolean
interface Named { id: string, name: string }
interface State { agentId: string, currentState: string }

t.test('filters of realtime statistics', async t => {
  const { app } = await build(t, { clock: NOW })
  const get = async (url: string, tenant = LIVE) =>
    await app.inject({ url: `/v1/tenants/${tenant}/${url}`, headers: basic('admin') })
  const ask = async (statistic: string, filters: Filters = {}, tenant = LIVE) =>
    await get(`realtime-statistics/${statistic}?${new URLSearchParams(filters)}`, tenant)

  async function batch (requests: object) {
    const url = `/v1/tenants/${LIVE}/realtime-statistics/batch`
    const response = await app.inject({ method: 'POST', url, headers: basic('admin'), payload: { requests } })
    t.equal(response.statusCode, 200)
    return response.json().results
  }

  /** The results, which both ways of asking must agree on. */
  async function results (statistic: string, filters: Filters = {}) {
    const response = await ask(statistic, filters)
    const { one } = await batch({ one: { ...filters, statistic } })
    t.strictSame(one, { status: 200, body: response.json() }, `${statistic} ${JSON.stringify(filters)}`)
    return one.body.results
  }

  const count = async (statistic: string, filters: Filters = {}): Promise<number> =>
    (await results(statistic, filters)).count
  const named = async (what: string): Promise<Named[]> => (await get(what)).json().result

  const listed: Interaction[] = (await get(`interactions?limit=1000&start=${TODAY}`)).json().results
  const queues = await named('queues')
  const [everyone = { id: '' }] = await named('groups')
  const skills = await named('skills')
  const visitsOf = (which: Which) => listed.filter(which).flatMap(({ queues = [] }) => queues)
  const waiting = (which: Which) => visitsOf(which).filter(({ endTimestamp }) => endTimestamp === undefined).length
  const answered = (which: Which) => visitsOf(which).filter(({ queueExitType }) => queueExitType === 'success')

  t.test('channelType and direction limit interactions, visits and work', async t => {
    for (const channelType of CHANNELS) {
      const own = (interaction: Interaction) => interaction.channelType === channelType
      t.equal(await count('interaction-starts-count', { channelType }), listed.filter(own).length, channelType)
      t.equal(await count('calls-answered-count', { channelType }), answered(own).length)
      t.equal(await count('queue-length', { channelType }), waiting(own))
      const { interactions } = await results('completed-interactions-list', { channelType })
      t.ok(interactions.length > 0 && interactions.every(own))
    }
    for (const direction of ['inbound', 'outbound']) {
      const own = listed.filter(interaction => interaction.direction === direction)
      const calls = own.filter(interaction => interaction.channelType === 'voice')
      t.equal(await count('interaction-starts-count', { direction }), own.length, direction)
      t.equal(await count('interaction-starts-count', { direction, channelType: 'voice' }), calls.length)
    }
    t.equal(await count('interaction-starts-count', { channelType: 'work-item' }), 0, 'known, and there is none')
    t.equal(await count('interaction-starts-count', { direction: 'agent-initiated' }), 0)
  })

  t.test('queue-id and resource-id limit them together with the others', async t => {
    for (const { id } of queues) {
      for (const channelType of ['voice', 'email']) {
        const visits = answered(interaction => interaction.channelType === channelType)
        const own = visits.filter(({ queueId }) => queueId === id)
        t.equal(await count('calls-answered-count', { 'queue-id': id, channelType }), own.length)
      }
    }
    const [{ agentId, queueId } = { agentId: '', queueId: '' }] = answered(() => true)
    const id = agentId ?? ''
    const own = answered(() => true).filter(visit => visit.agentId === agentId && visit.queueId === queueId)
    t.equal(await count('calls-answered-count', { 'resource-id': id, 'queue-id': queueId }), own.length)
    t.equal(await count('calls-answered-count', { resourceId: id.toUpperCase(), queueId }), own.length, 'as in a batch')
    t.equal(await count('queue-entries-count', { resourceId: id, queueId }), own.length, 'which they have also entered')
  })

  t.test('agents who are busy are in the scope that they are busy in', async t => {
    const busyWith = (which: Which) => {
      const work = listed.filter(which).flatMap(({ agents = [] }) => agents)
      return new Set(work.filter(({ endTimestamp }) => endTimestamp === undefined).map(({ agentId }) => agentId))
    }
    t.ok(busyWith(() => true).size > 3)
    for (const channelType of CHANNELS) {
      const busy = busyWith(interaction => interaction.channelType === channelType)
      t.equal(await count('resources-busy', { channelType }), busy.size, channelType)
      const { json } = await results('resource-state-list', { channelType }) as { json: State[] }
      const told = json.filter(({ currentState }) => currentState === 'busy')
      t.strictSame(new Set(told.map(({ agentId }) => agentId)), busy)
    }
    const ready = await count('resources-ready')
    t.ok(ready > 0)
    t.equal(await count('resources-ready', { channelType: 'sms' }), ready, 'who has nothing to do could take anything')
  })

  t.test('group-id limits agents, and the work that is theirs or nobody\'s', async t => {
    const group = { 'group-id': everyone.id }
    for (const statistic of [
      'queue-length', 'calls-answered-count', 'queue-abandon-count', 'resources-logged-in-count',
      'handle-time-duration', 'service-level', 'resource-state-list'
    ]) t.strictSame(await results(statistic, group), await results(statistic), statistic)
    const touched = listed.filter(({ queues = [], agents = [] }) => queues.length + agents.length > 0).length
    t.ok(touched < listed.length)
    t.equal(await count('interaction-starts-count', group), touched, 'what came to nobody is of no group')
    t.equal(await count('queue-length', { ...group, generalGroup: everyone.id }), await count('queue-length'))
  })

  t.test('skill-id limits queues to those that ask for it, and agents to those who have it', async t => {
    t.equal(skills.length, queues.length, 'every queue asks for its own')
    const agents = (await results('resource-details-list')).json.length
    const experts: number[] = []
    for (const { id, name } of skills) {
      const { id: queueId = '' } = queues.find(queue => queue.name === name) ?? {}
      t.equal(await count('calls-answered-count', { 'skill-id': id }), await count('calls-answered-count', { queueId }))
      t.match((await results('queue-details-list', { 'skill-id': id })).details, [{ queueId }])
      experts.push((await results('resource-details-list', { 'skill-id': id })).json.length)
    }
    t.ok(experts.every(number => number > 0) && experts.some(number => number < agents), 'nobody knows everything')
    const [one = { id: '' }, other = { id: '' }] = skills
    t.equal(await count('calls-answered-count', { 'skill-id': one.id, generalSkill: other.id }), 0, 'both must fit')
  })

  t.test('a name that is no filter is bad input', async t => {
    const [{ id } = { id: '' }] = queues
    for (const [name, value] of [
      ['queue', id], ['channel-type', 'voice'], ['queueID', id], ['x'.repeat(100), '1']
    ] as const) {
      const response = await ask('queue-length', { [name]: value })
      t.equal(response.statusCode, 400, name)
      const attribute = { [name.slice(0, 40)]: /^is not one of the filters queue-id, / }
      t.match(response.json(), { error: { code: 400, message: 'bad request parameters', attribute } })
    }
    t.equal((await ask('queue-length', { queue: 'x' }, NOBODY)).statusCode, 400, 'before it is asked whose it is')
    const requests = { bad: { statistic: 'queue-length', queue: id }, good: { statistic: 'queue-length' } }
    t.match(await batch(requests), {
      bad: { status: 400, body: { error: { attribute: { queue: /^is not one of the filters/ } } } },
      good: { status: 200 }
    }, 'in a batch, only its own request is refused')
  })

  t.test('so is a value that none can have', async t => {
    for (const [name, value] of [
      ['queue-id', 'x'], ['group-id', 'x'], ['skill-id', '1'], ['channelType', 'Voice'], ['direction', 'in']
    ] as const) {
      const error = { code: 400, attribute: { [name]: String } }
      t.match((await ask('queue-length', { [name]: value })).json(), { error }, `${name} ${value}`)
      const { one } = await batch({ one: { statistic: 'queue-length', [name]: value } })
      t.match(one, { status: 400, body: { error } })
    }
    t.match(await batch({ one: { statistic: 'queue-length', channelType: 1 } }), { one: { status: 400 } })
  })

  t.test('what they name must exist', async t => {
    for (const [name, what] of [
      ['queue-id', 'Queue'], ['resource-id', 'User'], ['group-id', 'Group'], ['skill-id', 'Skill'],
      ['generalSkill', 'Skill']
    ] as const) {
      const error = { code: 404, message: `${what} not found` }
      t.match((await ask('queue-length', { [name]: NOBODY })).json(), { error })
      const { one } = await batch({ one: { statistic: 'queue-length', [name]: NOBODY } })
      t.match(one, { status: 404, body: { error } })
    }
  })

  t.test('what is absent or null limits nothing, and the SDK\'s own words are no filters', async t => {
    const statistic = 'calls-answered-count'
    const whole = await results(statistic)
    t.ok(whole.count > 0)
    t.strictSame(await results(statistic, { 'queue-id': '', direction: '' }), whole)
    const body = { results: whole }
    t.match(await batch({
      nulls: { statistic, 'queue-id': null, channelType: null, generalGroup: null },
      sdk: { statistic, 'trigger-batch': false, topic: 'x' }
    }), { nulls: { status: 200, body }, sdk: { status: 200, body } })
  })
})
