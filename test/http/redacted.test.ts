import { Writable } from 'node:stream'
import { pino } from 'pino'
import t, { type Test } from 'tap'
import { redactedUrl } from '../../src/http/redacted.ts'
import { createRingback } from '../../src/server.ts'

const ERROR = 50

/** A server whose log is kept: all that it has to say. */
function logged (t: Test) {
  const lines: string[] = []
  const stream = new Writable({
    write (chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    }
  })
  const ringback = createRingback({ scenario: 'documented', logger: pino({ level: 'trace' }, stream) })
  t.teardown(() => ringback.close())
  return {
    ringback,
    lines,
    errors: () => lines.map(line => JSON.parse(line) as { level: number }).filter(({ level }) => level >= ERROR)
  }
}

t.test('a log keeps no token, whatever became of the request', async t => {
  const { ringback, lines } = logged(t)
  const { app } = ringback
  await app.ready()
  await ringback.seed()
  const url = await ringback.listen()
  const names =
    ['access_token', 'Access_Token', 'ACCESS_TOKEN', 'access%5Ftoken', '%61ccess_token', 'client_secret', 'Signature']
  for (const path of ['/stats/interactions', '/v1/me', '/V1/x',
    '/', '/__admin/nothing', '/stats/%zz', '/Auth/connect/token', '/__admin/docs']) {
    for (const name of names) {
      await app.inject({
        url: `${path}?start=2020&${name}=s3cr3t&end=2021`,
        headers: { authorization: 'Bearer s3cr3t' }
      })
    }
    await (await fetch(`${url}${path}?Access_token=s3cr3t`, { headers: { authorization: 'Bearer s3cr3t' } })).text()
  }
  const text = lines.join('')
  t.match(text, '/stats/interactions?start=2020&access_token=redacted&end=2021')
  t.match(text, '/stats/interactions?start=2020&access%5Ftoken=redacted&end=2021')
  t.notMatch(text, 's3cr3t')
})

t.test('what opens nothing stays in the log as it was', async t => {
  for (const url of [
    '/v1/me', '/v1/me?', '/stats?start=2020-01-01&access_tokens=1&token', '/?access_token', '/%zz?%zz=%zz&a=b=c'
  ]) {
    t.equal(redactedUrl(url), url)
  }
  t.equal(redactedUrl('/?access_token=a=b&access_token=c'), '/?access_token=redacted&access_token=redacted')
})

t.test('the planned 503 is no error in the log', async t => {
  const { ringback, lines, errors } = logged(t)
  const { app } = ringback
  for (const [method, url] of [
    ['GET', '/v1/me'], ['GET', '/stats/interactions'], ['POST', '/Auth/connect/token'], [
      'GET', '/'
    ], ['GET', '/__admin/health'],
    ['GET', '/__admin/invariants'], ['PUT', '/__admin/clock'], ['POST', '/__admin/reset']
  ] as const) t.equal((await app.inject({ method, url })).statusCode, 503, url)
  await ringback.seed()
  const asked = app.inject('/__admin/invariants')
  await new Promise(setImmediate)
  await Promise.all([asked.then(({ statusCode }) => t.equal(statusCode, 503, 'it closed meanwhile')), ringback.close()])
  t.strictSame(errors(), [])
  t.notMatch(lines.join(''), '"stack"')
})
