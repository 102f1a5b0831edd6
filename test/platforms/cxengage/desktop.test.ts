import t from 'tap'
import type { Interaction } from '../../../src/platforms/cxengage/interactions/schemas.ts'
import { LIVE, basic, build, sharedDefault } from '../../support/build.ts'
import { smallScenario } from '../../support/small-scenario.ts'

const UNKNOWN = '00000000-0000-4000-8000-000000000000'

interface User {
  id: string,
  firstName: string,
  lastName: string,
  state: string,
  skills: {
    id: string
    name: string
  }[]
}
interface Named { id: string, name: string }

t.test('the SDK goes to work: tenant, region, configuration, session, heartbeat', async t => {
  const { app } = await sharedDefault()
  const inject = (url: string, method: 'GET' | 'POST' = 'GET') =>
    app.inject({
      url: `/v1/${url}`,
      method,
      headers: { ...basic('agent'), 'content-type': 'application/json' },
      ...(method === 'POST' ? { payload: '{}' } : {})
    })
  const { userId } = (await inject('login', 'POST')).json().result
  const { regionId } = (await inject(`tenants/${LIVE}`)).json().result
  t.match((await inject(`regions/${regionId}`)).json().result.name, /^eu-west-1/)
  const config = (await inject(`tenants/${LIVE}/users/${userId}/config`)).json().result
  t.match(config, {
    activeExtension: { type: 'webrtc' },
    extensions: [{ provider: 'twilio' }],
    integrations: [{ type: 'twilio' }],
    reasonLists: [{ name: 'System Presence Reasons' }, { name: 'Away Reasons' }]
  })
  const session = (await inject(`tenants/${LIVE}/presence/${userId}/session`, 'POST')).json()
  t.match(session, { result: { sessionId: /^[0-9a-f-]{36}$/ } })
  t.strictSame((await inject(`tenants/${LIVE}/presence/${userId}/session`, 'POST')).json(), session,
    'the same at one instant')
  t.strictSame((await inject(`tenants/${LIVE}/presence/${userId}/heartbeat`, 'POST')).json(),
    { result: { heartbeatDelay: 30 } })
  t.equal((await inject(`tenants/${LIVE}/presence/${UNKNOWN}/heartbeat`, 'POST')).statusCode, 404)
  t.equal((await inject(`tenants/${LIVE}/presence/${userId}`, 'POST')).statusCode, 501,
    'which would have to be remembered')
})

t.test('users are told as they are now', async t => {
  const scenario = smallScenario({ volume: { perDay: 300 }, agents: { count: 12 } })
  const { app } = await build(t,
    { scenario: `${t.testdir({ 's.json': JSON.stringify(scenario) })}/s.json`, clock: '2026-03-03T12:30:00.000Z' })
  const get = async <Result> (path: string): Promise<Result> =>
    (await app.inject({ url: `/v1/tenants/${LIVE}/${path}`, headers: basic('admin') })).json()
  const { result: users } = await get<{ result: User[] }>('users')
  const states = new Map(users.map(({ id, state }) => [id, state]))
  t.strictSame(new Set(states.values()), new Set(['ready', 'notready', 'offline']))
  t.strictSame((await get<object>('users?offline=false')), { result: users.filter(({ state }) => state !== 'offline') })

  const { results } = await get<{ results: Interaction[] }>('interactions?limit=200')
  const working = results.flatMap(({ agents = [] }) => agents).filter(({ endTimestamp, agentWorkAccepted }) =>
    endTimestamp === undefined && agentWorkAccepted === true)
  t.ok(working.length > 0)
  for (const { agentId, sessionId } of working) {
    t.equal(states.get(agentId), 'ready', 'who has work is there')
    t.strictSame((await app.inject({
      method: 'POST',
      url: `/v1/tenants/${LIVE}/presence/${agentId}/session`,
      headers: basic('admin')
    })).json(),
    { result: { sessionId } },
    'in the session of their work')
  }

  const { result: skills } = await get<{ result: Named[] }>('skills')
  for (const { skills: own } of users) {
    for (const { id, name } of own) {
      t.ok(skills.some(skill => skill.id === id && skill.name === name))
    }
  }
  const { result: reasons } = await get<{ result: Named[] }>('reasons')
  const { result: lists } = await get<{ result: { reasons: { reasonId: string, name: string }[] }[] }>('reason-lists')
  t.strictSame(lists.flatMap(({ reasons }) => reasons.map(({ reasonId, name }) => `${reasonId} ${name}`)),
    reasons.map(({ id, name }) => `${id} ${name}`))
  t.strictSame((await get<object>(`users/${users[0]?.id}/reason-lists`)), { result: lists })
  const { results: { json } } =
    await get<{ results: { json: { agentReasonName: string | null }[] } }>('realtime-statistics/resource-state-list')
  for (const { agentReasonName } of json) {
    t.ok(agentReasonName === null || reasons.some(({ name }) => name === agentReasonName),
      'why agents are away is a reason')
  }
})

