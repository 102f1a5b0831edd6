import t from 'tap'
import { basic, build } from '../../support/build.ts'
import { V3, clientOf, fixture, tokenFor } from '../../support/vcc-client.ts'

const GUID = '016f7e44-7556-4747-9982-de543dfbe27f'
const STRANGER = '00000000-0000-4000-8000-000000000000'

t.test('access to the stats endpoints', async t => {
  const { app } = await build(t)
  const path = `interactions/${GUID}`
  const url = `/stats/${path}`
  const { get } = await clientOf(app, 'documented')
  const token = await tokenFor(app, 'documented')

  t.test('a missing token and a bad one differ', async t => {
    t.match(await app.inject(url), {
      statusCode: 401, body: fixture('stats.token-missing.401.json'), headers: { 'www-authenticate': 'Bearer realm="service"' }
    })
    const { app: later } = await build(t, { clock: '2026-03-02T14:00:00.000Z' })
    for (const [where, authorization] of [[app, 'Bearer x'], [app, `${token}`], [app, `Bearer ${token} x`], [app, basic('documented').authorization], [later, `Bearer ${token}`]] as const) {
      t.match(await where.inject({ url, headers: { authorization, accept: V3 } }), {
        statusCode: 401,
        body: fixture('stats.token-invalid.401.json'),
        headers: { 'www-authenticate': 'Bearer realm="service" error="invalid_token" error_description="The access token is invalid or has expired"' }
      })
    }
  })

  t.test('the authorization scheme is read as the gateway reads it', async t => {
    for (const authorization of [`BEARER ${token}`, `token  ${token}`, `Bearer ${token}`]) t.equal((await get(path, { authorization })).statusCode, 200)
    t.equal((await app.inject({ url: `${url}?access_token=${token}`, headers: { accept: V3 } })).statusCode, 200)
  })

  t.test('a token without the scope is 401 where the credentials have it, and 403 where they do not', async t => {
    const unscoped = await clientOf(app, 'documented', 'users:read')
    t.match(await unscoped.get(path), { statusCode: 401, body: fixture('stats.unauthorized.401.json') })
    const noscope = await clientOf(app, 'noscope', 'users:read')
    t.match(await noscope.get(path, { accept: '*/*' }), { statusCode: 403, body: '{"message":"Forbidden"}' })
  })

  t.test('the Accept header must name a known version', async t => {
    for (const accept of ['*/*', 'application/json', `${V3}, */*`, V3.replace('newvoicemedia', 'NewVoiceMedia'), 'application/vnd.vonage.v3+json', '']) {
      t.match(await get(path, { accept }), { statusCode: 400, body: fixture('stats.accept.400.json') }, accept)
    }
    for (const version of [1, 4, 30]) {
      t.match(await get(path, { accept: V3.replace('3', String(version)) }), { statusCode: 400, body: fixture('stats.api-version.400.json') })
    }
    for (const accept of [V3, V3.replace('3', '2'), V3.replace('vnd', 'VND'), `${V3};charset=utf-8`]) t.equal((await get(path, { accept })).statusCode, 200, accept)
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
      const response = await app.inject({ method, url, headers: { authorization: `Bearer ${token}`, accept: V3, 'content-type': 'application/json' }, payload: '{' })
      t.match(response, { statusCode: 404, body: fixture('stats.not-found.404.json') })
    }
  })

  t.test('every answer may be cached for a moment, and a preflight needs no token', async t => {
    for (const response of [await get(path), await app.inject(url), await get('x'), await get('interactions/%zz')]) {
      t.match(response.headers, { 'cache-control': 'max-age=5, must-revalidate, private', 'content-type': 'application/json; charset=utf-8' })
    }
    const preflight = { method: 'OPTIONS', headers: { origin: 'http://localhost', 'access-control-request-method': 'GET' } } as const
    for (const path of [url, '/Auth/connect/token']) {
      t.match(await app.inject({ ...preflight, url: path }), { statusCode: 204, headers: { 'access-control-allow-origin': '*' } })
    }
  })
})
