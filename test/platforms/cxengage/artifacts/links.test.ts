import t, { type Test as Tap } from 'tap'
import { askedAt } from '../../../../src/http/asked-at.ts'
import type { ArtifactDocument } from '../../../../src/platforms/cxengage/artifacts/schemas.ts'
import type { Interaction } from '../../../../src/platforms/cxengage/interactions/schemas.ts'
import { LIVE, NOON, basic, build } from '../../../support/build.ts'
import { smallScenario } from '../../../support/small-scenario.ts'

const INTERACTIONS = `/v1/tenants/${LIVE}/interactions`

const STRANGER = '0e73a980-6557-11e6-b1b9-ca81484488df'

type Test = Pick<Tap, 'teardown' | 'testdir'>
type Field = 'audioRecording' | 'messagingTranscript'

async function open (t: Test, description = 'Recorded calls and chats') {
  const scenario = { ...smallScenario({ history: { days: 2 }, volume: { perDay: 100 } }), description }
  const folder = t.testdir({ 'small.json': JSON.stringify(scenario) })
  const { app, ringback } = await build(t, { scenario: `${folder}/small.json` })
  const get = (url: string, headers = {}) => app.inject({ url, headers: { ...basic('admin'), ...headers } })
  /** Some interactions with the field, newest first, and the artifact of each. */
  async function artifacts (field: Field, count = 1): Promise<{ path: string, artifact: ArtifactDocument }[]> {
    const rows: Interaction[] = (await get(`${INTERACTIONS}?limit=1000`)).json().results
    const kept = rows.filter(row => row[field] !== undefined).slice(0, count)
    return await Promise.all(kept.map(async ({ interactionId }) => {
      const list = `${INTERACTIONS}/${interactionId}/artifacts`
      const path = `${list}/${(await get(list)).json().results[0].artifactId}`
      return { path, artifact: (await get(path)).json() }
    }))
  }
  const linkOf = async (field: Field) => (await artifacts(field))[0]?.artifact.files[0]?.url ?? ''
  return { app, ringback, get, artifacts, linkOf }
}

/** What comes after the host. */
const asked = (url: string) => url.replace(/^https?:\/\/[^/]+/, '')

t.test('a file\'s url opens it without credentials', async t => {
  const { app, get, artifacts } = await open(t)
  for (const field of ['audioRecording', 'messagingTranscript'] as const) {
    const [{ artifact } = {}] = await artifacts(field)
    const [file] = artifact?.files ?? []
    const link = asked(file?.url ?? '')
    const bare = await app.inject(link)
    t.equal(bare.statusCode, 200)
    t.match(bare.headers, { 'content-type': file?.contentType, 'access-control-allow-origin': '*' })
    const known = await get(link.replace(/\?.*/, ''))
    t.ok(bare.rawPayload.equals(known.rawPayload), 'what is had with credentials')
    t.equal((await app.inject({ method: 'HEAD', url: link })).statusCode, 200)
  }
})

t.test('a recording\'s url in the older form opens it, too', async t => {
  const { app, get, artifacts } = await open(t)
  const [{ path } = { path: '' }] = await artifacts('audioRecording')
  const [recording] = (await get(path.replace(/artifacts.*/, 'recordings'))).json().result
  t.match(await app.inject(asked(recording.url)), { statusCode: 200, headers: { 'content-type': 'audio/wav' } })
})

t.test('a link ends by the clock, with the hour after the one in which it was made', async t => {
  const { app, ringback, get, artifacts } = await open(t)
  const [{ path } = { path: '' }] = await artifacts('audioRecording')
  const linkNow = async () => asked((await get(path)).json().files[0].url)
  const link = await linkNow()
  t.match(link, new RegExp(`[?]Expires=${(Date.parse(NOON) + 7_200_000) / 1000}&Signature=[0-9a-f]{64}$`))
  ringback.clock.advance('PT59M')
  t.equal(await linkNow(), link, 'the same all through the hour')
  ringback.clock.set(Date.parse(NOON) + 7_199_999)
  t.equal((await app.inject(link)).statusCode, 200)
  ringback.clock.advance('PT0.001S')
  const expired = await app.inject(link)
  t.strictSame([expired.statusCode, expired.json()], [403, { error: { code: 403, message: 'Request has expired' } }])
  t.equal((await app.inject(await linkNow())).statusCode, 200, 'a new one')
})

