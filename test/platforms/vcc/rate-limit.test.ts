import t from 'tap'
import { build } from '../../support/build.ts'
import { smallScenario } from '../../support/small-scenario.ts'

const TOKEN = {
  method: 'POST',
  url: '/Auth/connect/token',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  payload: 'grant_type=client_credentials&scope=stats&client_id=live&client_secret=live-secret'
} as const

t.test('the fair-use limit', async t => {
  const serve = async (settings: object) => {
    const { app, ringback } = await build(t, {
      scenario:
        `${t.testdir({ 'limited.json': JSON.stringify({ ...smallScenario(), settings: { vcc: settings } }) })}/limited.json`,
      clock:
          '2026-03-02T12:00:15Z'
    })
    const { access_token: token } = (await app.inject(TOKEN)).json()
    const get = async (headers = {}) => await app.inject({
      url: '/stats/interactions?start=2026-03-02',
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.newvoicemedia.v3+json',
        ...headers
      }
    })
    const post = async (url: string) => await app.inject({ method: 'POST', url, headers: { host: 'localhost' } })
    return { get, post, ringback }
  }

  t.test('is off by default', async t => {
    const { get } = await serve({})
    t.notOk('x-ratelimit-limit-minute' in (await get()).headers)
  })

  t.test('answers 429 for the rest of the minute, and resets by itself', async t => {
    const { get, ringback } = await serve({ requestsPerMinute: 3 })
    for (const left of ['2', '1', '0']) {
      t.match(await get(),
        { statusCode: 200, headers: { 'x-ratelimit-limit-minute': '3', 'x-ratelimit-remaining-minute': left } })
    }
    const refused = await get()
    t.match(refused, { statusCode: 429, headers: { 'x-ratelimit-remaining-minute': '0', 'retry-after': '45' } })
    t.equal(refused.body, '{"message":"API rate limit exceeded"}')
    ringback.clock.advance('PT45S')
    t.equal((await get()).statusCode, 200)
  })

  t.test('goes by the minutes of a frozen clock, wherever it is moved', async t => {
    const { get, ringback } = await serve({ requestsPerMinute: 1 })
    const moves: [move: () => void, status: number, retryAfter: string | undefined][] = [
      [() => ringback.clock.advance('PT44.999S'), 429, '1'],
      [() => ringback.clock.advance('PT0.001S'), 200, undefined],
      [() => ringback.clock.advance('PT1M'), 200, undefined],
      [() => ringback.clock.advance('PT1H'), 200, undefined],
      [() => ringback.clock.set(new Date('2026-03-02T12:00:15Z')), 200, undefined],
      [() => ringback.clock.set(new Date('2026-03-02T12:00:14.999Z')), 200, undefined],
      [() => ringback.clock.advance('PT0S'), 429, '46']
    ]
    t.equal((await get()).statusCode, 200)
    for (const [place, [move, status, retryAfter]] of moves.entries()) {
      move()
      const { statusCode, headers } = await get()
      t.strictSame([statusCode, headers['retry-after']], [status, retryAfter], `move ${place}`)
    }
  })

  for (const how of ['a request', 'the program'] as const) {
    t.test(`is given back by a reset of ${how}, at the same instant`, async t => {
      const { get, post, ringback } = await serve({ requestsPerMinute: 2 })
      for (const status of [200, 200, 429]) t.equal((await get()).statusCode, status)
      if (how === 'a request') t.equal((await post('/__admin/reset')).statusCode, 200)
      else await ringback.reset()
      t.match(await get(), { statusCode: 200, headers: { 'x-ratelimit-remaining-minute': '1' } })
    })
  }

  t.test('counts only those who may ask', async t => {
    const { get } = await serve({ requestsPerMinute: 1 })
    for (let n = 0; n < 3; n++) t.equal((await get({ authorization: 'Bearer nobody' })).statusCode, 401)
    t.equal((await get()).statusCode, 200)
  })

  t.test('must be a whole number', async t => {
    for (const requestsPerMinute of [-1, 1.5, 'many']) {
      await t.rejects(serve({ requestsPerMinute }), { message: /requestsPerMinute must be a whole number/ })
    }
  })
})
