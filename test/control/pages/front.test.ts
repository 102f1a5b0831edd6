import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import t from 'tap'
import { prefersPage } from '../../../src/control/pages/accept.ts'
import { html } from '../../../src/control/pages/html.ts'
import { prettyJson } from '../../../src/control/pages/pictures/pretty-json.ts'
import { createRingback } from '../../../src/index.ts'
import { LIVE, NOON, basic, build, sharedDefault } from '../../support/build.ts'
import { smallScenario } from '../../support/small-scenario.ts'

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

const asBrowser = (url: string, headers = {}) => ({ url, headers: { accept: BROWSER, ...headers } })

t.test('who gets a page', async t => {
  for (const accept of [BROWSER, 'text/html', 'application/json;q=0.5, text/html;q=0.6']) {
    t.ok(prefersPage(accept), accept)
  }
  for (const accept of [undefined, '', '*/*', 'application/json', 'application/json, text/html', 'text/html;q=0']) {
    t.notOk(prefersPage(accept), String(accept))
  }
})

t.test('texts never become HTML', async t => {
  const text = '<img src=x onerror="a()">&\''
  t.equal(html`<p title="${text}">${[text, false, undefined, 0]}</p>`.text,
    '<p title="&lt;img src=x onerror=&quot;a()&quot;&gt;&amp;&#39;">&lt;img src=x onerror=&quot;a()&quot;&gt;&amp;&#39;0</p>')
  t.match(html`${html`<b>`}`.text, '<b>')
})

t.test('a document is shown with every value as it was sent', async t => {
  const text = '{"a":1.0,"b":[],"c":{},"d":["x:{[,\\"y",null,-1e3],"<e>":true}'
  const shown = prettyJson(text).text.replaceAll(/<[^>]*>/g, '').replaceAll('&quot;', '"').replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
  t.strictSame(JSON.parse(shown), JSON.parse(text))
  t.match(shown, '{\n  "a": 1.0,\n  "b": [],\n  "c": {},\n  "d": [\n    "x:{[,\\"y",')
})

t.test('the first page', async t => {
  const { app } = await sharedDefault()

  t.test('is JSON for programs, as the contract says', async t => {
    const ajv = new Ajv2020({ strict: false })
    formats.default(ajv)
    ajv.addSchema((await app.inject('/__admin/openapi/control.json')).json(), 'control')
    const told = async (operation: string, url: string) => {
      const { statusCode, body } = await app.inject(url)
      t.equal(statusCode, 200, url)
      const pointer = `paths/${encodeURIComponent(operation.replaceAll('/', '~1'))}/get/responses/200/content/application~1json/schema`
      t.ok(ajv.validate({ $ref: `control#/${pointer}` }, JSON.parse(body)), `${url}: ${ajv.errorsText()}`)
      return JSON.parse(body)
    }
    for (const url of ['/', '/__admin', '/__admin/']) {
      const facts = await told('/__admin/', url)
      t.match(facts, {
        name: 'ringback',
        scenario: { name: 'default' },
        clock: { now: NOON },
        platforms: [{ name: 'cxengage', url: 'http://localhost:80/v1' }, { name: 'vcc' }]
      })
      t.ok(facts.tenants.some(({ id }: { id: string }) => id === LIVE))
      t.ok(facts.credentials.length > 5 && facts.samples.length === 4)
    }
    for (const place of ['health', 'clock', 'cases']) await told(`/__admin/${place}`, `/__admin/${place}`)
    await told('/__admin/cases/{name}', '/__admin/cases/conference')
  })

  t.test('is a page for browsers, which loads nothing from elsewhere', async t => {
    for (const url of ['/', '/__admin', '/__admin/']) {
      const { statusCode, headers, body } = await app.inject(asBrowser(url))
      t.equal(statusCode, 200, url)
      t.match(headers, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': /^default-src 'self';/,
        'x-content-type-options': 'nosniff',
        vary: 'Accept'
      })
      t.notMatch(body, /<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=/, 'nothing that the policy forbids')
      const links = [...body.matchAll(/<(?:link|script|img)[^>]* (?:href|src)="([^"]+)"/g)].map(([, link = '']) => link)
      t.strictSame([...new Set(links)].sort(),
        ['/__admin/assets/icon.svg', '/__admin/assets/page.css', '/__admin/assets/page.js'])
      for (const link of links) {
        t.match(await app.inject(link), { statusCode: 200, headers: { 'x-content-type-options': 'nosniff' } }, link)
      }
    }
  })

  t.test('shows each case with its documents on both platforms', async t => {
    const { body } = await app.inject(asBrowser('/?case=warm%20transfer'))
    const { interactions: [first] } =
      (await app.inject('/__admin/cases/warm%20transfer')).json<{
        interactions: { found: Record<string, { id: string, path: string }> }[]
      }>()
    for (const name of ['cxengage', 'vcc']) {
      t.match(body, first?.found[name]?.path ?? '-')
      t.match(body, new RegExp(`id="document-${name}"[^]*json-string">&quot;${first?.found[name]?.id}&quot;`))
    }
    t.match(body, 'case “warm transfer”')
  })

  t.test('shows another interaction by a link, and what is no link of its own as if it were none', async t => {
    const { body } = await app.inject(asBrowser(`/?tenant=${LIVE}`))
    const [, link = ''] = /href="(\?tenant=[^"]*interaction=[^"]*)#interaction">/.exec(body) ?? []
    const other = (await app.inject(asBrowser(`/${link.replaceAll('&amp;', '&')}`))).body
    t.match(other, `href="${link}#interaction" aria-current="true"`)
    for (const query of [
      'tenant=nobody', 'tenant=a&tenant=b', 'day=2026-99-99', 'day=1700-01-01', 'interaction=2026-03-02.99999',
      'interaction=9999-12-31.0', 'case=none', 'case[]=x', `tenant=${LIVE}&day=2031-01-01`
    ]) t.equal((await app.inject(asBrowser(`/?${query}`))).statusCode, 200, query)
  })

  t.test('HEAD asks for it, and no other method', async t => {
    t.equal((await app.inject({ ...asBrowser('/'), method: 'HEAD' })).statusCode, 200)
    t.equal((await app.inject({ ...asBrowser('/'), method: 'POST' })).statusCode, 404)
  })
})