t.test('a link opens its own file alone', async t => {
  const { app, artifacts } = await open(t)
  const [one, other] = await artifacts('audioRecording', 2)
  const [link, another] = [one, other].map(found => asked(found?.artifact.files[0]?.url ?? ''))
  const [path = '', query = ''] = (link ?? '').split('?')
  const parameters = new URLSearchParams(query)
  const altered = (name: string, value: string) =>
    `${path}?${new URLSearchParams({ ...Object.fromEntries(parameters), [name]: value })}`
  for (const url of [
    `${another?.split('?')[0]}?${query}`,
    `${path.replace(LIVE, STRANGER)}?${query}`,
    altered('Expires', String(Number(parameters.get('Expires')) + 1)),
    altered('Expires', ''),
    altered('Signature', '0'.repeat(64)),
    altered('Signature', (parameters.get('Signature') ?? '').slice(1)),
    altered('Signature', 'é'.repeat(32)),
    `${path}?Expires=${parameters.get('Expires')}`,
    `${path}?Signature=${parameters.get('Signature')}`
  ]) {
    const { statusCode, body } = await app.inject(url)
    t.strictSame([statusCode, body], [403, '{"error":{"code":403,"message":"The signature does not match"}}'], url)
  }
  for (const url of [path.replace(/\/files.*/, ''), path.replace(/\/artifacts.*/, ''), INTERACTIONS, path]) {
    t.equal((await app.inject(`${url}${url === path ? '' : `?${query}`}`)).statusCode, 401, url)
  }
})

t.test('where there are credentials they count, and not the link', async t => {
  const { app, get, ringback, linkOf } = await open(t)
  const link = asked(await linkOf('audioRecording'))
  t.equal((await get(link, basic('admin', 'wrong'))).statusCode, 401)
  ringback.clock.advance('P1D')
  t.equal((await app.inject(link)).statusCode, 403)
  t.equal((await get(link)).statusCode, 200)
})

t.test('any server of the same history makes the same link and takes it, and another\'s does not', async t => {
  const [here, replica] = [await open(t), await open(t)]
  const stranger = await open(t, 'The same calls, told of another origin')
  const link = await here.linkOf('messagingTranscript')
  t.equal(await replica.linkOf('messagingTranscript'), link)
  t.equal((await replica.app.inject(asked(link))).statusCode, 200)
  const strange = await stranger.linkOf('messagingTranscript')
  t.equal(strange.split('?')[0], link.split('?')[0])
  t.equal((await here.app.inject(asked(strange))).statusCode, 403)
})

t.test('a link names the host that was asked, in front of a proxy as well', async t => {
  const { get, artifacts } = await open(t)
  const [{ path, artifact } = { path: '', artifact: undefined }] = await artifacts('audioRecording')
  const file = asked(artifact?.files[0]?.url ?? '')
  const forwarded = (host: string, scheme: string) =>
    ({ host: 'inside:7464', 'x-forwarded-host': host, 'x-forwarded-proto': scheme })
  for (const [headers, base] of [
    [{ host: 'calls.example.com:7464' }, 'http://calls.example.com:7464'],
    [forwarded('calls.example.com', 'https'), 'https://calls.example.com'],
    [forwarded('[::1]:8443, second', 'HTTPS, http'), 'https://[::1]:8443'],
    [forwarded('a b/c', 'javascript'), 'http://inside:7464']
  ] as const) {
    t.equal((await get(path, headers)).json().files[0].url, base + file)
  }
  t.equal(askedAt({ headers: {}, protocol: 'http', host: '' }), '', 'a request without one gets a path')
})
