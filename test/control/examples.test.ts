import { runInNewContext } from 'node:vm'
import type { FastifyInstance, InjectOptions } from 'fastify'
import t from 'tap'
import { createRingback } from '../../src/server.ts'
import { LIVE, NOON, basic, build, sharedDefault } from '../support/build.ts'
import { V2, V3 } from '../support/vcc-client.ts'
import { smallScenario } from '../support/small-scenario.ts'

interface Scheme {
  type: string
  scheme?: string
  flows?: { clientCredentials?: { tokenUrl: string, scopes: Record<string, string> } }
  'x-credentials'?: { id: string, secret: string }
}

interface Parameter { in: string, name: string, required?: boolean, example?: string, schema: { default?: unknown } }

interface Media { example?: Record<string, string>, schema: { properties: Record<string, { examples?: unknown[] }> } }

interface Operation {
  operationId: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, { content?: Record<string, object> }>
  'x-not-emulated'?: boolean
}

interface Contract {
  paths: Record<string, Record<string, Operation>>
  components: { securitySchemes: Record<string, Scheme> }
}

const FORM = 'application/x-www-form-urlencoded'

/** What no interaction of a small world may have. */
const MAY_LACK = ['getNote', 'getContact', 'listContactInteractions']

const read = async (app: FastifyInstance, platform: string): Promise<Contract> =>
  (await app.inject(`/__admin/openapi/${platform}.json`)).json()

interface Place { path: string, method: 'GET', operation: Operation }

const placesOf = ({ paths }: Contract) => Object.entries(paths).flatMap(([path, operations]) =>
  // Any method is injected alike.
  Object.entries(operations)
    .map(([method, operation]): Place => ({ path, method: method.toUpperCase() as 'GET', operation })))

const parametersOf = (contract: Contract) => placesOf(contract).flatMap(({ operation }) => operation.parameters ?? [])

/** The header that Swagger UI signs requests with, from the credentials that the contract offers. */
async function authorizationFrom (app: FastifyInstance, { components }: Contract): Promise<string> {
  for (const { flows, scheme, 'x-credentials': offered } of Object.values(components.securitySchemes)) {
    if (offered === undefined) continue
    const { authorization } = basic(offered.id, offered.secret)
    const flow = flows?.clientCredentials
    if (flow !== undefined) {
      const form = new URLSearchParams({ grant_type: 'client_credentials', scope: Object.keys(flow.scopes).join(' ') })
      const headers = { authorization, 'content-type': FORM }
      const answer = await app.inject({ method: 'POST', url: flow.tokenUrl, headers, payload: form.toString() })
      return `Bearer ${answer.json().access_token}`
    }
    if (scheme === 'basic') return authorization
  }
  throw new Error('the contract offers no credentials')
}

/** Swagger UI sends the first name of the 200; where one is application/json it shows that one, and sends none. */
function acceptOf ({ responses }: Operation): string {
  const names = Object.keys((responses['200'] ?? responses['204'])?.content ?? {})
  return names.includes('application/json') ? '*/*' : names[0] ?? '*/*'
}

