import t from 'tap'
import { parseScenario } from '../../../../src/world/parse-scenario.ts'
import { DOCUMENTED, LIVE, basic, build } from '../../../support/build.ts'
import { smallScenario } from '../../../support/small-scenario.ts'

const KEY = { username: 'thamesway-key', password: 'thamesway-key-secret' }
const NOON = '2026-03-02T12:00:00.000Z'

t.test('roles', async t => {
  const { app } = await build(t)
  const get = async (url: string, user: string) => await app.inject({ url: `/v1/tenants/${LIVE}/${url}`, headers: basic(user) })
  const login = async (user: string) => (await app.inject({ method: 'POST', url: '/v1/login', headers: basic(user) })).json().result

  t.test('open the routes of their permissions and no others', async t => {
    const routes = ['interactions', 'wfm/intervals/queue?start=2026-03-01', `wfm/rta?start=${NOON}`]
    for (const [user, statuses] of [['reporting', [200, 403, 403]], ['workforce', [403, 200, 200]], ['agent', [403, 403, 403]], ['admin', [200, 200, 200]]] as const) {
      t.strictSame(await Promise.all(routes.map(async url => (await get(url, user)).statusCode)), statuses, user)
    }
  })

  t.test('are told at login as their permissions', async t => {
    t.match(await login('workforce'), { username: 'workforce', tenants: [{ tenantId: LIVE, tenantPermissions: ['WFM_HISTORICAL', 'WFM_RTA'] }] })
    t.equal((await login('workforce')).tenants.length, 1)
  })
})

t.test('API keys', async t => {
  const { app, ringback } = await build(t)
  const post = async (payload: object) => await app.inject({ method: 'POST', url: '/v1/tokens', headers: { 'content-type': 'application/json' }, payload })
  const status = async (tenant: string, headers: object) => (await app.inject({ url: `/v1/tenants/${tenant}/interactions?limit=1`, headers: { ...headers } })).statusCode

  t.test('are exchanged for a token of their tenant, which lives as long as asked', async t => {
    const { token, ttl } = (await post({ ...KEY, tenantId: LIVE.toUpperCase(), ttl: 600 })).json()
    t.equal(ttl, 600)
    const headers = { authorization: `Token ${token}` }
    t.strictSame([await status(LIVE, headers), await status(DOCUMENTED, headers)], [200, 403])
    ringback.clock.advance('PT10M')
    t.equal(await status(LIVE, headers), 401)
    ringback.clock.set(new Date(NOON))
  })

  t.test('want their tenant', async t => {
    t.match((await post(KEY)).json(), { error: { code: 400, attribute: { tenantId: /API key/ } } })
    t.equal((await post({ ...KEY, tenantId: DOCUMENTED })).statusCode, 401)
    t.equal((await post({ ...KEY, tenantId: 'x' })).statusCode, 400)
    t.equal((await post({ ...KEY, password: 'wrong' })).statusCode, 401, 'who they are comes first')
    t.equal((await post({ username: 'outsider', password: 'outsider-secret', tenantId: DOCUMENTED })).statusCode, 401, 'nor does a user get a token for a tenant of others')
  })

  t.test('are no users', async t => {
    const { result } = (await app.inject({ url: `/v1/tenants/${LIVE}/users`, headers: basic('admin') })).json()
    t.ok(result.some(({ name }: { name: string }) => name === 'workforce'))
    t.notOk(result.some(({ name }: { name: string }) => name === KEY.username))
  })
})

t.test('a scenario', async t => {
  const scenario = (credential: object, roles: object = { Reader: ['INTERACTIONS_API_READ_ALL'] }) =>
    ({ ...smallScenario(), roles, credentials: [{ platform: 'cxengage', id: 'ada', secret: 's', tenants: [LIVE], ...credential }] })

  t.test('gives everybody the grants of his role', async t => {
    t.match(parseScenario(scenario({ role: 'Reader' })).credentials, [{ grants: ['INTERACTIONS_API_READ_ALL'], kind: 'user' }])
  })

  t.test('names the place of a role that it does not have', async t => {
    for (const [credential, roles, message] of [
      [{ role: 'Writer' }, {}, 'scenario: /credentials/0/role must be one of the scenario\'s roles, not "Writer"'],
      [{ role: 'constructor' }, {}, 'scenario: /credentials/0/role must be one of the scenario\'s roles, not "constructor"'],
      [{ role: 'Reader', grants: ['*'] }, { Reader: [] }, 'scenario: /credentials/0/grants must not be given beside a role'],
      [{ kind: 'robot' }, {}, 'scenario: /credentials/0/kind must be one of user, api-key']
    ] as const) t.throws(() => parseScenario(scenario(credential, roles)), { message })
  })

  t.test('is refused where a role has a permission, or a key has tenants, that cannot be', async t => {
    const refusal = async (scenario: object) => await build(t, { scenario: `${t.testdir({ 's.json': JSON.stringify(scenario) })}/s.json` }).then(() => '', ({ message }: Error) => message)
    t.match(await refusal(scenario({ role: 'A/B' }, { 'A/B': ['*', 'NOPE'] })), /^scenario: \/roles\/A~1B\/1 must be one of/)
    const other = 'aaaaaaaa-0000-4000-8000-000000000000'
    const [tenant] = smallScenario().tenants
    t.match(await refusal({ ...scenario({ kind: 'api-key', tenants: [LIVE, other] }), tenants: [tenant, { ...tenant, id: other }] }), '/credentials/0/tenants must be one tenant')
  })

  t.test('names a user as people know him', async t => {
    const file = `${t.testdir({ 's.json': JSON.stringify(scenario({ name: 'Ada Example', role: 'Reader' })) })}/s.json`
    const { app } = await build(t, { scenario: file })
    const headers = basic('ada', 's')
    const { userId, username } = (await app.inject({ method: 'POST', url: '/v1/login', headers })).json().result
    t.equal(username, 'ada')
    t.match((await app.inject({ url: `/v1/tenants/${LIVE}/users/${userId}`, headers })).json().result, { firstName: 'Ada', lastName: 'Example', name: 'Ada Example', email: 'ada@example.com' })
  })
})
