import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import { CATALOGUE } from '../../../../src/platforms/cxengage/realtime/catalogue.ts'
import { LARGEST_BATCH } from '../../../../src/platforms/cxengage/realtime/schemas.ts'
import { LIVE, basic, build } from '../../../support/build.ts'

const NOW = '2026-03-02T15:11:00.000Z'

const times = (count: number, request: (place: number) => object) =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`widget-${place}`, request(place)]))

t.test('a batch of realtime statistics', async t => {
  const { app } = await build(t, { clock: NOW })
  const url = `/v1/tenants/${LIVE}/realtime-statistics/batch`
  const post = async (requests: object) =>
    await app.inject({ method: 'POST', url, headers: basic('admin'), payload: { requests } })
  const get = async (url: string) => await app.inject({ url: `/v1/tenants/${LIVE}/${url}`, headers: basic('admin') })
  const agents: { id: string }[] = (await get('users')).json().result.slice(0, 10)

  t.test('has a bound, and more is bad input', async t => {
    t.equal((await post(times(LARGEST_BATCH, () => ({ statistic: 'queue-length' })))).statusCode, 200)
    for (const count of [LARGEST_BATCH + 1, 4000, 15_000]) {
      const response = await post(times(count, () => ({ statistic: 'queue-details-list' })))
      t.equal(response.statusCode, 400, `${count}`)
      const attribute = { requests: /250/ }
      t.match(response.json(), { error: { code: 400, message: 'bad request parameters', attribute } })
    }
  })

  t.test('computes a statistic of a scope once, however often it is asked for and however it is spelled', async t => {
    const list = CATALOGUE.find(({ name }) => name === 'queue-details-list')
    if (list === undefined) throw new Error('the statistic is there')
    const original = list.of
    let computed = 0
    list.of = view => {
      computed++
      return original(view)
    }
    t.teardown(() => { list.of = original })
    const [agent = { id: '' }] = agents
    const filters = [{}, { 'resource-id': agent.id, 'queue-id': null }, {}, { resourceId: agent.id.toUpperCase() }]
    const { results } = (await post(times(LARGEST_BATCH, place =>
      ({ statistic: 'queue-details-list', ...filters[place % 4] })))).json()
    t.equal(computed, 2)
    t.strictSame(results['widget-0'], results['widget-248'])
    t.strictSame(results['widget-1'], results['widget-3'])
    t.strictSame(results['widget-0'].body, (await get('realtime-statistics/queue-details-list')).json())
  })

  t.test('lets others have their turn in between', async t => {
    const progress = { turns: 0, done: false }
    const answer = post(times(100, place =>
      ({ statistic: CATALOGUE[place % 20]?.name, 'resource-id': agents[Math.floor(place / 20)]?.id })))
    answer.finally(() => { progress.done = true }).catch(() => undefined)
    for (; !progress.done; await nextTurn()) progress.turns++
    t.equal((await answer).statusCode, 200)
    t.ok(progress.turns >= 100, `${progress.turns} turns while 100 statistics were computed`)
  })

  t.test('is answered in the order of its requests, under their names, whatever these are', async t => {
    const statistic = 'queue-length'
    const requests = { b: { statistic: 'nope' }, 'ü"\\\n': { statistic }, '': { statistic }, 7: { statistic } }
    const { results } = (await post(requests)).json()
    t.strictSame(Object.keys(results), Object.keys(requests))
    t.match(results, { b: { status: 404 }, 'ü"\\\n': { status: 200 }, '': { status: 200 }, 7: { status: 200 } })
    t.strictSame((await post({})).json(), { results: {} })
  })

  t.test('is sent part by part when it is long', async t => {
    const response = await post(times(60, () => ({ statistic: 'completed-interactions-list' })))
    t.equal(response.headers['content-length'], undefined)
    t.match(response.headers['content-type'], /^application\/json/)
    const { results } = response.json()
    t.equal(Object.keys(results).length, 60)
    const body = (await get('realtime-statistics/completed-interactions-list')).json()
    t.strictSame(results['widget-59'], { status: 200, body })
    const short = await post(times(2, () => ({ statistic: 'completed-interactions-list' })))
    t.ok(short.headers['content-length'] !== undefined, 'and as a whole when it is not')
  })
})
