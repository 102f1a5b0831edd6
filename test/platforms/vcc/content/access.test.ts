import { readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { createRingback } from '../../../../src/server.ts'
import { build, sharedDefault } from '../../../support/build.ts'
import { smallScenario } from '../../../support/small-scenario.ts'
import { V2, V3 } from '../../../support/vcc-client.ts'
import { DELETE, READ, contentClientOf, tokenFor } from './client.ts'

const fixture = (name: string) =>
  JSON.stringify(
    JSON.parse(readFileSync(path.join(import.meta.dirname, `../../../../fixtures/vcc/content.${name}.json`), 'utf8'))
  )

const GUID = '016f7e44-7556-4747-9982-de543dfbe27f'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'HEAD' | 'QUERY'

const READING = [
  ['GET', '/interactions?start=2026-03-01T00:00:00Z&end=2026-03-02T00:00:00Z&limit=1000'],
  ['GET', `/interactions/${GUID}`],
  ['GET', `/interactions/${GUID}/content/callRecording`],
  ['GET', ''],
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
  const { app } = await sharedDefault()
  const ask = (method: Method, path: string, headers = {}, payload = '') =>
    app.inject({ method, url: `/interaction-content${path}`, headers, payload })
  const bearer = (token: string) => ({ authorization: `Bearer ${token}`, accept: V3 })

  t.test('is 401 without a token for it, and 403 where the credentials cannot have one', async t => {
    const [stats, reader, deleter, noscope] = await Promise.all(
      [['live', 'stats'], ['live', READ], ['live', DELETE], ['noscope', 'users:read']].map(
        ([id = '', scope = '']) => tokenFor(app, id, scope))) as [string, string, string, string]
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

  t.test('is 404 in the API\'s envelope where there is no such path', async t => {
    const headers = bearer(await tokenFor(app, 'live', READ))
    for (const [method, path] of [['GET', ''], ['GET', '/nothing'], ['PATCH', '/interactions'], [
      'QUERY', '/interactions'
    ]] as const) {
      t.match(await ask(method, path, headers), { statusCode: 404, body: '{"message":"Not Found"}' },
        `${method} ${path}`)
    }
    t.match(await ask('GET', '/%zz'), { statusCode: 400, body: '{"message":"Bad Request"}' })
    t.equal((await app.inject('/interaction-contents')).statusCode, 404, 'another path')
  })

  t.test('the Accept header of interaction content must name version 2 or 3', async t => {
    const { get } = await contentClientOf(app)
    const authorization = `Bearer ${await tokenFor(app, 'live', DELETE)}`
    for (const [method, path] of DELETING) {
      t.match(await ask(method, path, { authorization }), { statusCode: 400, body: fixture('version-missing.400') })
    }
    const path = 'interactions?start=2026-03-01&end=2026-03-02'
    for (const accept of ['*/*', 'application/json', 'application/json, text/plain, */*', `${V3}, ${V2}`]) {
      const answer = await get(path, { accept })
      t.equal(answer.statusCode, 400, accept)
      t.equal(answer.body, fixture('version-missing.400'))
    }
    for (const version of [1, 4]) {
      const answer = await get(path, { accept: `application/vnd.newvoicemedia.v${version}+json` })
      t.equal(answer.statusCode, 400, `version ${version}`)
      t.equal(answer.body, fixture('version-invalid.400'))
    }
    for (const accept of [V2, V3]) t.equal((await get(path, { accept })).statusCode, 200, accept)
  })

  t.test('a guid that is none is 400, of every path that has one', async t => {
    const { get } = await contentClientOf(app)
    for (const rest of ['', '/content/callRecording']) {
      t.match(await get(`interactions/111414121313${rest}`),
        { statusCode: 400, body: fixture('guid-length.400') })
      const bad = 'x'.repeat(36)
      t.match(await get(`interactions/${bad}${rest}`),
        { statusCode: 400, body: fixture('guid-invalid.400').replace('111414121313', bad) })
      t.match(await get(`interactions/${GUID.replace('0', '1')}${rest}`),
        { statusCode: 404, body: '{"message":"Not Found"}' }, 'a guid that nobody has')
    }
  })
})

t.test('the limits of interaction content', async t => {
  const serve = async (settings: object) => {
    const small = smallScenario()
    const credentials = small.credentials.map(credential => ({ ...credential, grants: ['*'] }))
    const scenario =
      `${t.testdir({ 'limited.json': JSON.stringify({ ...small, credentials, settings: { vcc: settings } }) })}/limited.json`
    const { app, ringback } = await build(t, { scenario, clock: '2026-03-02T12:00:15Z' })
    const [reader, deleter] = [await tokenFor(app, 'live', READ), await tokenFor(app, 'live', DELETE)]
    const read = () => app.inject({
      url: '/interaction-content/interactions?start=2026-03-02&end=2026-03-03',
      headers: {
        authorization: `Bearer ${reader}`,
        accept: V3
      }
    })
    const remove = () => app.inject({
      method: 'DELETE',
      url: `/interaction-content/interactions/${GUID}`,
      headers: { authorization: `Bearer ${deleter}`, accept: V3 }
    })
    return { read, remove, ringback }
  }

  t.test('are off by default', async t => {
    const { read, remove } = await serve({})
    for (const answer of [await read(), await remove()]) t.notOk('x-ratelimit-limit-minute' in answer.headers)
  })

  t.test('of reading and of deleting are counted apart, and say when to come again', async t => {
    const { read, remove, ringback } = await serve({ contentReadsPerMinute: 2, contentDeletionsPerMinute: 1 })
    const statuses = async (ask: typeof read, times: number) => {
      const found = []
      for (let n = 0; n < times; n++) found.push((await ask()).statusCode)
      return found
    }
    t.strictSame(await statuses(read, 3), [200, 200, 429])
    t.strictSame(await statuses(remove, 2), [404, 429])
    t.match(await read(), { headers: { 'retry-after': '45' }, body: '{"message":"API rate limit exceeded"}' })
    t.match(await remove(), { headers: { 'retry-after': '45' } })
    ringback.clock.advance('PT45S')
    t.strictSame([...await statuses(read, 1), ...await statuses(remove, 1)], [200, 404])
    await ringback.reset()
    t.strictSame(await statuses(read, 2), [200, 200], 'a reset gives back what was used up')
  })

  t.test('must be whole numbers', async t => {
    for (const name of ['contentReadsPerMinute', 'contentDeletionsPerMinute']) {
      await t.rejects(serve({ [name]: 1.5 }), { message: new RegExp(`${name} must be a whole number`) })
    }
  })
})

t.test('interaction content is 503 in its envelope while the history is made', async t => {
  const ringback = createRingback({ scenario: 'empty' })
  t.teardown(() => ringback.close())
  await ringback.app.ready()
  const answer = await ringback.app.inject(`/interaction-content/interactions/${GUID}`)
  t.match(answer, { statusCode: 503, body: '{"message":"Service Unavailable"}' })
})
