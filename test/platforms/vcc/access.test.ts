import t from 'tap'
import { basic, build, sharedDefault } from '../../support/build.ts'
import { askToken, credentials, fixture, V3, clientOf, tokenFor } from '../../support/vcc-client.ts'
import { scopesOf } from '../../../src/platforms/vcc/scopes.ts'
import { listScenarios } from '../../../src/seeding/list-scenarios.ts'
import { loadScenario } from '../../../src/seeding/load-scenario.ts'

t.test('the token endpoint', async t => {
  const { app } = await sharedDefault()

  t.test('gives a token for credentials in the form or in a Basic header', async t => {
    for (const [form, headers] of [[`&${credentials('live')}`, {}], ['', basic('live')], [
      `&${credentials('live')}`, basic('live', 'wrong')
    ]] as const) {
      const response = await askToken(app, `grant_type=client_credentials&scope=stats${form}`, headers)
      t.match(response, {
        statusCode: 200,
        headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', pragma: 'no-cache' }
      })
      t.strictSame(Object.keys(response.json()), ['access_token', 'expires_in', 'token_type'])
      t.match(response.json(), { expires_in: 7200, token_type: 'Bearer' })
    }
  })

  t.test('the token path in any letter case', async t => {
    const payload = `grant_type=client_credentials&scope=stats%20users:read&${credentials('live')}`
    for (const url of ['/auth/connect/token', '/AUTH/Connect/TOKEN?x=1']) {
      t.equal((await app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload
      })).statusCode,
      200)
    }
  })

  t.test('names what is wrong, word for word', async t => {
    const body = async (payload: string, headers = {}) => {
      const response = await askToken(app, payload, headers)
      return `${response.statusCode} ${response.body}`
    }
    const grant = 'grant_type=client_credentials'
    t.equal(await body(`scope=stats&${credentials('live')}`), `400 ${fixture('token.grant-type.400.json')}`)
    t.equal(await body(`grant_type=password&scope=stats&${credentials('live')}`),
      `400 ${fixture('token.grant-type.400.json')}`)
    t.equal(await body(`${grant}&${credentials('live')}`), `400 ${fixture('token.scope-missing.400.json')}`)
    t.equal(await body(`${grant}&scope=&${credentials('live')}`), `400 ${fixture('token.scope-missing.400.json')}`)
    t.equal(await body(`${grant}&scope=newvoicemedia/api/stats&${credentials('live')}`),
      `400 ${fixture('token.scope-unknown.400.json')}`)
    t.match(await body(`${grant}&scope=stats%20x%20y&${credentials('live')}`), /\\"x\\" is an invalid scope/)
    t.match(await body(`${grant}&scope=stats&${credentials('noscope')}`), /^400.*\\"stats\\" is an invalid scope/,
      'known, but not granted')
  })

  t.test('wrong credentials are 400 in the form and 401 in a Basic header', async t => {
    const grant = 'grant_type=client_credentials&scope=stats'
    for (const form of [
      '&client_id=live&client_secret=wrong', '&client_id=live', '', '&client_id=a&client_id=&client_secret='
    ]) {
      const response = await askToken(app, grant + form)
      t.match(response, { statusCode: 400, body: fixture('token.client-form.400.json') })
      t.notOk('www-authenticate' in response.headers)
    }
    for (const headers of [basic('live', 'wrong'), { authorization: 'Basic !' }, { authorization: 'Bearer x' }]) {
      t.match(await askToken(app, grant, headers), {
        statusCode:
          401,
        body: fixture('token.client-basic.401.json'),
        headers: { 'www-authenticate': 'Basic realm="OAuth2.0"' }
      })
    }
  })

  t.test('wrong credentials hide a wrong grant type', async t => {
    t.equal((await askToken(app, 'grant_type=password&client_id=live&client_secret=wrong')).body,
      fixture('token.client-form.400.json'))
  })

  t.test('a body that is no form, and another method, have errors of the same shape', async t => {
    for (const type of ['application/json', 'text/plain', 'nonsense', undefined]) {
      const response = await app.inject({
        method: 'POST',
        url: '/Auth/connect/token',
        headers: type === undefined
          ? {}
          : { 'content-type': type },
        payload: '{'
      })
      t.match(response, { statusCode: 400, body: fixture('token.grant-type.400.json') }, String(type))
    }
    t.equal((await askToken(app, '%%%=&&=;%zz' + 'x'.repeat(2_000_000))).statusCode, 400)
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH'] as const) {
      const response = await app.inject({ method, url: '/Auth/connect/token' })
      t.match(response, { statusCode: 405, headers: { allow: 'POST' } })
      t.strictSame(Object.keys(response.json()), ['error', 'error_description'])
    }
    for (const url of ['/Auth', '/Auth/nothing', '/auth/nothing', '/AUTH/connect']) {
      t.match(await app.inject(url), { statusCode: 404, body: fixture('gateway.no-route.404.json') }, url)
    }
  })
})

/** Those that the pages of the platform's APIs name. */
const DOCUMENTED_SCOPES = [
  'stats', 'agents-availability:read', 'users:read', 'users:write', 'interactions:write', 'interaction-content:read',
  'interaction-content:delete', 'globalpci', 'admin:read', 'admin:write'
]

t.test('a demo client gets a token for all documented scopes at once', async t => {
  const { app } = await build(t, { scenario: 'quiet' })
  const scope = DOCUMENTED_SCOPES.join(' ')
  const form = { grant_type: 'client_credentials', scope, client_id: 'live', client_secret: 'live-secret' }
  const answer = await app.inject({
    method: 'POST',
    url: '/Auth/connect/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString()
  })
  t.match(answer, { statusCode: 200 }, answer.body)
})

