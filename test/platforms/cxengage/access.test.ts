import t from 'tap'
import { DOCUMENTED, LIVE, basic, build, sharedDefault } from '../../support/build.ts'
import { parseScenario } from '../../../src/world/parse-scenario.ts'
import { smallScenario } from '../../support/small-scenario.ts'

const LIST = `/v1/tenants/${DOCUMENTED}/interactions`
const ONE = `${LIST}/b2109780-db83-11e7-9709-c2b07aa3bee9`
const HISTORY = `/v1/tenants/${DOCUMENTED}/contacts/d0c19a40-bfee-11e7-b9f2-01904e807d77/interactions`
const UNKNOWN = '00000000-0000-4000-8000-000000000000'

t.test('who may ask', async t => {
  const { app } = await sharedDefault()
  const status = async (url: string, headers = {}) => (await app.inject({ url, headers })).statusCode

  t.test('without or with wrong credentials it is 401, before anything else', async t => {
    for (const url of [LIST, ONE, HISTORY, '/v1', '/v1/nowhere', '/v1/tenants/x/interactions?limit=-1']) {
      t.equal(await status(url), 401, url)
      t.equal(await status(url, basic('admin', 'wrong')), 401)
      t.equal(await status(url, { authorization: 'Bearer abc' }), 401)
      t.equal(await status(url, { authorization: 'Token abc.def.ghi' }), 401)
      t.equal(await status(url, { authorization: 'Basic %%%' }), 401)
    }
    t.strictSame((await app.inject(LIST)).json(), { error: { code: 401, message: 'Unauthorized' } })
  })

  t.test('each route wants its documented permission', async t => {
    t.strictSame(await Promise.all([LIST, ONE, HISTORY].map(url => status(url, basic('reporting')))), [200, 200, 403])
    t.strictSame(await Promise.all([LIST, ONE, HISTORY].map(url => status(url, basic('agent')))), [403, 403, 200])
  })

  t.test('another tenant and an unknown one are 403', async t => {
    t.equal(await status(LIST, basic('outsider')), 403)
    t.equal(await status(`/v1/tenants/${LIVE}/interactions`, basic('outsider')), 200)
    t.equal(await status(`/v1/tenants/${UNKNOWN}/interactions`, basic('admin')), 403)
  })

  t.test('malformed input is 400 before 403, and 403 before 404', async t => {
    t.equal(await status(`${LIST}?limit=ten`, basic('outsider')), 400)
    t.equal(await status(`${LIST}/${UNKNOWN}`, basic('outsider')), 403)
    t.equal(await status(`${LIST}/${UNKNOWN}`, basic('admin')), 404)
    t.equal(await status(`/v1/tenants/${DOCUMENTED}/contacts/${UNKNOWN}/interactions`, basic('admin')), 404)
  })

  t.test('a preflight needs no credentials, and every answer may be read by any page', async t => {
    const preflight = await app.inject({
      method: 'OPTIONS',
      url: LIST,
      headers: { origin: 'http://app.example.com', 'access-control-request-method': 'GET' }
    })
    t.equal(preflight.statusCode, 204)
    t.equal(preflight.headers['access-control-allow-origin'], '*')
    t.equal((await app.inject(LIST)).headers['access-control-allow-origin'], '*')
  })
})

