import { readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import type { FastifyInstance } from 'fastify'
import type { Interaction } from '../../../src/platforms/vcc/interactions/schemas.ts'
import { documentInvariants } from '../../../src/platforms/vcc/invariants/documents.ts'
import { drawCentres } from '../../../src/world/centre.ts'
import { LIVE, build } from '../../support/build.ts'

interface PageBody { meta: { page: number, count: number, pageCount: number, totalCount: number }, items: Interaction[], upTo: string }

const NOON = '2026-03-02T12:00:00.000Z'
const V3 = 'application/vnd.newvoicemedia.v3+json'
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const GUID = '016f7e44-7556-4747-9982-de543dfbe27f'
const STRANGER = '00000000-0000-4000-8000-000000000000'
const OTHER = '33333333-3333-4333-8333-333333333333'

const fixture = (name: string) => JSON.stringify(JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../fixtures/vcc', name), 'utf8')))
const basic = (id: string, secret = `${id}-secret`) => ({ authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` })
const credentials = (id: string) => `client_id=${id}&client_secret=${id}-secret`

const post = (app: FastifyInstance, payload: string, headers = {}) =>
  app.inject({ method: 'POST', url: '/Auth/connect/token', headers: { ...FORM, ...headers }, payload })

async function tokenFor (app: FastifyInstance, id: string, scope = 'stats'): Promise<string> {
  return (await post(app, `grant_type=client_credentials&scope=${scope}&${credentials(id)}`)).json().access_token
}

/** A client of the stats API with a token of its own. */
async function clientOf (app: FastifyInstance, id: string, scope?: string) {
  const authorization = `bearer ${await tokenFor(app, id, scope)}`
  const get = (url: string, headers = {}) => app.inject({ url, headers: { authorization, accept: V3, ...headers } })
  return { get, list: async (query: string): Promise<PageBody> => (await get(`/stats/interactions?${query}`)).json() }
}

t.test('the token endpoint', async t => {
  const { app } = await build(t, { clock: NOON })

  t.test('gives a token for credentials in the form or in a Basic header', async t => {
    for (const [form, headers] of [[`&${credentials('live')}`, {}], ['', basic('live')], [`&${credentials('live')}`, basic('live', 'wrong')]] as const) {
      const response = await post(app, `grant_type=client_credentials&scope=stats${form}`, headers)
      t.match(response, { statusCode: 200, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', pragma: 'no-cache' } })
      t.strictSame(Object.keys(response.json()), ['access_token', 'expires_in', 'token_type'])
      t.match(response.json(), { expires_in: 7200, token_type: 'Bearer' })
    }
  })

  t.test('the token path in any letter case', async t => {
    const payload = `grant_type=client_credentials&scope=stats%20users:read&${credentials('live')}`
    for (const url of ['/auth/connect/token', '/AUTH/Connect/TOKEN?x=1']) {
      t.equal((await app.inject({ method: 'POST', url, headers: FORM, payload })).statusCode, 200)
    }
  })

  t.test('names what is wrong, word for word', async t => {
    const body = async (payload: string, headers = {}) => {
      const response = await post(app, payload, headers)
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
      const response = await post(app, grant + form)
      t.match(response, { statusCode: 400, body: fixture('token.client-form.400.json') })
      t.notOk('www-authenticate' in response.headers)
    }
    for (const headers of [basic('live', 'wrong'), { authorization: 'Basic !' }, { authorization: 'Bearer x' }]) {
      t.match(await post(app, grant, headers), {
        statusCode: 401, body: fixture('token.client-basic.401.json'), headers: { 'www-authenticate': 'Basic realm="OAuth2.0"' }
      })
    }
  })

  t.test('wrong credentials hide a wrong grant type', async t => {
    t.equal((await post(app, 'grant_type=password&client_id=live&client_secret=wrong')).body, fixture('token.client-form.400.json'))
  })

  t.test('a body that is no form, and another method, have errors of the same shape', async t => {
    for (const type of ['application/json', 'text/plain', 'nonsense', undefined]) {
      const response = await app.inject({
        method: 'POST', url: '/Auth/connect/token', headers: type === undefined ? {} : { 'content-type': type }, payload: '{'
      })
      t.match(response, { statusCode: 400, body: fixture('token.grant-type.400.json') }, String(type))
    }
    t.equal((await post(app, '%%%=&&=;%zz' + 'x'.repeat(2_000_000))).statusCode, 400)
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

t.test('access to the stats endpoints', async t => {
  const { app } = await build(t, { clock: NOON })
  const url = `/stats/interactions/${GUID}`
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
    for (const authorization of [`BEARER ${token}`, `token  ${token}`, `Bearer ${token}`]) t.equal((await get(url, { authorization })).statusCode, 200)
    t.equal((await app.inject({ url: `${url}?access_token=${token}`, headers: { accept: V3 } })).statusCode, 200)
  })

  t.test('a token without the scope is 401 where the credentials have it, and 403 where they do not', async t => {
    const unscoped = await clientOf(app, 'documented', 'users:read')
    t.match(await unscoped.get(url), { statusCode: 401, body: fixture('stats.unauthorized.401.json') })
    const noscope = await clientOf(app, 'noscope', 'users:read')
    t.match(await noscope.get(url, { accept: '*/*' }), { statusCode: 403, body: '{"message":"Forbidden"}' })
  })

  t.test('the Accept header must name a known version', async t => {
    for (const accept of ['*/*', 'application/json', `${V3}, */*`, V3.replace('newvoicemedia', 'NewVoiceMedia'), 'application/vnd.vonage.v3+json', '']) {
      t.match(await get(url, { accept }), { statusCode: 400, body: fixture('stats.accept.400.json') }, accept)
    }
    for (const version of [1, 4, 30]) {
      t.match(await get(url, { accept: V3.replace('3', String(version)) }), { statusCode: 400, body: fixture('stats.api-version.400.json') })
    }
    for (const accept of [V3, V3.replace('3', '2'), V3.replace('vnd', 'VND'), `${V3};charset=utf-8`]) t.equal((await get(url, { accept })).statusCode, 200, accept)
  })

  t.test('the api-version header stands in for Accept', async t => {
    t.match(await get(url, { accept: '*/*', 'api-version': '3' }), { statusCode: 200, headers: { 'api-version': 3 } })
    t.match(await get(url, { 'api-version': '1' }), { statusCode: 400, body: fixture('stats.api-version.400.json') })
  })

  t.test('token, version, parameter and existence are checked in this order', async t => {
    t.equal((await app.inject({ url: '/stats/interactions/x', headers: { accept: 'x' } })).statusCode, 401)
    t.match(await get('/stats/interactions/x', { accept: 'x' }), { body: fixture('stats.accept.400.json') })
    t.match(await get('/stats/interactions/x'), { statusCode: 400, body: '{"message":"\\"guid\\" must be a valid GUID"}' })
    t.match(await get(`/stats/interactions/${STRANGER}`), { statusCode: 404, body: '{"message":"Not Found"}' })
  })

  t.test('an unknown path or method is asked for a token first', async t => {
    t.equal((await app.inject('/stats/nothing')).statusCode, 401)
    t.match(await get('/stats/nothing'), { statusCode: 404, body: fixture('stats.not-found.404.json') })
    for (const method of ['POST', 'PUT', 'DELETE'] as const) {
      const response = await app.inject({ method, url, headers: { authorization: `Bearer ${token}`, accept: V3, 'content-type': 'application/json' }, payload: '{' })
      t.match(response, { statusCode: 404, body: fixture('stats.not-found.404.json') })
    }
  })

  t.test('every answer may be cached for a moment, and a preflight needs no token', async t => {
    for (const response of [await get(url), await app.inject(url), await get('/stats/x'), await get('/stats/interactions/%zz')]) {
      t.match(response.headers, { 'cache-control': 'max-age=5, must-revalidate, private', 'content-type': 'application/json; charset=utf-8' })
    }
    const preflight = { method: 'OPTIONS', headers: { origin: 'http://localhost', 'access-control-request-method': 'GET' } } as const
    for (const path of [url, '/Auth/connect/token']) {
      t.match(await app.inject({ ...preflight, url: path }), { statusCode: 204, headers: { 'access-control-allow-origin': '*' } })
    }
  })
})