/** The request that Swagger UI makes when nobody fills anything in: with examples and defaults. */
function requestOf ({ path, method, operation }: Place, authorization: string): InjectOptions {
  const query = new URLSearchParams()
  let url = path
  for (const { in: place, name, example, schema } of operation.parameters ?? []) {
    const value = example ?? schema.default
    if (value === undefined) continue
    if (place === 'path') url = url.replace(`{${name}}`, String(value))
    else query.append(name, String(value))
  }
  const [type, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  return {
    method,
    url: `${url}?${query.toString()}`,
    headers: { authorization, accept: acceptOf(operation), ...(type === undefined ? {} : { 'content-type': type }) },
    ...(media &&
      { payload: type === FORM ? String(new URLSearchParams(media.example)) : JSON.stringify(media.example) })
  }
}

for (const scenario of ['default', 'small']) {
  t.test(`whoever tries the contracts of a ${scenario} world without filling anything in is answered`, async t => {
    const some = smallScenario({ volume: { perDay: 200 } })
    const small = { ...some, credentials: some.credentials.map(credential => ({ ...credential, grants: ['*'] })) }
    const file = `${t.testdir({ 'small.json': JSON.stringify(small) })}/small.json`
    const { app, ringback } = await build(t, { scenario: scenario === 'small' ? file : scenario })
    for (const platform of ['cxengage', 'vcc']) {
      const contract = await read(app, platform)
      const authorization = await authorizationFrom(app, contract)
      for (const place of placesOf(contract).filter(({ operation }) => operation['x-not-emulated'] !== true)) {
        const { operationId: name, parameters = [] } = place.operation
        if (MAY_LACK.includes(name) && parameters.some(({ required, example }) => required && example === undefined)) {
          continue
        }
        const request = requestOf(place, authorization)
        const { statusCode, body } = await app.inject(request)
        t.ok(statusCode === 200 || statusCode === 204,
          `${platform} ${name}: ${String(request.url)} ${statusCode === 200 ? '' : body.slice(0, 200)}`)
        // What was deleted would be missed.
        if (place.method !== 'GET') await ringback.reset()
      }
    }
  })
}

t.test('the names of a vcc answer are the versions that Accept can ask for, and what the answer is called', async t => {
  const { app } = await sharedDefault()
  const contract = await read(app, 'vcc')
  const authorization = await authorizationFrom(app, contract)
  const content = contract.paths['/stats/agent-activities']?.['get']?.responses['200']?.content ?? {}
  t.strictSame(Object.keys(content), [V3, V2, 'application/*'])
  for (const [accept, keys] of [[V3, 12], [V2, 9]] as const) {
    const url = '/stats/agent-activities?start=2026-03-02'
    const answer = await app.inject({ url, headers: { authorization, accept } })
    t.match(answer.headers['content-type'], /^application\/json/)
    t.equal(Object.keys(answer.json().items[0]).length, keys, accept)
  }
})

t.test('examples are of the world that runs, and the contract as such has none', async t => {
  const file = `${t.testdir({ 'small.json': JSON.stringify(smallScenario()) })}/small.json`
  const { app, ringback } = await build(t, { scenario: file })
  const [cxengage, vcc] = [await read(app, 'cxengage'), await read(app, 'vcc')]
  t.match(cxengage.components.securitySchemes, { basic: { 'x-credentials': { id: 'admin', secret: 'admin-secret' } } })
  t.match(vcc.components.securitySchemes, { token: { 'x-credentials': { id: 'live', secret: 'live-secret' } } })
  const form = vcc.paths['/Auth/connect/token']?.['post']?.requestBody?.content[FORM]
  t.strictSame(form?.example, {
    grant_type: 'client_credentials', scope: 'stats', client_id: 'live', client_secret: 'live-secret'
  })
  t.strictSame(form?.schema.properties['client_id']?.examples, ['live'], 'forms are filled in field by field')
  const tenants = parametersOf(cxengage).filter(({ name }) => name === 'tenantId').map(({ example }) => example)
  t.strictSame(new Set(tenants), new Set([LIVE]))
  for (const contract of ringback.contracts().values()) {
    t.notMatch(JSON.stringify(contract), /x-credentials|-secret|"examples?":/)
  }
})

t.test('the control plane is tried with a case of the scenario and the instant that the clock shows', async t => {
  const { app } = await build(t, { scenario: 'quiet' })
  const contract = await read(app, 'control')
  const places = placesOf(contract)
  const one = places.find(({ operation }) => operation.operationId === 'getCase')
  const move = places.find(({ operation }) => operation.operationId === 'moveClock')
  if (one === undefined || move === undefined) throw new Error('no such operations')
  t.equal((await app.inject(requestOf(one, ''))).json().name, 'answered')
  const answer = await app.inject(requestOf(move, ''))
  t.strictSame(answer.json(), { mode: 'frozen', now: NOON, speed: 0 }, 'it stands still where it was')
})

t.test('every contract says which web pages may ask', async t => {
  const { app } = await build(t)
  for (const [name, says] of [['cxengage', /any origin/], ['vcc', /any origin/], ['control', /--allow-hosts/]] as const) {
    const { info } = (await app.inject(`/__admin/openapi/${name}.json`)).json<{ info: { description: string } }>()
    t.match(info.description, says, name)
  }
})

t.test('the page asks a token for no scope that the credentials lack', async t => {
  const { app } =
    await build(t, { scenario: `${t.testdir({ 'small.json': JSON.stringify(smallScenario()) })}/small.json` })
  const { components } = await read(app, 'vcc')
  t.strictSame(Object.keys(components.securitySchemes['token']?.flows?.clientCredentials?.scopes ?? {}), ['stats'])
})

t.test('a history that is over is asked for within its own time', async t => {
  const { app } = await build(t, { scenario: 'documented' })
  const contract = await read(app, 'vcc')
  const authorization = await authorizationFrom(app, contract)
  const place = placesOf(contract).find(({ operation }) => operation.operationId === 'listInteractions')
  if (place === undefined) throw new Error('no list')
  const answer = await app.inject(requestOf(place, authorization))
  t.ok(answer.json().meta.totalCount > 0, answer.body.slice(0, 200))
})

t.test('contracts are served without ids before there is a history, and without credentials where there are none',
  async t => {
    const ringback = createRingback({ clock: '2026-03-02T12:00:00Z' })
    t.teardown(() => ringback.close())
    await ringback.app.ready()
    const starting = parametersOf(await read(ringback.app, 'vcc'))
    t.strictSame([...new Set(starting.filter(({ name }) => name === 'guid').map(({ example }) => example))], [undefined])

    const file = `${t.testdir({ 'small.json': JSON.stringify({ ...smallScenario(), credentials: [] }) })}/small.json`
    const { app } = await build(t, { scenario: file })
    for (const platform of ['cxengage', 'vcc']) {
      t.notMatch(JSON.stringify(await read(app, platform)), /x-credentials|"examples?":/)
    }
  })

t.test('the page signs in with what the contract offers, whenever one was loaded', async t => {
  const { app } = await sharedDefault()
  const script = (await app.inject('/__admin/docs/static/swagger-initializer.js')).body
  const calls: unknown[][] = []
  const note = (name: string) => (...values: unknown[]) => { calls.push([name, ...values]) }
  /** As immutable as the page's. */
  const mapOf = (values: Record<string, unknown>): object =>
    ({ values, set: (key: string, value: string) => mapOf({ ...values, [key]: value }) })
  let shown: Contract | undefined
  let onComplete = () => {}
  const ui = {
    specSelectors: {
      specJson: () => ({
        getIn: () => {
          const schemes = shown?.components.securitySchemes ?? {}
          return { toJS: () => schemes, get: (name: string) => mapOf({ ...schemes[name] }) }
        }
      })
    },
    preauthorizeBasic: note('basic'),
    initOAuth: note('form'),
    authActions: { authorizeApplication: note('grant') }
  }
  const page = {
    window: { onload () {}, location: { href: 'http://localhost/' } },
    document: { createElement: () => ({ href: '' }), querySelector: () => ({ appendChild () {} }) },
    SwaggerUIStandalonePreset: {},
    SwaggerUIBundle: Object.assign((config: { onComplete: () => void }) => {
      onComplete = config.onComplete
      return ui
    }, { presets: {}, plugins: {} })
  }
  runInNewContext(script, page)
  page.window.onload()
  calls.length = 0

  shown = await read(app, 'cxengage')
  onComplete()
  t.strictSame(calls, [['basic', 'basic', 'admin', 'admin-secret']])

  calls.length = 0
  shown = await read(app, 'vcc')
  onComplete()
  const scopes = Object.keys(shown.components.securitySchemes['token']?.flows?.clientCredentials?.scopes ?? {})
  t.ok(scopes.includes('stats') && scopes.includes('interaction-content:read'))
  const client = { clientId: 'live', clientSecret: 'live-secret', scopes }
  const schema = { values: { type: 'oauth2', flow: 'clientCredentials', tokenUrl: '/Auth/connect/token' } }
  t.match(calls, [
    ['form', client],
    ['grant', { ...client, name: 'token', schema }],
    ['basic', 'basic', 'live', 'live-secret']
  ])
})