t.test('malformed input is told by parameter', async t => {
  const { app } = await sharedDefault()
  const get = (url: string) => app.inject({ url, headers: basic('admin') })

  t.test('the envelope names the parameter', async t => {
    t.strictSame((await get(`${LIST}?limit=-1`)).json(),
      { error: { code: 400, message: 'bad request parameters', attribute: { limit: 'must be >= 0' } } })
    t.match((await get(`${LIST}?start=yesterday`)).json(), { error: { code: 400, attribute: { start: String } } })
    t.match((await get('/v1/tenants/abc/interactions')).json(),
      { error: { code: 400, attribute: { tenantId: String } } })
    t.match((await get(`${LIST}/abc`)).json(), { error: { code: 400, attribute: { interactionId: String } } })
  })

  t.test('numbers, instants and ids that are none', async t => {
    for (const query of [
      'start=0099-01-01', 'end=0999-12-31', 'limit=1.5', 'limit=NaN',
      'limit=Infinity', 'limit=-Infinity', 'page=Infinity', 'page=1e400', 'offset=-Infinity', 'offset=1e999',
      'limit=ten', 'offset=-1', 'offset=1e99', 'page=-1', 'page=first', 'start=2017-13-01', 'start=2017-02-30',
      'end=2017-12-29T25:00:00Z', 'end=2017-12-29T24:00:01Z', 'start=1514557437', 'start=2018-01-02&end=2018-01-01',
      'startTimeRange=2018-01-02&endTimeRange=2018-01-01'
    ]) t.equal((await get(`${LIST}?${query}`)).statusCode, 400, query)
  })

  t.test('what no route would see is still told in the envelope', async t => {
    for (const url of ['/v1/%zz', '/v1/tenants/%E0%A4%A/interactions', `${LIST}/${'a'.repeat(3000)}`]) {
      const answer = await get(url)
      t.equal(answer.statusCode, 400, url)
      t.match(answer.json(), { error: { code: 400, message: String } })
    }
    t.match((await get('/v1/nothing')).json(), { error: { code: 404, message: String } })
    t.match((await app.inject({ method: 'DELETE', url: ONE, headers: basic('admin') })).json(),
      { error: { code: 404, message: String } })
  })
})

t.test('tokens', async t => {
  const { app } = await sharedDefault()
  const post = (payload: object | string, type = 'application/json') =>
    app.inject({ method: 'POST', url: '/v1/tokens', headers: { 'content-type': type }, payload })

  t.test('a token stands in for the credentials, for 86400 seconds', async t => {
    const { token, ttl } = (await post({ username: 'reporting', password: 'reporting-secret' })).json()
    t.equal(ttl, 86400)
    const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString())
    t.strictSame([claims.type, claims.exp - claims.iat], ['token', 86400])
    t.equal((await app.inject({ url: LIST, headers: { authorization: `Token ${token}` } })).statusCode, 200)
    t.equal((await app.inject({ url: HISTORY, headers: { authorization: `Token ${token}` } })).statusCode, 403)
  })

  t.test('any server of the same scenario and seed accepts it until it expires by the clock', async t => {
    const scenario = 'documented'
    const { app: issuer } = await build(t, { scenario })
    const payload = { username: 'admin', password: 'admin-secret', ttl: 60, tenantId: DOCUMENTED }
    const { token } = (await issuer.inject({ method: 'POST', url: '/v1/tokens', payload })).json()
    const ask = async (clock: string, seed?: string) => {
      const { app } = await build(t, { scenario, clock, seed })
      return (await app.inject({ url: LIST, headers: { authorization: `Token ${token}` } })).statusCode
    }
    t.equal(await ask('2026-03-02T12:00:59.999Z'), 200)
    t.equal(await ask('2026-03-02T12:01:00.000Z'), 401)
    t.equal(await ask('2026-03-02T12:00:00.000Z', 'another'), 401)
  })

  t.test('wrong credentials are 401, a malformed request is 400', async t => {
    t.equal((await post({ username: 'admin', password: 'nope' })).statusCode, 401)
    for (const body of [{}, { username: 'admin' }, { username: 'admin', password: 'admin-secret', ttl: -1 },
      { username: 'admin', password: 'admin-secret', ttl: 'Infinity' }, [], '']) {
      t.equal((await post(body)).statusCode, 400)
    }
    t.match((await post('{"username":', 'application/json')).json(), { error: { code: 400 } })
    for (const type of ['text/xml', 'nonsense', 'application/x-www-form-urlencoded']) {
      t.match((await post('username=admin', type)).json(), { error: { code: 400 } })
    }
  })
})

const KEY = { username: 'thamesway-key', password: 'thamesway-key-secret' }
const NOON = '2026-03-02T12:00:00.000Z'

t.test('roles', async t => {
  const { app } = await sharedDefault()
  const get = async (url: string, user: string) =>
    await app.inject({ url: `/v1/tenants/${LIVE}/${url}`, headers: basic(user) })
  const login = async (user: string) =>
    (await app.inject({ method: 'POST', url: '/v1/login', headers: basic(user) })).json().result

  t.test('open the routes of their permissions and no others', async t => {
    const routes = ['interactions', 'wfm/intervals/queue?start=2026-03-01', `wfm/rta?start=${NOON}`]
    for (const [user, statuses] of [['reporting', [200, 403, 403]],
      ['workforce', [403, 200, 200]], ['agent', [403, 403, 403]], ['admin', [200, 200, 200]]] as const) {
      t.strictSame(await Promise.all(routes.map(async url => (await get(url, user)).statusCode)), statuses, user)
    }
  })

  t.test('are told at login as their permissions', async t => {
    t.match(await login('workforce'),
      { username: 'workforce', tenants: [{ tenantId: LIVE, tenantPermissions: ['WFM_HISTORICAL', 'WFM_RTA'] }] })
    t.equal((await login('workforce')).tenants.length, 1)
  })
})

