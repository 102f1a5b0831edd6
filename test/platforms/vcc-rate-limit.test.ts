import t from 'tap'
import { build } from '../build.ts'
import { smallScenario } from '../small-scenario.ts'

const TOKEN = {
  method: 'POST',
  url: '/Auth/connect/token',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  payload: 'grant_type=client_credentials&scope=stats&client_id=live&client_secret=live-secret'
} as const

t.test('the fair-use limit', async t => {
  const serve = async (settings: object) => {
    const { app, ringback } = await build(t, {
      scenario: `${t.testdir({ 'limited.json': JSON.stringify({ ...smallScenario(), settings: { vcc: settings } }) })}/limited.json`, clock: '2026-03-02T12:00:15Z'
    })
    const { access_token: token } = (await app.inject(TOKEN)).json()
    const get = async (headers = {}) => await app.inject({
      url: '/stats/interactions?start=2026-03-02', headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.newvoicemedia.v3+json', ...headers }
    })
    return { get, ringback }
  }

  t.test('is off by default', async t => {
    const { get } = await serve({})
    t.notOk('x-ratelimit-limit-minute' in (await get()).headers)
  })

  t.test('answers 429 for the rest of the minute, and resets by itself', async t => {
    const { get, ringback } = await serve({ requestsPerMinute: 3 })
    for (const left of ['2', '1', '0']) t.match(await get(), { statusCode: 200, headers: { 'x-ratelimit-limit-minute': '3', 'x-ratelimit-remaining-minute': left } })
    const refused = await get()
    t.match(refused, { statusCode: 429, headers: { 'x-ratelimit-remaining-minute': '0', 'retry-after': '45' } })
    t.equal(refused.body, '{"message":"API rate limit exceeded"}')
    ringback.clock.advance('PT45S')
    t.equal((await get()).statusCode, 200)
  })

  t.test('counts only those who may ask', async t => {
    const { get } = await serve({ requestsPerMinute: 1 })
    for (let n = 0; n < 3; n++) t.equal((await get({ authorization: 'Bearer nobody' })).statusCode, 401)
    t.equal((await get()).statusCode, 200)
  })

  t.test('must be a whole number', async t => {
    for (const requestsPerMinute of [-1, 1.5, 'many']) await t.rejects(serve({ requestsPerMinute }), { message: /requestsPerMinute must be a whole number/ })
  })
})
