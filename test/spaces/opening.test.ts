import t from 'tap'
import { platforms } from '../../src/platforms/index.ts'
import { LIVE, NOON, build } from '../support/build.ts'
import { openStage, tellTo } from '../support/stage.ts'
import { smallScenario } from '../support/small-scenario.ts'
import type { ScenarioInput } from '../../src/world/scenario-input.ts'

const OTHER = '0d9c3b7a-51e6-4f0e-8a43-6f2b9d7c1e58'

const twoTenants = () => {
  const one = smallScenario()
  const [tenant] = one.tenants
  return { ...one, tenants: [tenant, { ...tenant, id: OTHER, name: 'Other' }] } as ScenarioInput
}

t.test('a space is opened with nothing, and both platforms show it under its own tenant id', async t => {
  const { tell, clientIn } = await openStage(t)
  const { status, body: space } = await tell('POST', '/spaces')
  t.equal(status, 201)
  t.match(space, {
    id: 'space-1',
    name: 'space-1',
    home: false,
    tenant: { id: LIVE, name: 'Small' },
    clock: { mode: 'frozen', now: NOON, own: false },
    added: 0,
    cases: [],
    snapshots: [],
    expiresAt: null,
    use: { cxengage: `/v1/tenants/${space.tenantId}`, vcc: '/stats' }
  })
  t.not(space.tenantId, LIVE)
  const { cxengage, vcc, headers } = clientIn(space)
  t.equal(space.use.basic, headers.authorization)
  const list = await cxengage('/interactions')
  t.equal(list.statusCode, 200)
  t.match(list.body, space.tenantId)
  t.notMatch(list.body, LIVE)
  t.equal((await cxengage('')).json().result.id, space.tenantId)
  t.equal((await vcc('interactions?start=2026-03-02')).statusCode, 200)
  t.equal((await cxengage(`/v1/tenants/${LIVE}/interactions`)).statusCode, 403, 'and no other tenant')
})

t.test('it is told alone and among the others, the home spaces first', async t => {
  const { tell } = await openStage(t)
  const { body: { cases, use, ...opened } } = await tell('POST', '/spaces', { name: 'mine' })
  t.strictSame((await tell('GET', '/spaces/mine')).body, opened)
  const { body: { spaces } } = await tell('GET', '/spaces')
  t.strictSame(spaces.map(({ id, home }: { id: string, home: boolean }) => [id, home]), [[LIVE, true], ['mine', false]])
  t.strictSame(spaces[1], opened)
  t.strictSame((await tell('GET', '/spaces/Small')).body, spaces[0], 'the tenant\'s name is one of its home space')
})

t.test('it is one more of the tenant that was named, by id or name', async t => {
  const { tell, clientIn } = await openStage(t, { scenario: twoTenants() })
  for (const [tenant, id] of [['Other', OTHER], [OTHER, OTHER], [OTHER.toUpperCase(), OTHER], [undefined, LIVE]]) {
    const { body } = await tell('POST', '/spaces', { tenant })
    t.equal(body.tenant.id, id)
    t.equal((await clientIn(body).cxengage('/interactions')).statusCode, 200)
  }
})

t.test('without a tenant it is one of the first whose history moves', async t => {
  const { tenants: [, moving = {}], ...scenario } = twoTenants()
  const history = { from: '2025-01-01T00:00:00Z', to: '2025-01-03T00:00:00Z' }
  const absolute = { ...moving, id: LIVE, name: 'Past', history }
  const { tell } = await openStage(t, { scenario: { ...scenario, tenants: [absolute, moving] } as ScenarioInput })
  t.equal((await tell('POST', '/spaces')).body.tenant.name, 'Other')
})

t.test('its clock is its own from the beginning, and takes what the server\'s takes', async t => {
  const { tell, ringback } = await openStage(t)
  const of = async (clock: object) => (await tell('POST', '/spaces', { clock })).body.clock
  const now = '2026-02-03T04:05:06.789Z'
  t.strictSame(await of({ now }), { mode: 'frozen', now, speed: 0, own: true })
  t.match(await of({ advance: '-P1D' }), { mode: 'frozen', now: '2026-03-01T12:00:00.000Z' })
  t.match(await of({ speed: 60 }), { mode: 'running', speed: 60 })
  t.match(await of({ real: true }), { mode: 'real', speed: 1 })
  t.equal(new Date(ringback.clock.now()).toISOString(), NOON)
})

t.test('it is opened with interactions, at any instant that it likes', async t => {
  const { tell, clientIn } = await openStage(t)
  const { status, body } = await tell('POST', '/spaces', {
    name: 'mine', clock: { speed: 1 }, interactions: [{ name: 'early', start: '2026-03-02T09:00:00Z' }, { end: 'abandoned' }]
  })
  t.equal(status, 201)
  t.match(body.cases, [
    { number: 0, name: 'early', start: '2026-03-02T09:00:00.000Z', status: 'final' },
    { number: 1, name: 'interaction 2', interactions: [{ expected: { abandoned: 'queue' } }] }
  ])
  t.equal(body.added, 2)
  const { cxengage } = clientIn(body)
  t.equal((await cxengage(body.cases[0].interactions[0].found.cxengage.path)).statusCode, 200)
  t.strictSame((await tell('GET', '/spaces/mine/interactions')).body.interactions, body.cases)
})

t.test('it has the credentials that it is given, and no others', async t => {
  const { tell, app } = await openStage(t)
  const { body } = await tell('POST', '/spaces', {
    credentials: [
      { platform: 'cxengage', id: 'jo', secret: 'a secret', grants: ['INTERACTIONS_API_READ_ALL'] },
      { platform: 'vcc', id: 'client' }
    ]
  })
  t.strictSame(body.credentials.cxengage, { username: 'jo', password: 'a secret' })
  t.match(body.credentials.vcc, { client_id: 'client', client_secret: /^[0-9a-f]{32}$/ })
  t.match(body.accounts, [
    { id: 'jo', grants: ['INTERACTIONS_API_READ_ALL'], kind: 'user', tenants: [body.tenantId] }, { id: 'client', grants: ['*'] }
  ])
  const authorization = `Basic ${Buffer.from('jo:a secret').toString('base64')}`
  const ask = async (path: string) =>
    (await app.inject({ url: `/v1/tenants/${body.tenantId}${path}`, headers: { authorization } })).statusCode
  t.strictSame([await ask('/interactions'), await ask('/contacts')], [200, 403])
})

t.test('a space of one platform where there is only one', async t => {
  const scenario = { ...smallScenario(), credentials: smallScenario().credentials.slice(1) } as ScenarioInput
  const { app } = await build(t, { platforms: platforms.filter(({ name }) => name === 'vcc'), scenario })
  const { status, body } = await tellTo(app)('POST', '/spaces')
  t.equal(status, 201)
  t.strictSame(Object.keys(body.credentials), ['vcc'])
})

t.test('spaces that are opened at the same time have names and credentials of their own', async t => {
  const { ringback } = await openStage(t)
  const interactions = [{ end: 'abandoned' as const }]
  const opened = await Promise.all(Array.from({ length: 4 }, async () => await ringback.openSpace({ interactions })))
  t.strictSame(opened.map(({ name }) => name).sort(), ['space-1', 'space-2', 'space-3', 'space-4'])
  const tried = await Promise.allSettled([1, 2].map(async () => await ringback.openSpace({ name: 'one', interactions })))
  t.strictSame(tried.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const credentials = [{ platform: 'vcc', id: 'same' }]
  const both = await Promise.allSettled([1, 2].map(async () => await ringback.openSpace({ credentials, interactions })))
  t.strictSame(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
})
