import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { DOCUMENTED, LIVE, basic, build } from '../support/build.ts'
import { sized } from '../support/size.ts'

const RUNS = Number(process.env['FUZZ_RUNS'] ?? sized(1000, 6000))
const SEED = Number(process.env['FUZZ_SEED'] ?? 7464)
const INTERACTION = 'b2109780-db83-11e7-9709-c2b07aa3bee9'
const GUID = '016f7e44-7556-4747-9982-de543dfbe27f'

const odd = fc.constantFrom(
  '', ' ', '0', '-1', '1.5', '1e400', 'Infinity', '-Infinity', '99999999999999999999',
  'NaN', 'null', 'true', '%', '%00', '%zz', '%E0%A4%A', '..', '../..', '//', '\'', '"', ';--', '{}', '[]',
  '2017-12-29', '2017-12-29T24:00:00.000Z', '2017-02-30', '+', '%2B', 'ü',
  '😀', '\u0000', 'a'.repeat(5000), DOCUMENTED, INTERACTION, 'urn:uuid:' + INTERACTION, '__proto__', 'constructor'
)
const piece = fc.oneof(odd, fc.string(), fc.uuid(), fc.integer().map(String),
  fc.date({ noInvalidDate: true }).map(date => date.toISOString()))
const raw =
  piece.map(text => text.replace(/[^\x21-\x7e]/gu, letter => encodeURIComponent(letter.isWellFormed() ? letter : '?')))
const segment = raw.map(text => text.replace(/[?#]/g, ''))

/** Every route of the contracts, with values in it that are right, nearly right, or nothing of the kind. */
const contracted = fc.constantFrom(...['cxengage', 'vcc'].flatMap(name => {
  const { paths } = JSON.parse(readFileSync(path.join(import.meta.dirname, '..', '..', 'openapi', `${name}.json`),
    'utf8')) as { paths: object }
  return Object.keys(paths)
})).chain(template =>
  fc.array(fc.oneof(fc.constantFrom(DOCUMENTED, LIVE, INTERACTION, GUID), segment), { minLength: 4, maxLength: 4 })
    .map(values => template.replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'tenantId' && values[0] !== '' ? LIVE : values.pop() ?? '')))

const target = fc.oneof(
  { weight: 2, arbitrary: contracted },
  fc.tuple(fc.constantFrom(DOCUMENTED, LIVE), segment).map(([tenant, id]) =>
    `/v1/tenants/${tenant}/interactions/${id}`),
  segment.map(id => `/v1/tenants/${id}/interactions`),
  fc.tuple(segment, segment).map(([tenant, contact]) => `/v1/tenants/${tenant}/contacts/${contact}/interactions`),
  segment.map(rest => `/v1/${rest}`),
  segment.map(guid => `/stats/interactions/${guid}`),
  segment.map(rest => `/stats/${rest}`),
  segment.map(rest => `/Auth/${rest}`),
  fc.constantFrom('/v1/tokens', '/v1', '/stats', '/stats/interactions', `/stats/interactions/${GUID}`,
    '/Auth/connect/token', '/auth/CONNECT/token', `/v1/tenants/${DOCUMENTED}/interactions`)
)
const name = fc.oneof(
  fc.constantFrom('limit', 'offset', 'page', 'start', 'end', 'startTimeRange', 'endTimeRange', 'includenulls', 'green',
    'include', 'access_token', 'hookType', 'contactId', 'agentId',
    'queues', 'queueType', 'client', 'queueId', 'resourceId', '__proto__',
    'constructor'), segment
)
const query = fc.array(fc.tuple(name, raw).map(([key, value]) => `${key}=${value}`), { maxLength: 4 }).map(list =>
  list.length === 0 ? '' : `?${list.join('&')}`)
const method = fc.constantFrom('GET', 'GET', 'GET', 'GET', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS')
const type = fc.constantFrom('application/json', 'application/x-www-form-urlencoded',
  'text/xml', 'multipart/form-data', 'nonsense', 'application/json; charset=nope')
const payload = fc.oneof(fc.string(), fc.json(), fc.constantFrom(
  'grant_type=client_credentials&scope=stats&client_id=live&client_secret=live-secret',
  'grant_type=client_credentials', '{"username":"admin","password":"admin-secret","ttl":"x"}', '{"__proto__":1}',
  '{"requests":{"a":{"statistic":"queue-length"},"b":{"statistic":"x","queueId":1},"c":null,"__proto__":{}}}',
  '{"requests":[]}', '{"requests":{"a":{}}}'
))

t.test('no random request gets anything but an answer in the envelope of its platform', async t => {
  const { app } = await build(t)
  const token = (await app.inject({
    method: 'POST',
    url: '/Auth/connect/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'grant_type=client_credentials&scope=stats&client_id=live&client_secret=live-secret'
  })).json().access_token as string
  const authorization = fc.oneof(
    fc.constantFrom(basic('admin').authorization, basic('outsider').authorization,
      `Bearer ${token}`, `bearer ${token}`, `Token ${token}`, undefined), fc.base64String().map(text => `Basic ${text}`)
  )
  const accept = fc.constantFrom('application/vnd.newvoicemedia.v3+json',
    'application/vnd.newvoicemedia.v3+json', 'application/vnd.newvoicemedia.v9+json', '*/*', undefined)

  let answers = 0
  await fc.assert(fc.asyncProperty(fc.record({ target, query, method, type, payload, authorization, accept }),
    async request => {
      const url = request.target + request.query
      const withBody = request.method !== 'GET' && request.method !== 'HEAD'
      const { authorization, accept } = request
      const response = await app.inject({
        method: request.method as 'GET',
        url,
        headers: {
          ...(authorization === undefined ? {} : { authorization }),
          ...(accept === undefined ? {} : { accept }),
          ...(withBody ? { 'content-type': request.type } : {})
        },
        ...(withBody ? { payload: request.payload } : {})
      })
      answers++
      if (response.statusCode >= 500 && response.statusCode !== 501) {
        throw new Error(`${request.method} ${url}: ${response.statusCode} ${response.body}`)
      }
      if (response.statusCode < 400 || request.method === 'HEAD') return
      const body = response.json()
      const asked = response.raw.req.url?.split('?')[0] ?? ''
      const fits = /^\/v1(\/|$)/.test(asked)
        ? typeof body.error?.code === 'number' && typeof body.error.message === 'string'
        : /^\/(stats|auth|interaction-content|useradmin|agents-availability)(\/|$)/i.test(asked)
          ? typeof (body.message ?? body.error_description ?? body.SkillNames?.[0]) === 'string'
          : typeof body.message === 'string'
      if (!fits) throw new Error(`${request.method} ${url}: ${response.statusCode} ${response.body}`)
    }), { numRuns: RUNS, seed: SEED, endOnFailure: true })
  t.equal(answers, RUNS)
})
