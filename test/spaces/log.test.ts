import t from 'tap'
import type { LogEntry } from '../../src/actions/actions.ts'
import { CATALOG } from '../../src/actions/catalog.ts'
import { openStage } from '../support/stage.ts'

t.test('every action of the catalog is told over HTTP, and what changes a space stands in the log', async t => {
  const { tell } = await openStage(t)
  const told = new Set<string>()
  const names = Object.fromEntries(Object.entries(CATALOG).map(([name, { method, path }]) => [`${method} ${path}`, name]))
  const act = async (action: `${Parameters<typeof tell>[0]} ${string}`, body?: unknown, query = '') => {
    const [method = '', path = ''] = action.split(' ')
    const url = path.replace(':id', 'mine').replace(':platform', 'vcc').replace(':credential', 'extra')
      .replace('snapshots/:name', 'snapshots/first').replace('cases/:name', 'none')
    const answer = await tell(method as 'GET', url + query, body)
    told.add(names[action] ?? '')
    return [answer.status, answer.body]
  }
  const status = async (...action: Parameters<typeof act>) => (await act(...action))[0]
  t.equal(await status('POST /spaces', { name: 'mine', clock: { now: '2026-03-02T12:00:00Z' }, ttl: 3600 }), 201)
  t.equal(await status('GET /spaces'), 200)
  t.equal(await status('GET /spaces/:id'), 200)
  t.equal(await status('PUT /spaces/:id/clock', { advance: 'PT1H' }), 200)
  t.equal(await status('POST /spaces/:id/interactions', [{}, { compete: true, end: 'abandoned' }]), 201)
  t.equal(await status('GET /spaces/:id/interactions'), 200)
  t.equal(await status('POST /spaces/:id/events', { type: 'queueClosed', queue: 'nowhere', until: 'x' }), 400)
  t.equal(await status('POST /spaces/:id/amendments', { interaction: 'none', score: 3 }), 400)
  t.equal(await status('POST /spaces/:id/snapshots', { name: 'first' }), 201)
  t.equal(await status('GET /spaces/:id/snapshots'), 200)
  t.equal(await status('POST /spaces/:id/snapshots/:name/restore'), 200)
  t.equal(await status('DELETE /spaces/:id/snapshots/:name'), 200)
  t.equal(await status('POST /spaces/:id/credentials', { platform: 'vcc', id: 'extra' }), 201)
  t.equal(await status('DELETE /spaces/:id/credentials/:platform/:credential'), 200)
  t.equal(await status('DELETE /spaces/:id/tokens'), 200)
  t.equal(await status('POST /spaces/:id/reset'), 200)
  t.equal(await status('GET /export'), 200)
  t.equal(await status('GET /clock'), 200)
  t.equal(await status('PUT /clock', { advance: 'PT1H' }), 200)
  t.equal(await status('POST /reset', { all: false }), 200)
  t.equal(await status('GET /cases'), 200)
  t.equal(await status('GET /cases/:name'), 404)
  t.equal(await status('DELETE /spaces/:id'), 204)
  const [, { entries }] = await act('GET /log')
  t.strictSame([...told].sort(), Object.keys(CATALOG).sort(), 'and that is all of it')
  t.strictSame(entries.map(({ kind }: LogEntry) => kind), ['open', 'clock', 'add', 'snapshot', 'restore', 'drop-snapshot',
    'add-credential', 'drop-credential', 'revoke-tokens', 'reset', 'close'])
  t.strictSame(entries.map(({ position }: LogEntry) => position),
    entries.map((_entry: LogEntry, index: number) => index + 1))
  t.match(entries[1], { space: 'mine', clock: { mode: 'frozen', instant: Date.parse('2026-03-02T13:00:00Z') } })
})

t.test('the log is told by space and kind, and in pages', async t => {
  const { ringback, tell } = await openStage(t)
  for (const name of ['one', 'two']) {
    await ringback.openSpace({ name })
    for (let hour = 0; hour < 3; hour++) await ringback.moveClockOfSpace(name, { advance: 'PT1H' })
    await ringback.closeSpace(name)
  }
  const positions = async (query: string) => {
    const { body } = await tell('GET', `/log?${query}`)
    t.equal(body.position, 10, 'of the last one of all')
    return body.entries.map(({ position }: LogEntry) => position)
  }
  t.strictSame(await positions('limit=4'), [1, 2, 3, 4])
  t.strictSame(await positions('limit=4&after=8'), [9, 10])
  t.strictSame(await positions('space=two'), [6, 7, 8, 9, 10])
  t.strictSame(await positions('kind=open'), [1, 6])
  t.strictSame(await positions('space=two&kind=clock&after=7&limit=1'), [8])
  t.strictSame(await positions('space=none'), [])
  t.strictSame((await ringback.getLog({ space: 'two', limit: 1 })).entries.map(({ kind }) => kind), ['open'])
})

t.test('what is told to all is told in the log to each', async t => {
  const { ringback } = await openStage(t)
  await ringback.openSpace({ name: 'one' })
  await ringback.reset({ all: true })
  t.strictSame((await ringback.getLog({ kind: 'close' })).entries.map(({ space }) => space), ['one'])
})