t.test('a single interaction', async t => {
  const { app } = await build(t, { clock: NOON })
  const documented = await clientOf(app, 'documented')
  const live = await clientOf(app, 'live')

  t.test('the documented one is served unaltered, also by its other guids', async t => {
    for (const guid of [GUID, GUID.toUpperCase(), '9b0e5ced-514f-4415-82cf-2d16955965d7', '016f3105-0854-43e2-9d2a-33ef02aff410']) {
      t.equal((await documented.get(`/stats/interactions/${guid}`)).body, fixture('get-interaction.200.json'))
    }
  })

  t.test('another account\'s is not found, nor what lies in the future', async t => {
    t.equal((await live.get(`/stats/interactions/${GUID}`)).statusCode, 404)
    const { app: earlier } = await build(t, { clock: '2020-01-07T16:50:59.898Z' })
    t.equal((await (await clientOf(earlier, 'documented')).get(`/stats/interactions/${GUID}`)).statusCode, 404)
  })

  t.test('is the same as in the list', async t => {
    const { items } = await live.list('start=2026-03-02&limit=5000')
    t.ok(items.length > 50)
    for (const item of items.slice(-60)) t.equal((await live.get(`/stats/interactions/${item.guid}`)).body, JSON.stringify(item))
  })
})

t.test('the list of interactions', async t => {
  const { app } = await build(t, { clock: NOON })
  const { get, list } = await clientOf(app, 'live')

  t.test('the envelope tells page, counts and the instant of the request', async t => {
    const body = await list('start=2026-02-20&end=2026-02-21')
    t.strictSame(Object.keys(body), ['meta', 'items', 'upTo'])
    t.strictSame(Object.keys(body.meta), ['page', 'count', 'pageCount', 'totalCount'])
    t.match(body, { meta: { page: 1, count: 25, pageCount: Math.ceil(body.meta.totalCount / 25) }, upTo: NOON })
  })

  t.test('pages hold every interaction once, by ascending start', async t => {
    for (const include of ['Started', 'StartedOrEnded', 'Processed']) {
      const query = `start=2026-02-20&end=2026-02-22&include=${include}`
      const all = await list(`${query}&limit=5000`)
      t.strictSame(all.meta, { page: 1, count: all.items.length, pageCount: 1, totalCount: all.items.length })
      t.strictSame(all.items.map(orderOf), all.items.map(orderOf).toSorted())
      const pages = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(page => list(`${query}&limit=50&page=${page}`)))
      t.strictSame(pages.flatMap(({ items }) => items), all.items)
      t.match(pages.at(-1), { meta: { page: 12, count: 0, totalCount: all.items.length }, items: [] })
    }
    t.strictSame(await list('start=2026-03-01T02:00:00Z&end=2026-03-01T03:00:00Z'), { meta: { page: 1, count: 0, pageCount: 0, totalCount: 0 }, items: [], upTo: NOON })
    for (const include of ['Started', 'Processed']) t.strictSame((await list(`start=2026-03-01&limit=5000&page=9007199254740991&include=${include}`)).items, [])
  })

  t.test('include tells what must lie in the window, whose end is excluded', async t => {
    const [from, until] = ['2026-03-02T10:00:00.000Z', '2026-03-02T11:30:00.000Z']
    const day = (await list('start=2026-03-01&limit=5000')).items
    const within = (instant: number) => instant >= Date.parse(from) && instant < Date.parse(until)
    const startOf = ({ start }: Interaction) => Date.parse(start)
    const guids = async (include: string) => (await list(`start=${from}&end=${until}&include=${include}&limit=5000`)).items.map(({ guid }) => guid)
    const started = day.filter(item => within(startOf(item))).map(({ guid }) => guid)
    const ended = day.filter(item => within(startOf(item)) || (item.duration !== null && within(startOf(item) + item.duration))).map(({ guid }) => guid)
    t.ok(ended.length > started.length)
    t.strictSame(await guids('Started'), started)
    t.strictSame(await guids('StartedOrEnded'), ended)
    const processed = await guids('Processed')
    t.ok(ended.every(guid => processed.includes(guid)) && processed.length > ended.length)
    const [first] = day
    t.equal((await list(`start=${first?.start}&end=${first?.start}`)).meta.totalCount, 0)
  })

  t.test('what is going on is listed as of now, and nothing later', async t => {
    const { items } = await list('start=2026-03-02T08:00:00Z&end=2026-03-05&limit=5000')
    const ongoing = items.filter(({ status }) => status === 'Ongoing')
    t.ok(ongoing.length > 0)
    for (const { start, duration, categorizedAt, channels } of items) {
      const age = Date.parse(NOON) - Date.parse(start)
      t.ok(age >= 0 && (categorizedAt ?? '') <= NOON)
      t.ok(channels.flatMap(({ events }) => events).every(event => event.offset + (event.duration ?? 0) <= age))
      t.equal(duration === null, channels.some(channel => channel.duration === null))
      t.ok(channels.every(channel => (channel.duration === null) === (channel.endReason === null)))
    }
  })

  t.test('timestamps are read in many spellings', async t => {
    const { meta } = await list('start=2026-03-01T10:00:00.000Z&end=2026-03-01T12:00:00.000Z')
    for (const [start, end] of [['2026-03-01T10:00', '2026-03-01T12:00:00Z'], ['2026-03-01T10:00:00.000', '2026-03-01T12:00:00.000000Z'], ['2026-03-01T11:00:00+01:00', '2026-03-01T07:00:00-05:00']]) {
      t.strictSame((await list(`start=${start}&end=${end}`)).meta, meta)
    }
  })

  t.test('a bad parameter is named', async t => {
    const message = async (query: string) => {
      const response = await get(`/stats/interactions?${query}`)
      t.equal(response.statusCode, 400, query)
      t.strictSame(Object.keys(response.json()), ['message'])
      return response.json().message
    }
    t.equal(await message(''), '"start" is required')
    t.equal(await message('start='), '"start" is required')
    t.equal(await message('start=yesterday'), '"start" must be in ISO 8601 date format')
    t.equal(await message('start=2026-03-02&end=2026-03-01'), '"end" must be greater than or equal to "ref:start"')
    t.equal(await message('start=2026-03-01&include=started'), '"include" must be one of [Started, StartedOrEnded, Processed]')
    t.equal(await message('start=2026-03-01&limit=5001'), '"limit" must be less than or equal to 5000')
    t.equal(await message('start=2026-03-01&limit=0'), '"limit" must be greater than or equal to 1')
    t.equal(await message('start=2026-03-01&limit=many'), '"limit" must be a number')
    t.equal(await message('start=2026-03-01&page=1.5'), '"page" must be an integer')
    t.equal(await message('start=2026-03-01&page=0'), '"page" must be greater than or equal to 1')
    t.equal(await message('start=2026-03-01&page=1e300'), '"page" must be a safe number')
    t.equal(await message('start=2026-01-30T12:00:00&end=2026-03-02T12:00:00.001Z'), 'Request window size limit exceeded 31 days')
    t.equal((await list('start=2026-01-30T12:00:00Z')).meta.page, 1, 'exactly 31 days')
    t.equal((await list('start=2026-03-01&unknown=1')).meta.page, 1)
  })
})

