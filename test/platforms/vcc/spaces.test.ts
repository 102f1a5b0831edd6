import t from 'tap'
import type { FastifyInstance } from 'fastify'
import { GUESTS, openSecondSpace } from '../../support/second-space.ts'
import { smallScenario } from '../../support/small-scenario.ts'
import { V3, askToken, credentials, tokenFor } from '../../support/vcc-client.ts'

const GUEST = GUESTS.vcc
const HOUR = 3600

const bearer = async (app: FastifyInstance, id: string, scope?: string) =>
  ({ authorization: `Bearer ${await tokenFor(app, id, scope)}` })

const list = async (app: FastifyInstance, headers: object, path = '/stats/interactions?start=2026-03-01&limit=1') =>
  await app.inject({ url: path, headers: { accept: V3, ...headers } })

const claimsOf = ({ authorization }: { authorization: string }): Record<string, unknown> =>
  JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString())

t.test('a client reads its own space, at its own now', async t => {
  const { app, advance } = await openSecondSpace(t)
  const [own, home] = [await bearer(app, GUEST), await bearer(app, 'live')]
  const totalOf = async (headers: object): Promise<number> => (await list(app, headers)).json().meta.totalCount
  const before = await totalOf(home)
  t.equal(await totalOf(own), before)
  advance(-HOUR)
  const fresh = await bearer(app, GUEST)
  advance(-3 * HOUR)
  t.ok(await totalOf(fresh) < before)
  t.equal(await totalOf(home), before)
})

t.test('a token expires by the clock of its space', async t => {
  const { app, ringback, advance } = await openSecondSpace(t)
  const [own, home] = [await bearer(app, GUEST), await bearer(app, 'live')]
  const statuses = async () => [(await list(app, own)).statusCode, (await list(app, home)).statusCode]
  advance(2 * HOUR)
  t.strictSame(await statuses(), [401, 200])
  t.equal((await list(app, await bearer(app, GUEST))).statusCode, 200, 'a new one is issued at its now')
  advance(-2 * HOUR)
  ringback.clock.advance('PT2H')
  t.strictSame(await statuses(), [200, 401])
})

t.test('a token of an older generation is invalid', async t => {
  const { app, revoke } = await openSecondSpace(t)
  const [old, home] = [await bearer(app, GUEST), await bearer(app, 'live')]
  t.notOk('generation' in claimsOf(old), 'the first one is not told')
  revoke()
  const nobodys = await list(app, { authorization: 'Bearer nobody' })
  t.equal(nobodys.statusCode, 401)
  const refused = await list(app, old)
  t.strictSame([refused.statusCode, refused.body], [401, nobodys.body], 'as one that is none')
  const renewed = await bearer(app, GUEST)
  t.equal(claimsOf(renewed)['generation'], 1)
  t.strictSame([(await list(app, renewed)).statusCode, (await list(app, home)).statusCode], [200, 200])
})

t.test('a client that is gone gets no token, and the tokens that it has are invalid', async t => {
  const { app, close } = await openSecondSpace(t)
  const token = await bearer(app, GUEST)
  close()
  t.equal((await list(app, token)).statusCode, 401)
  t.equal((await askToken(app, `grant_type=client_credentials&scope=stats&${credentials(GUEST)}`)).statusCode, 400)
})

const limited = (settings: object) => ({ ...smallScenario({ history: { days: 2 } }), settings: { vcc: settings } })

t.test('requests are counted for each space, in the minutes of its own clock', async t => {
  const { app, ringback, advance } = await openSecondSpace(t, limited({ requestsPerMinute: 2 }))
  const [own, home] = [await bearer(app, GUEST), await bearer(app, 'live')]
  const statuses = async () => [(await list(app, own)).statusCode, (await list(app, home)).statusCode]
  t.strictSame([await statuses(), await statuses(), await statuses()], [[200, 200], [200, 200], [429, 429]])
  advance(60)
  t.strictSame(await statuses(), [200, 429])
  ringback.clock.advance('PT1M')
  t.strictSame([await statuses(), await statuses()], [[200, 200], [429, 200]])
})

t.test('requests for content are counted for each space', async t => {
  const { app, advance } = await openSecondSpace(t, {
    ...limited({ contentReadsPerMinute: 1, contentDeletionsPerMinute: 1 }),
    credentials: [{
      platform: 'vcc', id: 'live', secret: 'live-secret', grants: ['*'], tenants: smallScenario().tenants.map(({ id }) => id)
    }]
  })
  const scope = 'interaction-content:read%20interaction-content:delete'
  const [own, home] = [await bearer(app, GUEST, scope), await bearer(app, 'live', scope)]
  const read = async (headers: object) =>
    (await list(app, headers, '/interaction-content/interactions?start=2026-03-01&end=2026-03-02')).statusCode
  const erase = async (headers: object) => (await app.inject({
    method: 'POST', url: '/interaction-content/interactions/delete-batch', headers: { accept: V3, ...headers }
  })).statusCode
  for (const [ask, ok] of [[read, 200], [erase, 400]] as const) {
    t.strictSame([await ask(own), await ask(own), await ask(home), await ask(home)], [ok, 429, ok, 429])
    advance(60)
    t.strictSame([await ask(own), await ask(home)], [ok, 429])
    advance(60)
  }
})
