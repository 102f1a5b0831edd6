import { readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import type { OlderUser, User } from '../../../src/platforms/vcc/users/schemas.ts'
import type { AgentActivity } from '../../../src/platforms/vcc/agent-activities/schemas.ts'
import { LIVE, basic, build, sharedDefault } from '../../support/build.ts'
import { smallScenario } from '../../support/small-scenario.ts'
import { clientOf } from '../../support/vcc-client.ts'
import { tokenFor } from './content/client.ts'

const fixture = (name: string) =>
  JSON.stringify(JSON.parse(readFileSync(path.join(import.meta.dirname, `../../../fixtures/vcc/${name}.json`), 'utf8')))

const V4 = 'application/vnd.newvoicemedia.v4+json'

t.test('the users of an account', async t => {
  const { app } = await sharedDefault()
  const token = await tokenFor(app, 'live', 'users:read')
  const get = (query = '', headers = {}, bearer = token) =>
    app.inject({ url: `/useradmin/users${query}`, headers: { authorization: `Bearer ${bearer}`, ...headers } })
  const older = async (query = '') => (await get(query, { accept: '*/*' })).json<OlderUser[]>()
  const newer = async (query = '') => (await get(query, { accept: V4 })).json<{ users: User[] }>().users

  t.test('users come as a bare array to who names no version', async t => {
    for (const headers of [{}, { accept: '*/*' }, { accept: 'application/json' }]) {
      const answer = await get('', headers)
      t.match([answer.statusCode, answer.json<OlderUser[]>().length], [200, 16])
    }
    t.strictSame(Object.keys((await older())[0] ?? {}),
      ['username', 'name', 'email', 'userLastLogin', 'ssoExternalId', 'chargeable', 'role'])
    // As a client reads it.
    for (const { userLastLogin } of await older()) t.match(userLastLogin, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  })

  t.test('version 4 has them in an object, with the same names and logins', async t => {
    const users = await newer()
    t.strictSame(users.map(({ username, name, email, lastLoginTime }) =>
      [username, name, email, `${lastLoginTime?.slice(0, 19)}Z`]),
    (await older()).map(({ username, name, email, userLastLogin }) => [username, name, email, userLastLogin]))
  })

  t.test('another version is an error that names the right one', async t => {
    for (const version of [2, 3, 5]) {
      const { statusCode, body } = await get('', { accept: `application/vnd.newvoicemedia.v${version}+json` })
      t.strictSame([statusCode, body], [400, fixture('users.version.400')])
    }
  })

  t.test('are the agents of the other endpoints, who logged in when those say', async t => {
    const stats = await clientOf(app)
    const presence = await stats.all<AgentActivity>('agent-activities/presence?start=2026-02-20&end=2026-03-03')
    for (const {
      lastLoginTime, userAccountConfiguration: { agentConfiguration: { agentDisplayId } }
    } of await newer()) {
      const own = presence.filter(({ agentId }) => agentId === agentDisplayId)
      const login =
        own.findLast(({ category }, place) => category !== 'LoggedOut' && own[place - 1]?.category === 'LoggedOut')
      t.equal(lastLoginTime, login?.start, agentDisplayId)
    }
  })

  t.test('are those of the other platform', async t => {
    const { result } = (await app.inject({ url: `/v1/tenants/${LIVE}/users`, headers: basic('admin') })).json<{
      result: { id: string, email: string }[]
    }>()
    const emails = new Map(result.map(({ id, email }) => [id, email]))
    for (const { userId, email } of await newer()) t.equal(emails.get(userId), email)
  })

  t.test('come in pages, active or archived', async t => {
    const all = await newer('?include=All&limit=5000')
    t.strictSame([...await newer('?limit=10'), ...await newer('?limit=10&page=2')], all)
    t.strictSame(await newer('?limit=10&page=3'), [])
    t.strictSame(await newer('?include=Active'), all)
    t.strictSame([await newer('?include=Archived'), await older('?include=Archived')], [[], []])
  })

  t.test('are 400 to a bad parameter', async t => {
    for (const [query, message] of [
      ['limit=0', '"limit" must be greater than or equal to 1'], [
        'limit=5001', '"limit" must be less than or equal to 5000'
      ],
      ['page=0', '"page" must be greater than or equal to 1'],
      ['include=Some', '"include" must be one of [Active, Archived, All]']
    ]) t.match(await get(`?${query}`), { statusCode: 400, body: JSON.stringify({ message }) })
  })

  t.test('are for who may read or write them', async t => {
    t.equal((await get('', {}, await tokenFor(app, 'live', 'users:write'))).statusCode, 200)
    t.equal((await get('', {}, await tokenFor(app, 'live',
      'agents-availability:read users:read users:write interactions:write'))).statusCode, 200,
    'several at once')
    t.match(await get('', {}, await tokenFor(app, 'live', 'stats')),
      { statusCode: 401, body: '{"message":"Unauthorized"}' })
    t.match(await app.inject('/useradmin/users'), { statusCode: 401, body: /invalid_request/ })
    t.match(await get('/nobody'), { statusCode: 404, body: /"Not Found"/ })
  })
})

t.test('how much of an agent an interaction takes leaves room for as many messages as they may have', async t => {
  for (const [messages, semiLive] of [[1, 100], [3, 33], [4, 25]] as const) {
    const small = smallScenario({ agents: { count: 2, messages } })
    const scenario = { ...small, credentials: small.credentials.map(credential => ({ ...credential, grants: ['*'] })) }
    const { app } = await build(t, { scenario: `${t.testdir({ 's.json': JSON.stringify(scenario) })}/s.json` })
    const { users: [user] } = (await app.inject({
      url: '/useradmin/users',
      headers: { accept: V4, authorization: `Bearer ${await tokenFor(app, 'live', 'users:read')}` }
    })).json<{ users: User[] }>()
    t.strictSame(user?.userAccountConfiguration.agentConfiguration.capacity,
      { isAgentLevel: false, live: 100, nonLive: 100, semiLive })
  }
})

t.test('a user has the settings of the scenario', async t => {
  const small = smallScenario({
    recordingAnalysis: false,
    agents: {
      count: 2,
      messages: 1,
      backToReady: { afterLineBusy: 30 },
      named: [{ name: 'Ada Quick', displayId: '7', backToReady: { afterNoAnswer: 5 } }]
    }
  })
  const scenario = { ...small, credentials: small.credentials.map(credential => ({ ...credential, grants: ['*'] })) }
  const { app } = await build(t, { scenario: `${t.testdir({ 'centre.json': JSON.stringify(scenario) })}/centre.json` })
  const { users } = (await app.inject({
    url:
      '/useradmin/users',
    headers: { accept: V4, authorization: `Bearer ${await tokenFor(app, 'live', 'users:read')}` }
  })).json<{ users: User[] }>()
  t.match(users.map(({ userAccountConfiguration }) => userAccountConfiguration.agentConfiguration), [
    {
      agentDisplayId: '7',
      handleMultipleInteractions: false,
      transcribeCalls: false,
      backToReadyAfterNoAnswer: 5,
      backToReadyAfterLineBusy: 30,
      backToReadyAfterNetworkIssue: 120
    },
    { agentDisplayId: '02', backToReadyAfterNoAnswer: 120, backToReadyAfterLineBusy: 30 }
  ])
})