t.test('every relation of the sample holds', async t => {
  const { app, ringback } = await build(t, { clock: NOON })
  const { list } = await clientOf(app, 'live')
  const { items } = await list('start=2026-02-23&end=2026-02-27&limit=5000')
  const sample = JSON.parse(fixture('get-interaction.200.json')) as Interaction
  t.strictSame(new Set(items.map(({ medium }) => medium)), new Set(['Phone', 'Email']))
  t.ok(items.some(({ channels }) => channels.length === 3), 'a transfer has two agents')

  const { scenario } = ringback
  const centre = drawCentres(scenario, scenario.seed).find(({ tenant }) => tenant.id === LIVE)
  if (centre === undefined) throw new Error('the scenario has a live tenant')
  const applied = new Set<string>()
  const broken = (interaction: Interaction, relations: typeof documentInvariants) => relations.flatMap(({ name, check }) => {
    const checks = check(interaction, { centre, now: Date.parse(NOON) })
    if (checks.length > 0) applied.add(name)
    return checks.some(found => found !== true) ? [name] : []
  })
  t.strictSame(broken(sample, documentInvariants.filter(({ general }) => general)), [])
  for (const item of items) {
    const names = broken(item, documentInvariants)
    if (names.length > 0) t.fail(`${item.guid}: ${names.join(', ')}`)
  }
  t.equal(applied.size, documentInvariants.length, 'and every relation applies somewhere')
  const keys = (value: unknown): unknown => value !== null && typeof value === 'object' ? [Object.keys(value), ...Object.values(value).map(keys)] : []
  const whole = items.find(({ channels }) => channels.length === 2 && channels[1]?.events.length === 6)
  t.strictSame(keys(whole?.channels[1]), keys(sample.channels[1]), 'an agent\'s channel has its keys in the sample\'s order')
})