t.test('the figures of a day are those of the platforms\' lists', async t => {
  const { app } = await sharedDefault()
  // Business days of the shop, in winter. A case begins at noon, and what ends then has it not.
  for (const [query, from, until] of [
    ['', '2026-03-02T04:00:00Z', '2026-03-02T12:00:00.001Z'],
    ['&day=2026-03-01', '2026-03-01T04:00:00Z', '2026-03-02T04:00:00Z']
  ] as const) {
    const { body } = await app.inject(asBrowser(`/?tenant=${LIVE}${query}`))
    const totals = [...body.matchAll(/<li><span class="swatch fill-\w+"><\/span>[\w ]+ <b>(\d+)<\/b>/g)]
      .map(([, count]) => Number(count))
    t.equal(totals.length, 6)
    const [, all, cxengage, vcc] =
      /once: (\d+) in\sall\. CxEngage[\w ]+ tells (\d+), Vonage[\w ]+ tells (\d+)\./.exec(body) ?? []
    t.ok(Number(all) > 20)
    t.equal(totals.reduce((sum, count) => sum + count, 0), Number(all), 'each is in one state')
    const bars = [...body.matchAll(/<g><title>\d\d:\d\d to \d\d:\d\d: (\d+) \(/g)].map(([, count]) => Number(count))
    t.equal(bars.reduce((sum, count) => sum + count, 0), Number(all), 'and in one quarter hour')

    const { total } = (await app.inject({
      url: `/v1/tenants/${LIVE}/interactions?limit=1&start=${from}&end=${until}`, headers: basic('admin')
    })).json()
    t.equal(Number(cxengage), total, 'as cxengage counts')
    const { access_token: token } = (await app.inject({
      method: 'POST',
      url: '/Auth/connect/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'grant_type=client_credentials&scope=stats&client_id=live&client_secret=live-secret'
    })).json()
    const stats = await app.inject({
      url: `/stats/interactions?start=${from}&end=${until}&limit=1`,
      headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.newvoicemedia.v3+json' }
    })
    t.equal(Number(vcc), stats.json().meta.totalCount, 'as vcc counts')
  }
})

t.test('what a scenario is called by never becomes HTML', async t => {
  const evil = '<script>alert(1)</script>"\'&'
  const [tenant] = smallScenario().tenants
  const flows = tenant?.flows.map(flow => ({ ...flow, name: `${evil}${flow.name}`, queues: [evil] }))
  const scenario = {
    ...smallScenario({
      name: evil,
      flows,
      queues: [{ name: 'Orders' }, { name: 'Billing' }, { name: evil }],
      interactions: [{ name: evil, at: '09:00' }],
      agents: { count: 5, named: [{ name: evil }] }
    }),
    description: evil,
    seed: evil
  }
  const credentials = scenario.credentials.map(credential => ({ ...credential, secret: evil, id: evil }))
  const file = path.join(t.testdir({ 'evil.json': JSON.stringify({ ...scenario, credentials }) }), 'evil.json')
  const { app } = await build(t, { scenario: file })
  for (const url of ['/', `/?case=${encodeURIComponent(evil)}`, `/?tenant=${encodeURIComponent(evil)}`]) {
    const { statusCode, body } = await app.inject(asBrowser(url))
    t.equal(statusCode, 200)
    t.match(body, '&lt;script&gt;alert(1)&lt;/script&gt;')
    t.strictSame(body.match(/<script[^>]*>/g), ['<script src="/__admin/assets/page.js" defer>'], url)
  }
})

t.test('the door is that of the control plane', async t => {
  t.test('another host, and a page of another host', async t => {
    const { app } = await build(t, { scenario: 'empty' })
    for (const url of ['/', '/__admin']) {
      t.equal((await app.inject({ url, headers: { host: 'elsewhere.test' } })).statusCode, 403)
      const page = await app.inject(asBrowser(url, { host: 'elsewhere.test' }))
      t.equal(page.statusCode, 403)
      t.match(page.headers['content-type'], /^text\/html/)
      t.equal((await app.inject(asBrowser(url, { origin: 'http://elsewhere.test' }))).statusCode, 403)
    }
  })

  t.test('a token, where one is asked for', async t => {
    const { app } = await build(t, { scenario: 'empty', adminToken: 's3cr3t' })
    for (const url of ['/', '/__admin']) {
      t.match(await app.inject(url),
        { statusCode: 401, headers: { 'www-authenticate': 'Bearer realm="ringback"' } })
      const page = await app.inject(asBrowser(url))
      t.equal(page.statusCode, 401)
      t.match(page.body, 'data-token')
      t.notMatch(page.body, 'admin-secret')
      t.match(page.headers['content-security-policy'], /^default-src 'self'/)
      t.equal((await app.inject(asBrowser(url, { authorization: 'Bearer s3cr3t' }))).statusCode, 200)
    }
    t.equal((await app.inject('/__admin/assets/page.js')).statusCode, 200)
  })

  t.test('none, where there is no control plane', async t => {
    const { app } = await build(t, { scenario: 'empty', admin: false })
    for (const url of ['/', '/__admin', '/__admin/assets/page.css']) {
      const answer = await app.inject(asBrowser(url))
      t.equal(answer.statusCode, 404, url)
      t.match(answer.json(), { message: `Nothing is served at ${url}` })
    }
  })
})

t.test('while the history is made it says so', async t => {
  const { app, close } = createRingback({ scenario: 'documented', clock: NOON })
  t.teardown(() => close())
  t.match(await app.inject('/'), { statusCode: 503, headers: { 'retry-after': '1' } })
  t.match((await app.inject('/')).json(), { status: 'starting', scenario: { name: 'documented' } })
  const page = await app.inject(asBrowser('/'))
  t.equal(page.statusCode, 503)
  t.match(page.body, 'data-phase="starting"')
})

t.test('scenarios without tenants, cases, credentials or interactions have a page', async t => {
  const bare = { description: 'Nobody', tenants: [] }
  const still = { ...smallScenario({ volume: { perDay: 0 } }), credentials: [] }
  for (const scenario of [bare, still]) {
    const { app } = await build(t, { scenario: scenario as never })
    const { statusCode, body } = await app.inject(asBrowser('/'))
    t.equal(statusCode, 200)
    t.match(body, 'so nobody may ask the platforms')
  }
})
