import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { LIVE, NOON, basic } from '../support/build.ts'
import { differencesOf, everythingOf, openStage } from '../support/stage.ts'
import { V3, askToken } from '../support/vcc-client.ts'

const now = Date.parse(NOON)

t.test('the clock of a space moves, and nobody else\'s', async t => {
  const { app, ringback, tell, clientIn } = await openStage(t)
  const { body: one } = await tell('POST', '/spaces', { name: 'one' })
  const { body: other } = await tell('POST', '/spaces', { name: 'other' })
  const home = async () => (await app.inject({ url: `/v1/tenants/${LIVE}/interactions`, headers: basic('admin') })).body
  const before = [await home(), (await clientIn(other).cxengage('/interactions')).body]
  const mine = await clientIn(one).cxengage('/interactions')
  const { status, body } = await tell('PUT', '/spaces/one/clock', { advance: 'PT2H' })
  t.equal(status, 200)
  t.match(body.clock, { mode: 'frozen', now: '2026-03-02T14:00:00.000Z', own: true })
  t.not((await clientIn(one).cxengage('/interactions')).json().total, mine.json().total)
  t.strictSame([await home(), (await clientIn(other).cxengage('/interactions')).body], before)
  t.equal(ringback.clock.now(), now)
})

t.test('the others go by the server\'s clock until theirs is moved', async t => {
  const { tell } = await openStage(t)
  await tell('POST', '/spaces', { name: 'follows' })
  await tell('POST', '/spaces', { name: 'own', clock: { now: NOON } })
  await tell('PUT', '/clock', { advance: 'P1D' })
  const nowOf = async (name: string) => (await tell('GET', `/spaces/${name}`)).body.clock
  t.match(await nowOf('follows'), { now: '2026-03-03T12:00:00.000Z', own: false })
  t.match(await nowOf('own'), { now: NOON, own: true })
  t.match(await nowOf(LIVE), { now: '2026-03-03T12:00:00.000Z', own: false })
})

t.test('a space whose clock is moved to a day that was never made shows it at once', async t => {
  const { tell, clientIn } = await openStage(t)
  const { body } = await tell('POST', '/spaces')
  await tell('PUT', '/spaces/space-1/clock', { now: '2031-07-01T15:00:00Z' })
  const { results } = (await clientIn(body).cxengage('/interactions')).json()
  t.match(results[0].startTimestamp, /^2031-07-01/)
})

t.test('a home space has interactions, a clock and snapshots as well', async t => {
  const { app, tell } = await openStage(t)
  const total = async () =>
    (await app.inject({ url: `/v1/tenants/${LIVE}/interactions`, headers: basic('admin') })).json().total
  const before = await total()
  const { status, body } = await tell('POST', `/spaces/${LIVE}/interactions`, { name: 'mine' })
  t.equal(status, 201)
  t.equal(await total(), before + 1)
  const { path } = body.added[0].interactions[0].found.cxengage
  t.equal((await app.inject({ url: path, headers: basic('admin') })).statusCode, 200)
  await tell('PUT', `/spaces/${LIVE}/clock`, { advance: 'PT1H' })
  t.ok(await total() > before + 1)
})

t.test('reset brings back what a space was opened with', async t => {
  const { tell, clientIn } = await openStage(t)
  const { body: space } = await tell('POST', '/spaces', { name: 'mine', clock: { now: NOON }, interactions: {} })
  const client = clientIn(space)
  const before = await everythingOf(client, now)
  await tell('POST', '/spaces/mine/interactions', [{ end: 'abandoned' }, { compete: true }])
  await tell('PUT', '/spaces/mine/clock', { advance: 'PT3H' })
  t.not(differencesOf(await everythingOf(client, now), before).length, 0)
  const { body } = await tell('POST', '/spaces/mine/reset')
  t.match(body, { added: 1, clock: { now: NOON, own: true } })
  t.strictSame(differencesOf(await everythingOf(client, now), before), [])
})

t.test('reset takes a running clock back to where it began to run', async t => {
  const { tell } = await openStage(t)
  await tell('POST', '/spaces', { name: 'mine', clock: { speed: 3600 } })
  await wait(50)
  const { body: { clock } } = await tell('GET', '/spaces/mine')
  t.ok(Date.parse(clock.now) > now + 50 * 3600 - 3600)
  const { body } = await tell('POST', '/spaces/mine/reset')
  t.equal(body.clock.mode, 'running')
  t.ok(Date.parse(body.clock.now) < Date.parse(clock.now), body.clock.now)
})

t.test('who was told of a closed space is told nothing any more', async t => {
  const { app, tell, clientIn } = await openStage(t)
  const { body } = await tell('POST', '/spaces', { name: 'mine' })
  const client = clientIn(body)
  const authorization = await client.bearer()
  t.equal((await tell('DELETE', '/spaces/mine')).status, 204)
  t.equal((await client.cxengage('/interactions')).statusCode, 401)
  t.equal((await app.inject({ url: '/stats/interactions?start=2026-03-02', headers: { authorization, accept: V3 } })).statusCode, 401)
  await t.rejects(client.bearer(), /invalid_client/)
  t.equal((await tell('GET', '/spaces/mine')).status, 404)
})