t.test('a guid tells the date of its interaction', async t => {
  const { app } = await build(t, { clock: NOON })
  const { items } = await (await clientOf(app, 'live')).list('start=2026-02-23&limit=5000')
  const timeOf = (guid: string) => new Date(parseInt(guid.replace('-', '').slice(0, 12), 16)).toISOString()
  t.strictSame(items.filter(({ guid, start }) => timeOf(guid).slice(0, 19) !== `${start.slice(0, 10)}T04:30:13`), [])
})

t.test('a scenario sets the platform\'s switches, and its mistakes are named', async t => {
  const tenant = {
    id: STRANGER,
    name: 'Test',
    timezone: 'UTC',
    history: { days: 1 },
    volume: { perDay: 60 },
    agents: { count: 4 },
    queues: [{ name: 'Sales' }],
    flows: [{ name: 'Main', channel: 'voice', contactPoint: '+442079460100' }]
  }
  const credential = { platform: 'vcc', id: 'live', secret: 'live-secret', grants: ['*'], tenants: [STRANGER] }
  const document = JSON.parse(fixture('get-interaction.200.json'))
  const write = (scenario: object, documents: unknown[] = []) => {
    const files = { 'scenario.json': JSON.stringify({ description: 'Test', tenants: [tenant], credentials: [credential], ...scenario }), 'pinned.json': JSON.stringify(documents) }
    return { clock: NOON, scenario: path.join(t.testdir(files), 'scenario.json') }
  }
  const pinned = (aliases = {}) => ({ tenants: [{ ...tenant, pinned: [{ platform: 'vcc', documents: 'pinned.json', aliases }] }] })

  const { app } = await build(t, write({ settings: { vcc: { outcome: true, tokenType: 'bearer' } } }))
  const grant = await post(app, `grant_type=client_credentials&scope=globalpci%20stats&${credentials('live')}`)
  t.match(grant.json(), { token_type: 'bearer' })
  const { items } = await (await clientOf(app, 'live')).list('start=2026-03-01&limit=5000')
  t.ok(items.some(({ outcome }) => outcome === 'Handled by agent'))
  t.equal(Object.keys(items[0] ?? {})[12], 'outcome')

  for (const [scenario, documents, message] of [
    [{ settings: { vcc: { outcome: 1 } } }, [], /^scenario: \/settings\/vcc\/outcome must be true or false$/],
    [{ settings: { vcc: { tokenType: '' } } }, [], /settings\/vcc\/tokenType/],
    [{ settings: { vcc: { nothing: true } } }, [], /unknown key "nothing"/],
    [{ credentials: [{ ...credential, grants: ['statistics'] }] }, [], /\/credentials\/0\/grants\/0 must be \* or one of stats/],
    [{ tenants: [tenant, { ...tenant, id: OTHER }], credentials: [{ ...credential, tenants: [STRANGER, OTHER] }] }, [], /\/credentials\/0\/tenants must be one tenant/],
    [pinned(), [{ ...document, guid: 'x' }], /document 0, must have guid, a UUID in lower case/],
    [pinned(), [{ ...document, start: 'x' }], /document 0, must have start, an instant/],
    [pinned(), [{ ...document, start: '1970-12-31T23:59:59.999Z' }], /document 0, must have a start of the years 1971 to 2148/],
    [pinned(), [document, document], /document 1, must not repeat/],
    [pinned({ x: GUID }), [document], /alias x, must be a UUID/],
    [pinned({ [STRANGER]: STRANGER }), [document], /must name a document/]
  ] as const) await t.rejects(build(t, write(scenario, [...documents])), { message })
})

const orderOf = ({ start, guid }: Interaction) => `${start} ${guid}`
