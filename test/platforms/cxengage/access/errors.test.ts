import t from 'tap'
import { DOCUMENTED, LIVE, basic, build } from '../../../support/build.ts'

const LIST = `/v1/tenants/${DOCUMENTED}/interactions`
const ONE = `${LIST}/b2109780-db83-11e7-9709-c2b07aa3bee9`
const HISTORY = `/v1/tenants/${DOCUMENTED}/contacts/d0c19a40-bfee-11e7-b9f2-01904e807d77/interactions`
const UNKNOWN = '00000000-0000-4000-8000-000000000000'

t.test('who may ask', async t => {
  const { app } = await build(t)
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
    const preflight = await app.inject({ method: 'OPTIONS', url: LIST, headers: { origin: 'http://app.example.com', 'access-control-request-method': 'GET' } })
    t.equal(preflight.statusCode, 204)
    t.equal(preflight.headers['access-control-allow-origin'], '*')
    t.equal((await app.inject(LIST)).headers['access-control-allow-origin'], '*')
  })
})

t.test('malformed input is told by parameter', async t => {
  const { app } = await build(t)
  const get = (url: string) => app.inject({ url, headers: basic('admin') })

  t.test('the envelope names the parameter', async t => {
    t.strictSame((await get(`${LIST}?limit=-1`)).json(), { error: { code: 400, message: 'bad request parameters', attribute: { limit: 'must be >= 0' } } })
    t.match((await get(`${LIST}?start=yesterday`)).json(), { error: { code: 400, attribute: { start: String } } })
    t.match((await get('/v1/tenants/abc/interactions')).json(), { error: { code: 400, attribute: { tenantId: String } } })
    t.match((await get(`${LIST}/abc`)).json(), { error: { code: 400, attribute: { interactionId: String } } })
  })

  t.test('numbers, instants and ids that are none', async t => {
    for (const query of [
      'start=0099-01-01', 'end=0999-12-31', 'limit=1.5', 'limit=NaN', 'limit=Infinity', 'limit=-Infinity', 'page=Infinity', 'page=1e400', 'offset=-Infinity', 'offset=1e999', 'limit=ten', 'offset=-1', 'offset=1e99', 'page=-1', 'page=first', 'start=2017-13-01', 'start=2017-02-30',
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
    t.match((await get('/v1/tenants')).json(), { error: { code: 404, message: String } })
    t.match((await app.inject({ method: 'DELETE', url: ONE, headers: basic('admin') })).json(), { error: { code: 404, message: String } })
  })
})

t.test('tokens', async t => {
  const { app } = await build(t)
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
    const { token } = (await post({ username: 'admin', password: 'admin-secret', ttl: 60, tenantId: LIVE })).json()
    const ask = async (clock: string, seed?: string) => {
      const { app } = await build(t, { clock, seed })
      return (await app.inject({ url: LIST, headers: { authorization: `Token ${token}` } })).statusCode
    }
    t.equal(await ask('2026-03-02T12:00:59.999Z'), 200)
    t.equal(await ask('2026-03-02T12:01:00.000Z'), 401)
    t.equal(await ask('2026-03-02T12:00:00.000Z', 'another'), 401)
  })

  t.test('wrong credentials are 401, a malformed request is 400', async t => {
    t.equal((await post({ username: 'admin', password: 'nope' })).statusCode, 401)
    for (const body of [{}, { username: 'admin' }, { username: 'admin', password: 'admin-secret', ttl: -1 }, { username: 'admin', password: 'admin-secret', ttl: 'Infinity' }, [], '']) {
      t.equal((await post(body)).statusCode, 400)
    }
    t.match((await post('{"username":', 'application/json')).json(), { error: { code: 400 } })
    for (const type of ['text/xml', 'nonsense', 'application/x-www-form-urlencoded']) t.match((await post('username=admin', type)).json(), { error: { code: 400 } })
  })
})
