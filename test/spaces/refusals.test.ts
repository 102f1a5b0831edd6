import t from 'tap'
import { LIVE } from '../support/build.ts'
import { byHand } from '../support/size.ts'
import { openStage } from '../support/stage.ts'

type Method = Parameters<Awaited<ReturnType<typeof openStage>>['tell']>[0]

/** What is told, and what it is refused with: the status, and where or in which words. */
type Refusal = [method: Method, url: string, body: unknown, status: number, place: string | RegExp | string[]]

const CASES = '/spaces/mine/interactions'
const CREDENTIALS = '/spaces/mine/credentials'
const LONG = 'x'.repeat(65)
const ID = '5ca1ab1e-0000-4000-8000-000000000001'

const REFUSALS: Refusal[] = [
  ['POST', '/spaces', [], 400, ''],
  ['POST', '/spaces', { nmae: 'x' }, 400, '/nmae'],
  ['POST', '/spaces', { name: 'a b' }, 400, '/name'],
  ['POST', '/spaces', { name: '' }, 400, '/name'],
  ['POST', '/spaces', { name: LONG }, 400, '/name'],
  ['POST', '/spaces', { name: '-x' }, 400, '/name'],
  ['POST', '/spaces', { name: 7 }, 400, '/name'],
  ['POST', '/spaces', { name: 'a b', tenant: 1, ttl: 0, credentials: {} }, 400, ['/name', '/tenant', '/credentials', '/ttl']],
  ['POST', '/spaces', { name: 'mine' }, 409, /There is a space "mine" already/],
  ['POST', '/spaces', { name: LIVE }, 409, /already/],
  ['POST', '/spaces', { tenant: 'Smal' }, 400, '/tenant'],
  ['POST', '/spaces', { clock: 'noon' }, 400, '/clock'],
  ['POST', '/spaces', { clock: { now: 'noon' } }, 400, '/clock'],
  ['POST', '/spaces', { clock: { now: '1850-01-01T00:00:00Z' } }, 400, '/clock'],
  ['POST', '/spaces', { clock: { speed: 0 } }, 400, '/clock'],
  ['POST', '/spaces', { ttl: -1 }, 400, '/ttl'],
  ['POST', '/spaces', { ttl: 'PT' }, 400, '/ttl'],
  ['POST', '/spaces', { ttl: 'P1000000000D' }, 400, '/ttl'],
  ['POST', '/spaces', { ttl: 1e300 }, 400, '/ttl'],
  ['POST', '/spaces', { ttl: true }, 400, '/ttl'],
  ['POST', '/spaces', { interactions: [] }, 400, '/interactions'],
  ['POST', '/spaces', { interactions: [{}, { end: 'lost' }] }, 400, '/interactions/1/end'],
  ['POST', '/spaces', { interactions: { compete: 1 } }, 400, '/interactions/compete'],
  ['POST', '/spaces', { credentials: [] }, 400, '/credentials'],
  ['POST', '/spaces', { credentials: [{ platform: 'vcc' }] }, 400, '/credentials/0/id'],
  ['POST', '/spaces', { credentials: [{ platform: 'vc', id: 'x' }] }, 400, '/credentials/0/platform'],
  ['POST', '/spaces', { credentials: [{ platform: 'vcc', id: 'live' }] }, 400, '/credentials/0/id'],
  ['POST', '/spaces', { credentials: [{ platform: 'vcc', id: 'x' }, { platform: 'vcc', id: 'x' }] }, 400, '/credentials/1/id'],
  ['POST', '/spaces', { credentials: [{ platform: 'vcc', id: 'x', grants: 'all' }] }, 400, '/credentials/0/grants'],
  ['POST', '/spaces', { credentials: [{ platform: 'vcc', id: 'x', kind: 'admin' }] }, 400, '/credentials/0/kind'],
  ['POST', '/spaces', { credentials: [{ platform: 'vcc', id: 'x', tenants: [] }] }, 400, '/credentials/0/tenants'],
  ['GET', '/spaces/other', undefined, 404, /no space "other"/],
  ['DELETE', '/spaces/other', undefined, 404, /no space/],
  ['DELETE', `/spaces/${LIVE}`, undefined, 409, /home space/],
  ['POST', '/spaces/other/reset', undefined, 404, /no space/],
  ['PUT', '/spaces/other/clock', { advance: 'PT1H' }, 404, /no space/],
  ['PUT', '/spaces/mine/clock', {}, 400, ''],
  ['PUT', '/spaces/mine/clock', { advance: '1h' }, 400, ''],
  ['PUT', '/spaces/mine/clock', { now: '2500-01-01T00:00:00Z' }, 400, ''],
  ['PUT', '/spaces/mine/clock', { speed: 1e9 }, 400, ''],
  ['PUT', '/spaces/mine/clock', { now: '2026-03-02T12:00:00Z', speed: 1 }, 400, ''],
  ['GET', '/spaces/other/interactions', undefined, 404, /no space/],
  ['POST', '/spaces/other/interactions', {}, 404, /no space/],
  ['POST', CASES, 'one', 400, ''],
  ['POST', CASES, null, 400, ''],
  ['POST', CASES, [], 400, ''],
  ['POST', CASES, Array.from({ length: 101 }, () => ({})), 400, ''],
  ['POST', CASES, [{}, 7], 400, '/1'],
  ['POST', CASES, { ned: 'answered' }, 400, '/ned'],
  ['POST', CASES, { end: 'abandonned' }, 400, '/end'],
  ['POST', CASES, { at: '10:00' }, 400, '/at'],
  ['POST', CASES, { start: 'noon' }, 400, '/start'],
  ['POST', CASES, { start: 7 }, 400, '/start'],
  ['POST', CASES, { start: '1850-01-01T00:00:00Z' }, 400, '/start'],
  ['POST', CASES, { compete: 'yes' }, 400, '/compete'],
  ['POST', CASES, { agent: 'Ada Example' }, 400, '/agent'],
  ['POST', CASES, { agent: 'Nobody', compete: true }, 400, '/agent'],
  ['POST', CASES, { queue: 'Order' }, 400, '/queue'],
  ['POST', CASES, { flow: 'Nothing' }, 400, '/flow'],
  ['POST', CASES, { disposition: 'Nothing' }, 400, '/disposition'],
  ['POST', CASES, { contact: 30 }, 400, '/contact'],
  ['POST', CASES, { talk: -1 }, 400, '/talk'],
  ['POST', CASES, { id: { cxengage: 'x' } }, 400, '/id/cxengage'],
  ['POST', CASES, { id: { genesys: ID } }, 400, '/id/genesys'],
  ['POST', CASES, [{ id: { vcc: ID } }, { id: { vcc: ID } }], 400, '/1/id/vcc'],
  ['POST', CASES, { compete: true, start: '2026-03-01T03:00:00Z' }, 400, '/start'],
  ['POST', CASES, [{}, { compete: true, start: '2026-03-01T03:00:00Z' }], 400, '/1/start'],
  ['GET', '/spaces/other/snapshots', undefined, 404, /no space/],
  ['POST', '/spaces/mine/snapshots', undefined, 400, '/name'],
  ['POST', '/spaces/mine/snapshots', { name: '' }, 400, '/name'],
  ['POST', '/spaces/mine/snapshots', { name: 'x'.repeat(201) }, 400, '/name'],
  ['POST', '/spaces/mine/snapshots/none/restore', undefined, 404, /no snapshot "none"/],
  ['DELETE', '/spaces/mine/snapshots/none', undefined, 404, /no snapshot/],
  ['POST', CREDENTIALS, undefined, 400, ['/platform', '/id']],
  ['POST', CREDENTIALS, { platform: 'vcc', id: 'live' }, 400, '/id'],
  ['POST', CREDENTIALS, { platform: 'vcc', id: 'x', scret: 'y' }, 400, '/scret'],
  ['DELETE', `${CREDENTIALS}/vcc/nobody`, undefined, 404, /no credential "nobody"/],
  ['DELETE', '/spaces/other/tokens', undefined, 404, /no space/],
  ['PUT', '/clock', { advance: 'x' }, 400, ''],
  ['POST', '/reset', { al: true }, 400, ''],
  ['POST', '/reset', { all: 1 }, 400, ''],
  ['GET', '/cases/none', undefined, 404, /no case "none"/],
  ['GET', '/log?kind=opened', undefined, 400, '/kind'],
  ['GET', '/log?after=-1&limit=0', undefined, 400, ['/after', '/limit']],
  ['GET', '/log?limit=1001', undefined, 400, '/limit'],
  ['GET', '/log?spce=mine', undefined, 400, '/spce']
]

