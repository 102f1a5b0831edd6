import t from 'tap'
import { createRingback } from '../../../src/server.ts'
import { basic, build } from '../../support/build.ts'
import { V3 } from '../../support/vcc-client.ts'

const GUID = '016f7e44-7556-4747-9982-de543dfbe27f'
const NOT_EMULATED = { message: 'ringback does not emulate the Interaction Content API' }

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'HEAD' | 'QUERY'

const READING = [
  ['GET', '/interactions?start=2026-03-01T00:00:00Z&end=2026-03-02T00:00:00Z&limit=1000'],
  ['GET', `/interactions/${GUID}`],
  ['GET', `/interactions/${GUID}/content/callRecording`],
  ['GET', ''],
  ['GET', '/'],
  ['POST', '/interactions'],
  ['PATCH', `/interactions/${GUID}/anything/else`],
  ['QUERY', '/interactions']
] as const
const DELETING = [
  ['POST', '/interactions/delete-batch'],
  ['DELETE', `/interactions/${GUID}`],
  ['DELETE', `/interactions/${GUID}/content/callRecording`]
] as const

t.test('interaction content', async t => {
  const { app } = await build(t, { scenario: 'default' })
  /** As the vendor's own client gets its token. */
  async function tokenFor (id: string, scope: string): Promise<string> {
    const { body } = await app.inject({
      method: 'POST',
      url: '/Auth/connect/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...basic(id) },
      payload: new URLSearchParams({ grant_type: 'client_credentials', scope }).toString()
    })
    return (JSON.parse(body) as { access_token: string }).access_token
  }
  const ask = (method: Method, path: string, headers = {}, payload = '') =>
    app.inject({ method, url: `/interaction-content${path}`, headers, payload })
  const bearer = (token: string) => ({ authorization: `Bearer ${token}`, accept: V3 })

  t.test('of any method and path is 501 to who may read it, and says why where its clients look', async t => {
    const headers = bearer(await tokenFor('live', 'interaction-content:read'))
    for (const [method, path] of READING) {
      const answer = await ask(method, path, headers)
      t.equal(answer.statusCode, 501, `${method} ${path}`)
      t.match(answer.headers, { 'content-type': /^application\/json/, 'access-control-allow-origin': '*' })
      t.strictSame(answer.json(), NOT_EMULATED)
    }
    t.equal((await ask('HEAD', `/interactions/${GUID}`, headers)).statusCode, 501)
  })

  t.test('is 501 to who may delete it, whatever the body', async t => {
    const headers = bearer(await tokenFor('live', 'interaction-content:delete'))
    for (const [method, path] of DELETING) {
      t.strictSame((await ask(method, path, headers)).json(), NOT_EMULATED, `${method} ${path}`)
    }
    const long = `"${'x'.repeat(2_000_000)}"`
    for (const [type, body] of [['application/json', '{'], ['application/json', long], ['text/csv', 'a;b']] as const) {
      const answer = await ask('POST', '/interactions/delete-batch', { ...headers, 'content-type': type }, body)
      t.equal(answer.statusCode, 501, type)
    }
  })

  t.test('is 401 without a token for it, and 403 where the credentials cannot have one', async t => {
    const [stats, reader, deleter, noscope] = await Promise.all([
      tokenFor('live', 'stats'),
      tokenFor('live', 'interaction-content:read'),
      tokenFor('live', 'interaction-content:delete'),
      tokenFor('noscope', 'users:read')
    ])
    for (const [endpoints, other] of [[READING, deleter], [DELETING, reader]] as const) {
      for (const [method, path] of endpoints) {
        t.match((await ask(method, path)).json(), { error: 'invalid_request' }, `${method} ${path}`)
        t.match((await ask(method, path, bearer('nonsense'))).json(), { error: 'invalid_token' })
        for (const token of [stats, other]) {
          t.match(await ask(method, path, bearer(token)), { statusCode: 401, body: '{"message":"Unauthorized"}' })
        }
        t.match(await ask(method, path, bearer(noscope)), { statusCode: 403, body: '{"message":"Forbidden"}' })
      }
    }
  })

  t.test('is answered in the API\'s envelope also where no route is asked', async t => {
    t.match(await ask('GET', '/%zz'), { statusCode: 400, body: '{"message":"Bad Request"}' })
    t.equal((await app.inject('/interaction-contents')).statusCode, 404, 'another path')
  })
})

t.test('interaction content is 503 in its envelope while the history is made', async t => {
  const ringback = createRingback({ scenario: 'empty' })
  t.teardown(() => ringback.close())
  await ringback.app.ready()
  const answer = await ringback.app.inject(`/interaction-content/interactions/${GUID}`)
  t.match(answer, { statusCode: 503, body: '{"message":"Service Unavailable"}' })
})
