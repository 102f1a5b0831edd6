import t from 'tap'
import type { ScenarioInput } from '../../src/world/scenario-input.ts'
import { LIVE, NOON, basic, build } from '../support/build.ts'
import { smallScenario } from '../support/small-scenario.ts'
import { clientOf } from '../support/vcc-client.ts'

const WINDOW = 'start=2026-03-01T00:00:00Z&end=2026-03-02T00:00:00Z'
const V3 = 'application/vnd.newvoicemedia.v3+json'
const CONTACT_CENTRE = smallScenario() as ScenarioInput

const open = async (test: Parameters<typeof build>[0], strict: boolean) => {
  const { app } = await build(test, { scenario: CONTACT_CENTRE, clock: NOON, strict })
  const { get } = await clientOf(app)
  const cxengage = (query: string, accept?: string) => app.inject({
    url: `/v1/tenants/${LIVE}/${query}`,
    headers: { ...basic('admin'), ...(accept === undefined ? {} : { accept }) }
  })
  return { app, get, cxengage }
}

t.test('by default both platforms pass over what they do not know', async t => {
  const { get, cxengage } = await open(t, false)
  for (const answer of [
    await cxengage('interactions?limt=5'), await cxengage('interactions', 'text/html'),
    await cxengage('interactions?limt='), await get(`interactions?${WINDOW}&limt=5`)
  ]) {
    t.equal(answer.statusCode, 200)
    t.notOk('ringback-strict' in answer.headers)
  }
})

t.test('cxengage: strict mode refuses in the platform\'s words', async t => {
  const { cxengage, app } = await open(t, true)
  const unknown = await cxengage('interactions?limit=5&limt=5')
  t.equal(unknown.statusCode, 400)
  t.equal(unknown.headers['ringback-strict'], 'the contract has no query parameter limt here')
  t.strictSame(unknown.json(), {
    error: { code: 400, message: 'bad request parameters', attribute: { limt: 'is not in the contract' } }
  })
  t.equal((await cxengage('interactions?limt=')).statusCode, 400, 'an empty one is a mistake, too')
  t.equal((await cxengage('queues?limit=5')).statusCode, 400, 'nor does a route without parameters have any')
  const value = await cxengage('realtime-statistics/none')
  t.equal(value.headers['ringback-strict'], 'the contract does not document this value of statistic')
  const accept = await cxengage('interactions', 'text/html')
  t.equal(accept.statusCode, 400)
  t.equal(accept.headers['ringback-strict'], 'the contract answers here with application/json')
  t.match(accept.json(), { error: { attribute: { Accept: 'is not in the contract' } } })
  const odd = await cxengage(`interactions?${encodeURIComponent('a\r\nb: c')}=1`)
  t.equal(odd.headers['ringback-strict'], 'the contract has no query parameter a%0D%0Ab%3A%20c here')

  t.equal((await app.inject(`/v1/tenants/${LIVE}/interactions?limt=5`)).statusCode, 401, 'who asks comes first')
  t.equal((await cxengage('nothing?limt=5')).statusCode, 404)
  t.equal((await app.inject('/__admin/health?any=1')).statusCode, 200, 'the control plane is none of them')
  for (const passes of [
    undefined, '*/*', 'application/json', 'application/json, text/plain, */*', 'text/html, application/*;q=0.8'
  ]) {
    t.equal((await cxengage('interactions?limit=5', passes)).statusCode, 200, passes ?? 'none')
  }
})

t.test('vcc: strict mode refuses in the platform\'s words', async t => {
  const { get, app } = await open(t, true)
  const unknown = await get(`interactions?${WINDOW}&limt=5`)
  t.equal(unknown.statusCode, 400)
  t.equal(unknown.headers['ringback-strict'], 'the contract has no query parameter limt here')
  t.strictSame(unknown.json(), { message: '"limt" is not valid' })
  t.equal((await get(`interactions?${WINDOW}`)).statusCode, 200)
  t.equal((await get('agent-status?any=1')).statusCode, 400)
  for (const accept of [V3, V3.replace('v3', 'v2')]) {
    t.equal((await get(`interactions?${WINDOW}`, { accept })).statusCode, 200, accept)
  }
  const wrong = await get('interactions', { accept: 'application/json' })
  t.strictSame([wrong.statusCode, wrong.json().message], [400, 'Invalid Accept header!'], 'as ever')
  const preflight = await app.inject({
    method: 'OPTIONS',
    url: '/stats/interactions?any=1',
    headers: { origin: 'http://example.com', 'access-control-request-method': 'GET' }
  })
  t.equal(preflight.statusCode, 204)
})