t.test('contacts', async t => {
  const { app } = await sharedDefault()
  const get = async (path: string, user = 'admin') =>
    app.inject({ url: `/v1/tenants/${LIVE}/${path}`, headers: basic(user) })
  const all = (await get('contacts')).json().result as { id: string, attributes: Record<string, string> }[]
  t.equal(all.length, 1000)

  t.test('are searched by any attribute or by one, page by page', async t => {
    const [first] = all
    if (first === undefined) throw new Error('there are contacts')
    const { name = '', phone = '', email = '' } = first.attributes
    for (const query of [`q=${encodeURIComponent(email)}`, `email=${email}`, `phone=${encodeURIComponent(phone)}`,
      `phone=${phone}`, `name=${encodeURIComponent(name.toUpperCase())}&email=${email}`]) {
      t.match((await get(`contacts?${query}`)).json(),
        { result: { page: 1, count: 1, totalPages: 1, results: [first] } }, query)
    }
    t.strictSame((await get('contacts?q=nobody-has-this')).json().result,
      { page: 1, count: 0, totalPages: 0, results: [] })
    const { result: page } = (await get('contacts?q=example&limit=7&page=2')).json()
    t.strictSame(page.results, all.slice(7, 14))
    t.strictSame([page.count, page.totalPages], [page.count, Math.ceil(page.count / 7)])
    t.strictSame((await get('contacts?page=0')).json().result.results, all.slice(0, 10))
  })

  t.test('have attributes and a layout of them', async t => {
    const { result: attributes } = (await get('contacts/attributes')).json()
    t.strictSame(attributes.map(({ objectName }: { objectName: string }) => objectName).sort(),
      Object.keys(all[0]?.attributes ?? {}).sort())
    const { result: [layout] } = (await get('contacts/layouts')).json()
    t.strictSame(layout.layout[0].attributes, attributes.map(({ id }: Named) => id))
    t.strictSame((await get(`contacts/layouts/${layout.id.toUpperCase()}`)).json(), { result: layout })
    t.equal((await get(`contacts/layouts/${UNKNOWN}`)).statusCode, 404)
    for (const path of ['contacts', 'contacts/attributes', 'contacts/layouts']) {
      t.equal((await get(path, 'agent')).statusCode, 403)
    }
  })
})

t.test('tenants are those of the user, of a region or of all', async t => {
  const { app } = await sharedDefault()
  const list = async (query: string, user = 'admin'): Promise<Named[]> =>
    (await app.inject({ url: `/v1/tenants${query}`, headers: basic(user) })).json().result
  const all = await list('')
  t.ok(all.length > 1)
  t.equal((await list('', 'outsider')).length, 1)
  t.strictSame(await list('?regionId=00000000-0000-0000-0000-0000000000'), all, 'a client sends an id that is none')
  const regions = (await app.inject({ url: '/v1/regions', headers: basic('admin') })).json().result as Named[]
  t.equal((await Promise.all(regions.map(({ id }) => list(`?regionId=${id}`)))).flat().length, all.length)
  t.strictSame(
    (await app.inject({ url: `/v1/tenants/${LIVE}/settings/betaFeatures/value`, headers: basic('admin') })).json(),
    { result: {} }
  )
  t.match((await app.inject({ url: `/v1/tenants/${LIVE}/branding`, headers: basic('admin') })).json(),
    { result: { tenantId: LIVE, styles: '{}' } })
})