t.test('API keys', async t => {
  const { app, ringback } = await build(t)
  const post = async (payload: object) =>
    await app.inject({ method: 'POST', url: '/v1/tokens', headers: { 'content-type': 'application/json' }, payload })
  const status = async (tenant: string, headers: object) =>
    (await app.inject({ url: `/v1/tenants/${tenant}/interactions?limit=1`, headers: { ...headers } })).statusCode

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
    t.equal((await post({ username: 'outsider', password: 'outsider-secret', tenantId: DOCUMENTED })).statusCode, 401,
      'nor does a user get a token for a tenant of others')
  })

  t.test('are no users', async t => {
    const { result } = (await app.inject({ url: `/v1/tenants/${LIVE}/users`, headers: basic('admin') })).json()
    t.ok(result.some(({ firstName }: { firstName: string }) => firstName === 'workforce'))
    t.notOk(result.some(({ firstName }: { firstName: string }) => firstName === KEY.username))
  })
})

t.test('a scenario', async t => {
  const scenario = (credential: object, roles: object = { Reader: ['INTERACTIONS_API_READ_ALL'] }) =>
    ({
      ...smallScenario(),
      roles,
      credentials: [{ platform: 'cxengage', id: 'ada', secret: 's', tenants: [LIVE], ...credential }]
    })

  t.test('gives everybody the grants of his role', async t => {
    t.match(parseScenario(scenario({ role: 'Reader' })).credentials,
      [{ grants: ['INTERACTIONS_API_READ_ALL'], kind: 'user' }])
  })

  t.test('names the place of a role that it does not have', async t => {
    for (const [credential, roles, message] of [
      [{ role: 'Writer' }, {}, 'scenario: /credentials/0/role must be one of the scenario\'s roles, not "Writer"'],
      [{ role: 'constructor' },
        {}, 'scenario: /credentials/0/role must be one of the scenario\'s roles, not "constructor"'],
      [{ role: 'Reader', grants: ['*'] },
        { Reader: [] }, 'scenario: /credentials/0/grants must not be given beside a role'],
      [{ kind: 'robot' }, {}, 'scenario: /credentials/0/kind must be one of user, api-key']
    ] as const) t.throws(() => parseScenario(scenario(credential, roles)), { message })
  })

  t.test('is refused where a role has a permission, or a key has tenants, that cannot be', async t => {
    const refusal = async (scenario: object) => await build(t, {
      scenario: `${t.testdir({ 's.json': JSON.stringify(scenario) })}/s.json`
    }).then(() => '', ({ message }: Error) => message)
    t.match(await refusal(scenario({ role: 'A/B' }, { 'A/B': ['*', 'NOPE'] })),
      / \/roles\/A~1B\/1 must be \* or one of/)
    const other = 'aaaaaaaa-0000-4000-8000-000000000000'
    const [tenant] = smallScenario().tenants
    t.match(await refusal({
      ...scenario({ kind: 'api-key', tenants: [LIVE, other] }),
      tenants: [tenant, { ...tenant, id: other }]
    }),
    '/credentials/0/tenants must be one tenant')
  })

  t.test('names a user as people know them', async t => {
    const file = `${t.testdir({ 's.json': JSON.stringify(scenario({ name: 'Ada Example', role: 'Reader' })) })}/s.json`
    const { app } = await build(t, { scenario: file })
    const headers = basic('ada', 's')
    const { userId, username } = (await app.inject({ method: 'POST', url: '/v1/login', headers })).json().result
    t.equal(username, 'ada')
    t.match((await app.inject({ url: `/v1/tenants/${LIVE}/users/${userId}`, headers })).json().result,
      { firstName: 'Ada', lastName: 'Example', email: 'ada@example.com' })
  })
})
