import t from 'tap'
import type { FastifyInstance } from 'fastify'
import type { Interaction } from '../../../src/platforms/cxengage/interactions/schemas.ts'
import { LIVE, basic } from '../../support/build.ts'
import { SECOND, inSecond, openSecondSpace } from '../../support/second-space.ts'
import { smallScenario } from '../../support/small-scenario.ts'

const guest = basic('guest')
const admin = basic('admin')
const HOUR = 3600

async function tokenOf (app: FastifyInstance, username: string, ttl: number): Promise<{ authorization: string }> {
  const { statusCode, body } = await app.inject({
    method: 'POST', url: '/v1/tokens', payload: { username, password: `${username}-secret`, ttl }
  })
  if (statusCode !== 200) throw new Error(body)
  return { authorization: `Token ${(JSON.parse(body) as { token: string }).token}` }
}

const claimsOf = ({ authorization }: { authorization: string }): Record<string, unknown> =>
  JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString())

t.test('a space\'s credential opens its own tenant id, and the home\'s credential the home\'s', async t => {
  const { app } = await openSecondSpace(t)
  const status = async (tenantId: string, headers: object) =>
    (await app.inject({ url: `/v1/tenants/${tenantId}/interactions`, headers: { ...headers } })).statusCode
  t.strictSame([await status(SECOND, guest), await status(SECOND.toUpperCase(), guest)], [200, 200])
  t.equal(await status(LIVE, admin), 200)
  t.equal(await status(LIVE, guest), 403)
  t.equal(await status(SECOND, admin), 403)
})

t.test('that a space is open is told to nobody else', async t => {
  const { app } = await openSecondSpace(t)
  const status = async (tenantId: string, headers: object) =>
    (await app.inject({ url: `/v1/tenants/${tenantId}`, headers: { ...headers } })).statusCode
  t.equal(await status(SECOND, guest), 200)
  t.equal(await status(SECOND, admin), 404, 'as an id that there is not')
  t.equal(await status(LIVE, guest), 403, 'the scenario\'s tenants are there for everybody')
})

t.test('all that a space is told is what its home is told, under its own id', async t => {
  const { app } = await openSecondSpace(t)
  const ask = async (url: string, headers: object) => await app.inject({ url, headers: { ...headers } })
  const page: { results: Interaction[] } =
    (await ask(`/v1/tenants/${LIVE}/interactions?limit=1000`, admin)).json()
  const recorded = page.results.find(({ audioRecording }) => audioRecording !== undefined)?.interactionId
  const written = page.results.find(({ messagingTranscript }) => messagingTranscript !== undefined)?.interactionId
  const paths = ['', '/interactions?limit=1000', `/interactions/${recorded}`, `/interactions/${written}`,
    `/interactions/${written}?null-values=true`, '/queues', '/flows', '/reason-lists', '/dashboards', '/branding',
    '/integrations', '/contacts', '/wfm/intervals/queue?start=2026-03-02T09:00:00Z',
    '/wfm/rta?start=2026-03-02T11:00:00Z']
  for (const path of paths) {
    const [home, second] = [
      await ask(`/v1/tenants/${LIVE}${path}`, admin), await ask(`/v1/tenants/${SECOND}${path}`, guest)
    ]
    t.equal(home.statusCode, 200, path)
    t.match(home.body, LIVE, `${path} names its tenant`)
    t.equal(second.body, inSecond(home.body), path)
    t.strictSame(second.headers['content-length'], home.headers['content-length'])
  }
})

t.test('who asks is told of the tenants by their own ids', async t => {
  const { app } = await openSecondSpace(t)
  const idsOf = async (url: string, headers: object, method: 'GET' | 'POST' = 'GET') => {
    const { body } = await app.inject({ method, url, headers: { ...headers } })
    t.equal(body.includes(LIVE) && body.includes(SECOND), false, 'and of no other')
    return body.includes(SECOND) ? SECOND : body.includes(LIVE) ? LIVE : body
  }
  for (const [url, method] of [['/v1/me', 'GET'], ['/v1/login', 'POST'], ['/v1/tenants', 'GET']] as const) {
    t.equal(await idsOf(url, guest, method), SECOND, url)
    t.equal(await idsOf(url, admin, method), LIVE, url)
  }
})

t.test('a transcript names the space, and a recording is the home\'s', async t => {
  const { app } = await openSecondSpace(t)
  const ask = async (url: string, headers: object) => await app.inject({ url, headers: { ...headers } })
  const { results }: { results: Interaction[] } =
    (await ask(`/v1/tenants/${SECOND}/interactions?limit=1000`, guest)).json()
  for (const field of ['messagingTranscript', 'audioRecording'] as const) {
    const found = results.find(row => row[field] !== undefined)
    const list = `/v1/tenants/${SECOND}/interactions/${found?.interactionId}/artifacts`
    const [{ artifactId }] = (await ask(list, guest)).json().results
    const [{ artifactFileId }] = (await ask(`${list}/${artifactId}`, guest)).json().files
    const path = `${list}/${artifactId}/files/${artifactFileId}`
    const [home, second] = [await ask(path.replace(SECOND, LIVE), admin), await ask(path, guest)]
    t.equal(second.statusCode, 200)
    if (field === 'audioRecording') t.ok(second.rawPayload.equals(home.rawPayload))
    else t.equal(second.body, inSecond(home.body))
  }
})