t.test('a conversation is told while it goes on, as the transcript will have it', async t => {
  const flows = [
    { name: 'WhatsApp', channel: 'messaging', contactPoint: 'chat@small.example.com' },
    { name: 'Line', channel: 'voice', contactPoint: '+442079460100' }
  ]
  const scenario = smallScenario({ flows, volume: { perDay: 120 } })
  const { app, ringback } = await build(t,
    { scenario: `${t.testdir({ 's.json': JSON.stringify(scenario) })}/s.json`, clock: '2026-03-05T23:00:00.000Z' })
  const get = async (path: string) => app.inject({ url: `/v1/${path}`, headers: basic('admin') })
  const { results } = (await get(`tenants/${LIVE}/interactions?limit=1000`)).json() as { results: Interaction[] }
  const chat = results.find(({ messagingTranscript }) => messagingTranscript !== undefined)
  const call = results.find(({ channelType }) => channelType === 'voice')
  if (chat === undefined || call === undefined) throw new Error('there are both')
  const id = chat.interactionId
  const conversation = async () => (await get(`smooch/tenants/${LIVE}/interactions/${id}/conversation`)).json() as {
    interactionId: string
    messages: { id: string, from: string, text: string, type: string, timestamp: number }[]
  }
  const history = async () => (await get(`messaging/tenants/${LIVE}/channels/${id}/history`)).json().result as {
    payload: { body: { id: string } }
    timestamp: string
  }[]
  const metadata = async (interactionId: string) =>
    (await get(`tenants/${LIVE}/interactions/${interactionId}/metadata`)).json()

  const { messages, interactionId } = await conversation()
  t.equal(interactionId, id)
  t.equal(messages.map(({ from, text }) => `${from}: ${text}`).join('\n'), chat.messagingTranscript)
  t.strictSame((await history()).map(({ payload, timestamp }) => [payload.body.id, Number(timestamp)]),
    messages.map(({ id, timestamp }) => [id, timestamp]))
  t.match(await metadata(id),
    {
      source: 'whatsapp',
      customer: chat.customer,
      participants: [],
      artifactId: String,
      firstCustomerMessageTimestamp: Math.floor(Date.parse(chat.startTimestamp) / 1000),
      latestMessageSentBy: messages.at(-1)?.type
    })
  t.strictSame(await metadata(call.interactionId), { customer: call.customer, participants: [] })
  t.strictSame((await get(`messaging/tenants/${LIVE}/channels/${call.interactionId}/history`)).json(), { result: [] })

  ringback.clock.set(messages[2]?.timestamp ?? 0)
  t.equal((await conversation()).messages.length,
    messages.filter(({ timestamp }) => timestamp <= (messages[2]?.timestamp ?? 0)).length)
  t.equal((await history()).length, (await conversation()).messages.length)
  t.match(await metadata(id), {
    participants: [{ resourceId: chat.agents?.find(({ agentWorkAccepted }) => agentWorkAccepted === true)?.agentId }]
  })
  t.notOk('artifactId' in await metadata(id))
})

t.test('agreements are those that visits of 2022 name', async t => {
  const queues = [{ name: 'Orders' }, { name: 'Billing', serviceLevel: 60, abandonThreshold: 5 }]
  const scenario = smallScenario({ queues, settings: { cxengage: { vintage: '2022' } } })
  const { app } = await build(t,
    { scenario: `${t.testdir({ 's.json': JSON.stringify(scenario) })}/s.json`, clock: '2026-03-05T23:00:00.000Z' })
  const get = async (path: string) =>
    (await app.inject({ url: `/v1/tenants/${LIVE}/${path}`, headers: basic('admin') })).json()
  const { result: slas } = await get('slas') as {
    result: { id: string, activeVersion: { versionId: string, slaThreshold: number, abandonThreshold: number } }[]
  }
  t.equal(slas.length, 2)
  const { results } = await get('interactions?limit=1000') as { results: Interaction[] }
  for (const { slaId, slaVersionId, slaThreshold, slaAbandonThreshold } of results.flatMap(({ queues = [] }) =>
    queues)) {
    t.match(slas.find(({ id }) => id === slaId)?.activeVersion,
      { versionId: slaVersionId, slaThreshold, abandonThreshold: slaAbandonThreshold })
  }
})

t.test('custom dashboards are listed without their widgets, and can be filled', async t => {
  const { app } = await sharedDefault()
  const get = async (path: string, user = 'admin') =>
    await app.inject({ url: `/v1/tenants/${LIVE}/${path}`, headers: basic(user) })
  const [listed, ...others] = (await get('dashboards?active=true&without-active-dashboard=true')).json().result
  t.strictSame(others, [])
  t.match(listed, { tenantId: LIVE, name: 'Our queues', active: true, activeDashboard: undefined })
  const { activeDashboard, ...dashboard } = (await get(`dashboards/${listed.id.toUpperCase()}`, 'agent')).json().result
  t.strictSame(dashboard, listed)
  t.strictSame((await get('dashboards')).json().result, [{ ...dashboard, activeDashboard }])
  t.equal((await get(`dashboards/${UNKNOWN}`)).statusCode, 404)
  t.equal((await get('dashboards/x')).statusCode, 400)

  // As the vendor's dashboards do it: parameters name the widget in which somebody has chosen.
  const [switcher, ...figures] = activeDashboard.widgets
  const [queue] = (await get(`${switcher.entity}s`)).json().result
  const requests = Object.fromEntries(figures.map(({ id, query }: Figure) => {
    t.strictSame(query.parameters, { 'queue-id': switcher.id })
    return [id, { statistic: query.endpoint, 'queue-id': queue.id }]
  }))
  const { results } = (await app.inject({
    method: 'POST',
    url: `/v1/tenants/${LIVE}/realtime-statistics/batch`,
    headers: basic('admin'),
    payload: { requests }
  })).json()
  for (const { id, query } of figures) t.type(results[id].body.results[query.responseKey], 'number', query.endpoint)
})

interface Figure { id: string, query: { endpoint: string, responseKey: string, parameters: object } }