t.test('what cannot be is refused, where it is wrong, and nothing is told', async t => {
  const { tell } = await openStage(t)
  await tell('POST', '/spaces', { name: 'mine' })
  const before = (await tell('GET', '/spaces/mine')).body
  for (const [method, url, body, status, place] of REFUSALS) {
    const what = `${method} ${url} ${JSON.stringify(body) ?? ''}`.slice(0, 100)
    const told = await tell(method, url, body)
    t.equal(told.status, status, what)
    if (place instanceof RegExp) t.match(told.body.message, place, what)
    else {
      const problems: { pointer: string, expected: string }[] = told.body.problems ?? []
      t.strictSame(problems.map(({ pointer }) => pointer), [place].flat(), `${what}: ${told.body.message}`)
      t.ok(problems.every(({ expected }) => expected.length > 5), what)
    }
  }
  t.strictSame((await tell('GET', '/spaces/mine')).body, before)
  t.equal((await tell('GET', '/spaces')).body.spaces.length, 2)
  t.equal((await tell('GET', '/log')).body.position, 1)
})

t.test('a text says how many snapshots there can be', async t => {
  const { ringback } = await openStage(t)
  await ringback.openSpace({ name: 'mine' })
  for (let number = 0; number < 100; number++) await ringback.takeSnapshot('mine', { name: String(number) })
  await t.rejects(ringback.takeSnapshot('mine', { name: 'more' }), { status: 409, message: /has 100 snapshots, and no more/ })
  await ringback.takeSnapshot('mine', { name: '99' })
  await ringback.dropSnapshot('mine', '99')
  await ringback.takeSnapshot('mine', { name: 'more' })
})

t.test('a text says how many spaces there can be', byHand, async t => {
  const { ringback } = await openStage(t)
  await ringback.openSpace({ name: 'mine' })
  for (let number = 1; number < 5000; number++) await ringback.openSpace()
  await t.rejects(ringback.openSpace(), { status: 409, message: /There are 5000 spaces, and no more.*"ttl"/ })
  await ringback.closeSpace('space-7')
  await ringback.openSpace()
})