t.test('the demo clients of every scenario have all documented scopes, but for the one without stats', async t => {
  for (const { name } of listScenarios()) {
    const clients = loadScenario(name).scenario.credentials.filter(({ platform }) => platform === 'vcc')
    t.ok(clients.length > 0, name)
    for (const { id, grants } of clients) {
      const expected = id === 'noscope' ? ['users:read'] : DOCUMENTED_SCOPES.toSorted()
      t.strictSame([...scopesOf(grants)].sort(), expected, `${name}: ${id}`)
    }
  }
})

const GUID = '016f7e44-7556-4747-9982-de543dfbe27f'
const STRANGER = '00000000-0000-4000-8000-000000000000'

t.test('access to the stats endpoints', async t => {
  const { app } = await sharedDefault()
  const path = `interactions/${GUID}`
  const url = `/stats/${path}`
  const { get } = await clientOf(app, 'documented')
  const token = await tokenFor(app, 'documented')

  t.test('a missing token and a bad one differ', async t => {
    t.match(await app.inject(url), {
      statusCode:
        401,
      body: fixture('stats.token-missing.401.json'),
      headers: { 'www-authenticate': 'Bearer realm="service"' }
    })
    const { app: later } = await build(t, { clock: '2026-03-02T14:00:00.000Z' })
    for (const [where, authorization] of [[app, 'Bearer x'], [app, `${token}`],
      [app, `Bearer ${token} x`], [app, basic('documented').authorization], [later, `Bearer ${token}`]] as const) {
      t.match(await where.inject({ url, headers: { authorization, accept: V3 } }), {
        statusCode: 401,
        body: fixture('stats.token-invalid.401.json'),
        headers:
          {
            'www-authenticate':
              'Bearer realm="service" error="invalid_token" error_description="The access token is invalid or has expired"'
          }
      })
    }
  })

  t.test('the authorization scheme is read as the gateway reads it', async t => {
    for (const authorization of [`BEARER ${token}`, `token  ${token}`, `Bearer ${token}`]) {
      t.equal((await get(path, { authorization })).statusCode, 200)
    }
    t.equal((await app.inject({ url: `${url}?access_token=${token}`, headers: { accept: V3 } })).statusCode, 200)
  })

  t.test('a token without the scope is 401 where the credentials have it, and 403 where they do not', async t => {
    const unscoped = await clientOf(app, 'documented', 'users:read')
    t.match(await unscoped.get(path), { statusCode: 401, body: fixture('stats.unauthorized.401.json') })
    const noscope = await clientOf(app, 'noscope', 'users:read')
    t.match(await noscope.get(path, { accept: '*/*' }), { statusCode: 403, body: '{"message":"Forbidden"}' })
  })

  t.test('the Accept header must name a known version', async t => {
    for (const accept of ['*/*', 'application/json', `${V3}, */*`,
      V3.replace('newvoicemedia', 'NewVoiceMedia'), 'application/vnd.vonage.v3+json', '']) {
      t.match(await get(path, { accept }), { statusCode: 400, body: fixture('stats.accept.400.json') }, accept)
    }
    for (const version of [1, 4, 30]) {
      t.match(await get(path, { accept: V3.replace('3', String(version)) }),
        { statusCode: 400, body: fixture('stats.api-version.400.json') })
    }
    for (const accept of [V3, V3.replace('3', '2'), V3.replace('vnd', 'VND'), `${V3};charset=utf-8`]) {
      t.equal((await get(path, { accept })).statusCode, 200, accept)
    }
  })

  t.test('the api-version header stands in for Accept', async t => {
    t.match(await get(path, { accept: '*/*', 'api-version': '3' }), { statusCode: 200, headers: { 'api-version': 3 } })
    t.match(await get(path, { 'api-version': '1' }), { statusCode: 400, body: fixture('stats.api-version.400.json') })
  })

  t.test('token, version, parameter and existence are checked in this order', async t => {
    t.equal((await app.inject({ url: '/stats/interactions/x', headers: { accept: 'x' } })).statusCode, 401)
    t.match(await get('interactions/x', { accept: 'x' }), { body: fixture('stats.accept.400.json') })
    t.match(await get('interactions/x'), { statusCode: 400, body: '{"message":"\\"guid\\" must be a valid GUID"}' })
    t.match(await get(`interactions/${STRANGER}`), { statusCode: 404, body: '{"message":"Not Found"}' })
  })

  t.test('an unknown path or method is asked for a token first', async t => {
    t.equal((await app.inject('/stats/nothing')).statusCode, 401)
    t.match(await get('nothing'), { statusCode: 404, body: fixture('stats.not-found.404.json') })
    for (const method of ['POST', 'PUT', 'DELETE'] as const) {
      const response =
        await app.inject({
          method,
          url,
          headers: { authorization: `Bearer ${token}`, accept: V3, 'content-type': 'application/json' },
          payload: '{'
        })
      t.match(response, { statusCode: 404, body: fixture('stats.not-found.404.json') })
    }
  })

  t.test('every answer may be cached for a moment, and a preflight needs no token', async t => {
    for (const response of [await get(path), await app.inject(url), await get('x'), await get('interactions/%zz')]) {
      t.match(response.headers,
        { 'cache-control': 'max-age=5, must-revalidate, private', 'content-type': 'application/json; charset=utf-8' })
    }
    const preflight =
      { method: 'OPTIONS', headers: { origin: 'http://localhost', 'access-control-request-method': 'GET' } } as const
    for (const path of [url, '/Auth/connect/token']) {
      t.match(await app.inject({ ...preflight, url: path }),
        { statusCode: 204, headers: { 'access-control-allow-origin': '*' } })
    }
  })
})