/** The path of a recording in the second space, with what opens it. */
async function signedLink (app: FastifyInstance): Promise<string> {
  const ask = async (url: string) => await app.inject({ url, headers: guest })
  const { results }: { results: Interaction[] } = (await ask(`/v1/tenants/${SECOND}/interactions?limit=1000`)).json()
  const recorded = results.find(({ audioRecording }) => audioRecording !== undefined)
  const list = `/v1/tenants/${SECOND}/interactions/${recorded?.interactionId}/artifacts`
  const [{ artifactId }] = (await ask(list)).json().results
  const [{ url }] = (await ask(`${list}/${artifactId}`)).json().files
  return String(url).replace(/^https?:\/\/[^/]+/, '')
}

t.test('a signed link opens its file under the space\'s id, until the space\'s own clock ends it', async t => {
  const { app, ringback, advance } = await openSecondSpace(t)
  const link = await signedLink(app)
  t.ok(link.startsWith(`/v1/tenants/${SECOND}/`))
  t.match(await app.inject(link), { statusCode: 200, headers: { 'content-type': 'audio/wav' } })
  t.equal((await app.inject(link.replace(SECOND, LIVE))).statusCode, 403, 'not the home\'s')
  ringback.clock.advance('PT3H')
  t.equal((await app.inject(link)).statusCode, 200, 'the server\'s clock is another')
  advance(2 * HOUR)
  t.match((await app.inject(link)).json(), { error: { code: 403, message: 'Request has expired' } })
})

t.test('a signed link of a space that is closed opens nothing', async t => {
  const { app, close } = await openSecondSpace(t)
  const link = await signedLink(app)
  close()
  t.match((await app.inject(link)).json(), { error: { message: 'Forbidden' } })
})

t.test('a token expires by the clock of its space', async t => {
  const { app, ringback, advance } = await openSecondSpace(t)
  const [own, home] = [await tokenOf(app, 'guest', HOUR), await tokenOf(app, 'admin', HOUR)]
  const status = async (headers: object) => (await app.inject({ url: '/v1/me', headers: { ...headers } })).statusCode
  advance(2 * HOUR)
  t.strictSame([await status(own), await status(home)], [401, 200])
  t.equal(await status(await tokenOf(app, 'guest', HOUR)), 200, 'a new one is issued at its now')
  advance(-2 * HOUR)
  ringback.clock.advance('PT2H')
  t.strictSame([await status(own), await status(home)], [200, 401])
})

t.test('a token of an older generation is refused', async t => {
  const { app, revoke } = await openSecondSpace(t)
  const status = async (headers: object) => (await app.inject({ url: '/v1/me', headers: { ...headers } })).statusCode
  const [old, home] = [await tokenOf(app, 'guest', HOUR), await tokenOf(app, 'admin', HOUR)]
  t.notOk('generation' in claimsOf(old), 'the first one is not told')
  revoke()
  t.match((await app.inject({ url: '/v1/me', headers: old })).json(), { error: { code: 401, message: 'Unauthorized' } })
  const renewed = await tokenOf(app, 'guest', HOUR)
  t.equal(claimsOf(renewed)['generation'], 1)
  t.strictSame([await status(renewed), await status(home), await status(guest)], [200, 200, 200])
})

t.test('a credential that is gone opens nothing any more, by name or by token', async t => {
  const { app, close } = await openSecondSpace(t)
  const token = await tokenOf(app, 'guest', HOUR)
  for (const headers of [guest, token]) t.equal((await app.inject({ url: '/v1/me', headers })).statusCode, 200)
  close()
  for (const headers of [guest, token]) t.equal((await app.inject({ url: '/v1/me', headers })).statusCode, 401)
})

t.test('a space has the users of its home and then its own, and was set up by the home\'s', async t => {
  const { app } = await openSecondSpace(t)
  const usersOf = async (tenantId: string, headers: object): Promise<{ id: string, createdBy: string }[]> =>
    (await app.inject({ url: `/v1/tenants/${tenantId}/users`, headers: { ...headers } })).json().result
  const [home, second] = [await usersOf(LIVE, admin), await usersOf(SECOND, guest)]
  const { userId } = (await app.inject({ method: 'POST', url: '/v1/login', headers: guest })).json().result
  t.strictSame(second.map(({ id }) => id), [...home.map(({ id }) => id), userId])
  t.strictSame(new Set(second.map(({ createdBy }) => createdBy)), new Set([home[0]?.createdBy]))
})

t.test('in a tenant without users the first agent stays who has set it up, and no space\'s user does', async t => {
  const { credentials, ...scenario } = smallScenario()
  const key = { platform: 'cxengage', id: 'key', secret: 'key-secret', kind: 'api-key', grants: ['*'], tenants: [LIVE] }
  const { app } = await openSecondSpace(t, { ...scenario, credentials: [key, ...credentials.slice(1)] })
  const adminOf = async (tenantId: string, headers: object): Promise<string> =>
    (await app.inject({ url: `/v1/tenants/${tenantId}`, headers: { ...headers } })).json().result.adminUserId
  t.equal(await adminOf(SECOND, guest), await adminOf(LIVE, basic('key')))
})

t.test('what is asked of a space is asked at its own now', async t => {
  const { app, advance } = await openSecondSpace(t)
  const totalOf = async (tenantId: string, headers: object): Promise<number> =>
    (await app.inject({ url: `/v1/tenants/${tenantId}/interactions?limit=1`, headers: { ...headers } })).json().total
  const before = await totalOf(LIVE, admin)
  advance(-3 * HOUR)
  t.ok(await totalOf(SECOND, guest) < before)
  t.equal(await totalOf(LIVE, admin), before)
  const { statusCode } = await app.inject({
    url: `/v1/tenants/${SECOND}/wfm/intervals/queue?start=2026-03-02T06:00:00Z&end=2026-03-02T11:00:00Z`, headers: guest
  })
  t.equal(statusCode, 400, 'the end is later than its now')
})