t.test('a name that is opened again has the same ids and credentials, and old tokens are void', async t => {
  for (const isRevoked of [false, true]) {
    const { app, tell, clientIn } = await openStage(t)
    const open = async () => (await tell('POST', '/spaces', { name: 'again', interactions: { end: 'abandoned' } })).body
    const first = await open()
    if (isRevoked) await tell('DELETE', '/spaces/again/tokens')
    const authorization = await clientIn(first).bearer()
    const { username, password } = first.credentials.cxengage
    const { token } = (await app.inject({ method: 'POST', url: '/v1/tokens', payload: { username, password, ttl: 3600 } })).json()
    const ask = async () => [
      (await app.inject({ url: '/stats/interactions?start=2026-03-02', headers: { authorization, accept: V3 } })).statusCode,
      (await app.inject({
        url: `/v1/tenants/${first.tenantId}/interactions`, headers: { authorization: `Token ${token}` }
      })).statusCode
    ]
    t.strictSame(await ask(), [200, 200])
    await tell('DELETE', '/spaces/again')
    t.strictSame(await open(), first)
    t.strictSame(await ask(), [401, 401])
    t.equal((await clientIn(first).vcc('interactions?start=2026-03-02')).statusCode, 200)
  }
})

t.test('a token is void once another space has its credential', async t => {
  const { app, tell } = await openStage(t)
  const open = async (name: string) =>
    await tell('POST', '/spaces', { name, credentials: [{ platform: 'vcc', id: 'same', secret: 'same' }] })
  await open('one')
  const form = 'grant_type=client_credentials&scope=stats&client_id=same&client_secret=same'
  const { access_token: token } = (await askToken(app, form)).json()
  const ask = async () => (await app.inject({
    url: '/stats/interactions?start=2026-03-02', headers: { authorization: `Bearer ${token}`, accept: V3 }
  })).statusCode
  t.equal(await ask(), 200)
  await tell('DELETE', '/spaces/one')
  await open('other')
  t.equal(await ask(), 401)
})

t.test('credentials are added and taken back, and tokens revoked, in one space alone', async t => {
  const { app, tell, clientIn } = await openStage(t)
  const { body: mine } = await tell('POST', '/spaces', { name: 'mine' })
  const { body: other } = await tell('POST', '/spaces', { name: 'other' })
  const [token, others] = [await clientIn(mine).bearer(), await clientIn(other).bearer()]
  const ask = async (authorization: string) =>
    (await app.inject({ url: '/stats/interactions?start=2026-03-02', headers: { authorization, accept: V3 } })).statusCode
  t.strictSame([await ask(token), await ask(others)], [200, 200])
  t.equal((await tell('DELETE', '/spaces/mine/tokens')).status, 200)
  t.strictSame([await ask(token), await ask(others)], [401, 200])

  const added = await tell('POST', '/spaces/mine/credentials', { platform: 'cxengage', id: 'jo', secret: 'jo' })
  t.equal(added.status, 201)
  t.match(added.body.accounts.at(-1), { id: 'jo', grants: ['*'], tenants: [mine.tenantId] })
  const jo = async () => (await app.inject({
    url: `/v1/tenants/${mine.tenantId}/interactions`,
    headers: { authorization: `Basic ${Buffer.from('jo:jo').toString('base64')}` }
  })).statusCode
  t.equal(await jo(), 200)
  t.equal((await tell('DELETE', '/spaces/mine/credentials/cxengage/jo')).status, 200)
  t.equal(await jo(), 401)
})

t.test('a space with a time to live is closed when it has passed', async t => {
  const { tell } = await openStage(t)
  const { body } = await tell('POST', '/spaces', { name: 'brief', ttl: 0.05 })
  t.ok(Math.abs(Date.parse(body.expiresAt) - performance.timeOrigin - performance.now()) < 1000)
  t.match((await tell('POST', '/spaces', { name: 'long', ttl: 'PT1H' })).body, { expiresAt: String })
  for (let tries = 0; (await tell('GET', '/spaces/brief')).status !== 404 && tries < 50; tries++) await wait(100)
  t.equal((await tell('GET', '/spaces/brief')).status, 404)
  t.equal((await tell('GET', '/spaces/long')).status, 200)
  t.strictSame((await tell('GET', '/log?kind=close')).body.entries.map(({ space }: { space: string }) => space), ['brief'])
})

t.test('reset of the server is one of its clock and its home spaces; with "all" the other spaces are closed', async t => {
  const { app, tell } = await openStage(t)
  const list = async () => (await app.inject({ url: `/v1/tenants/${LIVE}/interactions`, headers: basic('admin') })).body
  const before = await list()
  await tell('POST', '/spaces', { name: 'mine', interactions: {} })
  const change = async () => {
    await tell('PUT', '/clock', { advance: 'PT1H' })
    await tell('POST', `/spaces/${LIVE}/interactions`, { end: 'abandoned' })
    t.not(await list(), before)
  }
  await change()
  t.match(await tell('POST', '/reset'), { status: 200, body: { now: NOON, mode: 'frozen' } })
  t.equal(await list(), before)
  t.match((await tell('GET', '/spaces/mine')).body, { added: 1 })
  await change()
  t.equal((await tell('POST', '/reset', { all: true })).status, 200)
  t.equal(await list(), before)
  t.equal((await tell('GET', '/spaces')).body.spaces.length, 1)
})

t.test('what is told to a space while it closes is refused, and the log can be read again', async t => {
  const { ringback } = await openStage(t)
  await ringback.openSpace({ name: 'mine' })
  const told = await Promise.allSettled([
    ringback.addInteractions('mine', {}), ringback.closeSpace('mine'), ringback.moveClockOfSpace('mine', { advance: 'PT1H' }),
    ringback.addInteractions('mine', {}), ringback.closeSpace('mine')
  ])
  t.strictSame(told.map(({ status }) => status), ['fulfilled', 'fulfilled', 'rejected', 'rejected', 'rejected'])
  const { entries } = await ringback.getLog()
  t.strictSame(entries.map(({ kind }) => kind), ['open', 'add', 'close'])
})
