import t from 'tap'
import { DOCUMENTED, LIVE, basic, build, sharedDefault } from '../../../support/build.ts'

interface Row { interactionId: string, startTimestamp: string }
interface Hook { hookType: string, hookSubType: string, hookId: string, hookName?: string }

t.test('the list of interactions', async t => {
  const { app } = await sharedDefault()
  const get = (path: string) => app.inject({ url: `/v1/tenants/${path}`, headers: basic('admin') })
  const list = async (query: string, tenant = DOCUMENTED) => (await get(`${tenant}/interactions?${query}`)).json()
  const ids = (body: { results: Row[] }) => body.results.map(({ interactionId }) => interactionId)
  const everything = ids(await list('limit=1000'))

  t.test('offset skips records, page is echoed and counts from 0', async t => {
    t.strictSame(ids(await list('offset=10')), everything.slice(10, 20))
    const second = await list('page=1&limit=7')
    t.match(second, { page: 1, limit: 7, offset: 7, total: 127 })
    t.strictSame(ids(second), everything.slice(7, 14))
    t.match(await list('page=0'), { page: 0, offset: 0 })
  })

  t.test('a page without rows has null results', async t => {
    for (const query of [
      'limit=0', 'offset=127', 'page=13', 'start=2031-01-01', 'end=2016-01-01', 'offset=999999999999'
    ]) {
      t.equal((await list(query)).results, null, query)
    }
    t.match(await list('limit=0'), { limit: 0, total: 127 })
    t.match(await list('offset=500'), { total: 127 })
  })

  t.test('the scenario may want an empty list instead', async t => {
    const file = `${t.testdir({ 'empty.json': JSON.stringify(EMPTY_LISTS) })}/empty.json`
    const { app } = await build(t, { scenario: file })
    t.strictSame(
      (await app.inject({ url: `/v1/tenants/${LIVE}/interactions?limit=0`, headers: basic('admin') })).json().results,
      []
    )
  })

  t.test('a limit above the maximum counts as the maximum', async t => {
    t.match(await list('limit=5000'), { limit: 1000 })
    t.match(await list('limit=999999999999'), { limit: 1000 })
  })

  t.test('a page reaches past the last full one', async t => {
    t.strictSame(ids(await list('offset=120&limit=10')), everything.slice(120))
  })

  t.test('one range in every spelling of a timestamp', async t => {
    for (const range of [
      'start=2017-12-29T14:00:00.000Z&end=2017-12-29T24:00:00.000Z', 'start=2017-12-29T14:00Z&end=2017-12-30T00:00',
      'start=2017-12-29T14:00:00Z&end=2017-12-30', 'start=2017-12-29T14:00:00&end=2017-12-30T00:00:00.000005',
      'start=2017-12-29T14:00:00+00:00&end=2017-12-29T19:00:00-05:00',
      'start=2017-12-29%2014:00:00&end=2017-12-29T24:00:00%2B00:00',
      'startTimeRange=2017-12-29T14:00:00.000Z&endTimeRange=2017-12-30T00:00:00.000Z',
      'end=2017-12-30&startTimeRange=2001-01-01&start=2017-12-29T14:00:00.000Z',
      'start=&start=2017-12-29T14:00&end=2017-12-30&limit='
    ]) {
      const body = await list(range)
      t.match(body, { total: 1, limit: 10, results: [{ startTimestamp: '2017-12-29T14:23:57.471Z' }] }, range)
    }
  })

  t.test('empty values count as absent, unknown parameters are ignored, of repeated ones the last counts', async t => {
    t.match(await list('start=&end=&limit=&offset=&page='), { total: 127, limit: 10, page: null })
    t.match(await list('colour=blue&limit=3&limit=4'), { total: 127, limit: 4 })
  })

  t.test('the start of a range is inside it, its end is not', async t => {
    t.equal((await list('start=2017-12-29T14:23:57.471Z&end=2017-12-29T14:23:57.472Z')).total, 1)
    t.equal((await list('start=2017-12-29T14:00:00.000Z&end=2017-12-29T14:23:57.471Z')).total, 0)
  })

  t.test('total and rows of any range agree with the whole list', async t => {
    const whole: Row[] = []
    for (let offset = 0; ; offset += 1000) {
      const { results } = await list(`limit=1000&offset=${offset}`, LIVE)
      if (results === null) break
      whole.push(...results)
    }
    t.equal(whole.length, (await list('limit=0', LIVE)).total)
    for (const [start, end] of [['2026-02-10', '2026-02-13T09:30'], ['2026-03-02T11:00', '2026-03-09'], [
      '2026-01-01', '2026-02-01T12:00'
    ]]) {
      const expected = whole.filter(row =>
        Date.parse(row.startTimestamp) >= Date.parse(`${start}Z`.replace(/^(\d{4}-\d\d-\d\d)Z/, '$1')) &&
        Date.parse(row.startTimestamp) < Date.parse(`${end}Z`.replace(/^(\d{4}-\d\d-\d\d)Z/, '$1')))
      const body = await list(`start=${start}&end=${end}&limit=1000`, LIVE)
      t.equal(body.total, expected.length)
      t.strictSame(ids(body), expected.slice(0, 1000).map(row => row.interactionId))
    }
  })

  t.test('a contact is searched for in both spellings', async t => {
    const { results } = await list('limit=1000', LIVE) as { results: (Row & { contactId?: string })[] }
    const contactId = results.find(row => row.contactId !== undefined)?.contactId
    for (const name of ['contactId', 'contactID']) {
      const found = await list(`${name}=${contactId}&limit=1000`, LIVE)
      t.ok(found.total > 0)
      t.ok(found.results.every((row: { contactId?: string }) => row.contactId === contactId))
      t.equal((await list(`${name}=${contactId}&end=2020-01-01`, LIVE)).total, 0, 'within the range')
    }
    t.equal((await get(`${LIVE}/interactions?contactId=nobody`)).statusCode, 400)
  })

  t.test('filters by hooks are satisfied by the interaction, together', async t => {
    const all = (await list('limit=1000', LIVE)).results as (Row & { hooks?: Hook[], interactionAttributes?: Hook[] })[]
    const has = (test: (hook: Hook) => boolean) => all.filter(row =>
      [...row.hooks ?? [], ...row.interactionAttributes ?? []].some(test)).map(row => row.interactionId)
    const linked = all.find(row => (row.hooks ?? []).length > 1)?.hooks?.[0]
    for (const [filter, expected] of [
      ['hookType=zendesk', has(hook => hook.hookType === 'zendesk')],
      ['type=salesforce', has(hook => hook.hookType === 'salesforce')],
      ['hookSubType=ticket', has(hook => hook.hookSubType === 'ticket')],
      [`hookId=${linked?.hookId}`, has(hook => hook.hookId === linked?.hookId)],
      ['attribute-value=gold', has(hook => hook.hookName === 'gold')],
      ['hook-name=fr', has(hook => hook.hookName === 'fr')],
      ['hookName=fr', has(hook => hook.hookName === 'fr')],
      ['hookType=zendesk&hookSubType=user', has(hook => hook.hookType === 'zendesk').filter(id =>
        has(hook => hook.hookSubType === 'user').includes(id))]
    ] as const) {
      t.ok(expected.length > 0, filter)
      const found = ids(await list(`${filter}&limit=1000`, LIVE))
      t.strictSame(found.filter(id => all.some(row => row.interactionId === id)), expected, filter)
    }
    t.match(await list('hookType=nobody', LIVE), { total: 0, results: null })
  })

  t.test('the envelope repeats hookSubType', async t => {
    const { body } = await get(`${LIVE}/interactions?hookSubType=ticket&limit=1`)
    t.strictSame(Object.keys(JSON.parse(body)),
      ['tenantId', 'limit', 'offset', 'tenantName', 'page', 'hookSubType', 'total', 'tenantTimezone', 'results'])
  })

  t.test('an attribute is told as a hook of the flow', async t => {
    const { results: [row] } = await list('attribute-value=gold&limit=1', LIVE)
    t.match(row.interactionAttributes[0], {
      tenantId: LIVE,
      interactionId: row.interactionId,
      hookType: 'unattachedAttr',
      hookSubType:
          'interaction-attribute',
      hookName: 'gold',
      hookBy: 'flow'
    })
  })

  t.test('the null switch in each spelling', async t => {
    for (const name of ['includenulls=true', 'includeNulls=true',
      'include-nulls=true', 'INCLUDENULLS=true', 'green=false', 'includenulls=True']) {
      const [row] = (await list(`${name}&limit=1`)).results
      t.match(row, { customerTransfers: null, dispositionName: null, contactId: null }, name)
      t.ok([row.monitors, row.hooks, row.agents].every(Array.isArray), name)
      t.equal(Object.keys(row.segments[0]).length, 21)
    }
    for (const other of ['includenulls=false', 'green=true']) {
      t.notOk('monitors' in (await list(`${other}&limit=1`)).results[0])
    }
  })

  t.test('get-one finds what the list shows, in any letter case', async t => {
    const { results: [row] } = await list('limit=1', LIVE)
    const one = (await get(`${LIVE}/interactions/${row.interactionId.toUpperCase()}`)).json()
    const { details, ...rest } = one
    t.strictSame(rest, row)
    t.equal(details.interactionId, row.interactionId)
  })

  t.test('a contact shows exactly its interactions of the list', async t => {
    const { results } = await list('limit=1000', LIVE)
    const contactId = results.find((row: { contactId?: string }) => row.contactId !== undefined).contactId
    const history = (await get(`${LIVE}/contacts/${contactId}/interactions?limit=100`)).json()
    const own = results.filter((row: { contactId?: string }) => row.contactId === contactId).map((row: Row) =>
      row.interactionId)
    t.strictSame(history.results.slice(0, own.length).map((row: Row) => row.interactionId), own)
    t.match((await get(`${LIVE}/contacts/${contactId}/interactions?page=1&limit=1`)).json(),
      { page: 1, limit: 1, offset: 1, total: history.total })
    t.strictSame((await get(`${LIVE}/contacts/${contactId}/interactions?page=99&limit=200`)).json(),
      { page: 99, limit: 100, offset: 9900, total: history.total, results: [] })
  })
})

const EMPTY_LISTS = {
  description: 'Empty lists instead of null',
  tenants: [{
    id: LIVE,
    name: 'Small',
    timezone: 'UTC',
    history: { days: 1 },
    volume: { perDay: 1 },
    queues: [{ name: 'A' }],
    flows: [{ name: 'A', channel: 'voice', contactPoint: '+15555550100' }],
    agents: { count: 1 }
  }],
  credentials: [{ platform: 'cxengage', id: 'admin', secret: 'admin-secret', grants: ['*'], tenants: [LIVE] }],
  settings: { cxengage: { emptyResults: '[]' } }
}
