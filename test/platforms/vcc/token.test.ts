import t from 'tap'
import { basic, build } from '../../support/build.ts'
import { askToken, credentials, fixture } from '../../support/vcc-client.ts'

t.test('the token endpoint', async t => {
  const { app } = await build(t)

  t.test('gives a token for credentials in the form or in a Basic header', async t => {
    for (const [form, headers] of [[`&${credentials('live')}`, {}], ['', basic('live')], [`&${credentials('live')}`, basic('live', 'wrong')]] as const) {
      const response = await askToken(app, `grant_type=client_credentials&scope=stats${form}`, headers)
      t.match(response, { statusCode: 200, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', pragma: 'no-cache' } })
      t.strictSame(Object.keys(response.json()), ['access_token', 'expires_in', 'token_type'])
      t.match(response.json(), { expires_in: 7200, token_type: 'Bearer' })
    }
  })

  t.test('the token path in any letter case', async t => {
    const payload = `grant_type=client_credentials&scope=stats%20users:read&${credentials('live')}`
    for (const url of ['/auth/connect/token', '/AUTH/Connect/TOKEN?x=1']) {
      t.equal((await app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload })).statusCode, 200)
    }
  })

  t.test('names what is wrong, word for word', async t => {
    const body = async (payload: string, headers = {}) => {
      const response = await askToken(app, payload, headers)
      return `${response.statusCode} ${response.body}`
    }
    const grant = 'grant_type=client_credentials'
    t.equal(await body(`scope=stats&${credentials('live')}`), `400 ${fixture('token.grant-type.400.json')}`)
    t.equal(await body(`grant_type=password&scope=stats&${credentials('live')}`), `400 ${fixture('token.grant-type.400.json')}`)
    t.equal(await body(`${grant}&${credentials('live')}`), `400 ${fixture('token.scope-missing.400.json')}`)
    t.equal(await body(`${grant}&scope=&${credentials('live')}`), `400 ${fixture('token.scope-missing.400.json')}`)
    t.equal(await body(`${grant}&scope=newvoicemedia/api/stats&${credentials('live')}`), `400 ${fixture('token.scope-unknown.400.json')}`)
    t.match(await body(`${grant}&scope=stats%20x%20y&${credentials('live')}`), /\\"x\\" is an invalid scope/)
    t.match(await body(`${grant}&scope=stats&${credentials('noscope')}`), /^400.*\\"stats\\" is an invalid scope/, 'known, but not granted')
  })

  t.test('wrong credentials are 400 in the form and 401 in a Basic header', async t => {
    const grant = 'grant_type=client_credentials&scope=stats'
    for (const form of ['&client_id=live&client_secret=wrong', '&client_id=live', '', '&client_id=a&client_id=&client_secret=']) {
      const response = await askToken(app, grant + form)
      t.match(response, { statusCode: 400, body: fixture('token.client-form.400.json') })
      t.notOk('www-authenticate' in response.headers)
    }
    for (const headers of [basic('live', 'wrong'), { authorization: 'Basic !' }, { authorization: 'Bearer x' }]) {
      t.match(await askToken(app, grant, headers), {
        statusCode: 401, body: fixture('token.client-basic.401.json'), headers: { 'www-authenticate': 'Basic realm="OAuth2.0"' }
      })
    }
  })

  t.test('wrong credentials hide a wrong grant type', async t => {
    t.equal((await askToken(app, 'grant_type=password&client_id=live&client_secret=wrong')).body, fixture('token.client-form.400.json'))
  })

  t.test('a body that is no form, and another method, have errors of the same shape', async t => {
    for (const type of ['application/json', 'text/plain', 'nonsense', undefined]) {
      const response = await app.inject({
        method: 'POST', url: '/Auth/connect/token', headers: type === undefined ? {} : { 'content-type': type }, payload: '{'
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
