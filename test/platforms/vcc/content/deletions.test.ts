import type { FastifyInstance } from 'fastify'
import t from 'tap'
import type { SpaceReport } from '../../../../src/actions/actions.ts'
import type { ScenarioInput } from '../../../../src/world/scenario-input.ts'
import { MOST_DELETED } from '../../../../src/spaces/writes.ts'
import type { InteractionWithContent } from '../../../../src/platforms/vcc/content/schemas.ts'
import { NOON } from '../../../support/build.ts'
import { smallScenario } from '../../../support/small-scenario.ts'
import { clientIn, openStage } from '../../../support/stage.ts'
import { V2, V3 } from '../../../support/vcc-client.ts'
import { DELETE, READ, tokenFor } from './client.ts'

const WINDOW = 'start=2026-02-28T00:00:00Z&end=2026-03-02T12:00:00Z'
const NOBODY = '00000000-0000-4000-8000-000000000000'

type Method = 'GET' | 'POST' | 'DELETE'

/** What reads and deletes content with a space's credentials. */
async function contentOf (app: FastifyInstance, space: Pick<SpaceReport, 'tenantId' | 'credentials'>) {
  const authorization = await clientIn(app, space).bearer(`${READ} ${DELETE}`)
  const ask = async (method: Method, path: string, body?: unknown, headers = {}) => await app.inject({
    method,
    url: `/interaction-content/interactions${path}`,
    headers: {
      authorization, accept: V3, ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' })
    },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) })
  })
  return {
    ask,
    list: async () => (await ask('GET', `?${WINDOW}&limit=1000`)).json<{ items: InteractionWithContent[] }>().items,
    pages: async (limit: number) => (await ask('GET', `?${WINDOW}&limit=${limit}`, undefined, { accept: V2 })).json<{
      items: InteractionWithContent[], meta: { count: number, pageCount: number, totalCount: number }
    }>(),
    deleteBatch: async (guids: unknown) => await ask('POST', '/delete-batch', { guids })
  }
}

async function stageOfContent (t: Parameters<typeof openStage>[0]) {
  const stage = await openStage(t)
  const { ringback } = stage
  const open = async (name: string) =>
    await contentOf(stage.app, await ringback.openSpace({ name, clock: { now: NOON } }))
  const own = await open('own')
  return { ...stage, open, own, items: await own.list() }
}

t.test('a batch is deleted: it is in no list, and 404', async t => {
  const { own, items, open } = await stageOfContent(t)
  const [first, second, third] = items as [InteractionWithContent, InteractionWithContent, InteractionWithContent]
  const { meta: before } = await own.pages(10)
  const answer = await own.deleteBatch([first.guid.toUpperCase(), second.guid])
  t.match(answer, { statusCode: 200, headers: { 'content-type': 'application/json; charset=utf-8' } })
  t.strictSame(answer.json(), { failures: [] })
  t.strictSame(await own.list(), items.slice(2))
  const { meta, items: page } = await own.pages(10)
  t.equal(meta.totalCount, before.totalCount - 2)
  t.equal(meta.pageCount, Math.ceil(meta.totalCount / 10))
  t.strictSame(page, items.slice(2, 12))
  for (const path of [`/${first.guid}`, `/${first.guid}/content/${first.content[0]?.contentKey}`]) {
    t.match(await own.ask('GET', path), { statusCode: 404, body: '{"message":"Not Found"}' })
    t.equal((await own.ask('DELETE', path)).statusCode, 404, 'it cannot be deleted again')
  }
  t.equal((await own.ask('GET', `/${third.guid}`)).statusCode, 200)
  t.strictSame(await (await open('other')).list(), items, 'another space has it all')
})

t.test('pages of version 3 go on after what was deleted', async t => {
  const { own, items } = await stageOfContent(t)
  const { meta } = (await own.ask('GET', `?${WINDOW}&limit=3`)).json<{ meta: { nextContinuationToken: string } }>()
  await own.deleteBatch([items[2]?.guid, items[3]?.guid])
  const next = await own.ask('GET', `?${WINDOW}&limit=3&continuationToken=${encodeURIComponent(meta.nextContinuationToken)}`)
  t.strictSame(next.json<{ items: unknown[] }>().items, items.slice(4, 7))
})

t.test('unknown guids of a batch succeed, and what is no guid is a failure', async t => {
  const { own, items, ringback } = await stageOfContent(t)
  const bad = 'x'.repeat(36)
  t.strictSame((await own.deleteBatch([NOBODY, 'short', bad, NOBODY])).json(), {
    failures: [
      { guid: 'short', message: 'GUID must be 36 characters in length', statusCode: 400 },
      { guid: bad, message: `GUID '${bad}' is not a valid UUID string`, statusCode: 400 }
    ]
  })
  t.strictSame(await own.list(), items)
  t.strictSame((await ringback.getLog({ kind: 'delete-content' })).entries, [], 'nothing to tell')
})

t.test('a body that is no list of at most 1000 guids is 400', async t => {
  const { own } = await stageOfContent(t)
  for (const [body, message] of [
    [{}, '"guids" is required'], ['', '"value" must be an object'], ['{', 'Invalid request payload JSON format'],
    [{ guids: { a: 1 } }, '"guids" must be an array'], [{ guids: [{}] }, '"guids[0]" must be a string'],
    [{ guids: Array(1001).fill(NOBODY) }, '"guids" must contain less than or equal to 1000 items']
  ]) {
    t.match(await own.ask('POST', '/delete-batch', body), { statusCode: 400, body: JSON.stringify({ message }) })
  }
  t.equal((await own.deleteBatch(Array(1000).fill(NOBODY))).statusCode, 200)
})

t.test('an interaction is deleted by its guid', async t => {
  const { own, items } = await stageOfContent(t)
  const answer = await own.ask('DELETE', `/${items[0]?.guid}`)
  t.match(answer, { statusCode: 200, body: '{}', headers: { 'content-type': 'application/json; charset=utf-8' } })
  t.strictSame(await own.list(), items.slice(1))
  t.equal((await own.ask('DELETE', `/${NOBODY}`)).statusCode, 404)
  t.match(await own.ask('DELETE', '/x'), { statusCode: 400, body: '{"message":"GUID must be 36 characters in length"}' })
})

t.test('one content is deleted, in any letter case, and the interaction with the last one', async t => {
  const { own, items } = await stageOfContent(t)
  const [{ guid, content }] = items.filter(({ content }) => content.length > 1) as [InteractionWithContent]
  const [first, ...rest] = content
  const answer = await own.ask('DELETE', `/${guid}/content/${first?.contentKey.toUpperCase()}`)
  t.match(answer, { statusCode: 204, body: '' })
  t.strictSame((await own.ask('GET', `/${guid}`)).json<InteractionWithContent>().content, rest)
  t.strictSame((await own.list()).find(item => item.guid === guid)?.content, rest)
  t.equal((await own.ask('GET', `/${guid}/content/${first?.contentKey}`)).statusCode, 404)
  t.equal((await own.ask('GET', `/${guid}/content/${rest[0]?.contentKey}`)).statusCode, 200)
  for (const { contentKey } of rest) await own.ask('DELETE', `/${guid}/content/${contentKey}`)
  t.equal((await own.ask('GET', `/${guid}`)).statusCode, 404)
  t.strictSame(await own.list(), items.filter(item => item.guid !== guid))
})

t.test('an interaction without its only content is listed again once there is more', async t => {
  const { own, ringback } = await stageOfContent(t)
  const { added: [{ interactions: [call] } = { interactions: [] }] } = await ringback.addInteractions('own', { start: NOON, talk: 60, wrapUp: 600 })
  const guid = call?.found['vcc']?.id ?? ''
  await ringback.moveClockOfSpace('own', { now: call?.expected.customerLeft ?? '' })
  const { content } = (await own.ask('GET', `/${guid}`)).json<InteractionWithContent>()
  t.strictSame(content.map(({ type }) => type), ['callRecording'])
  const { items: before, meta } = await own.pages(1000)
  t.equal((await own.ask('DELETE', `/${guid}/content/callRecording`)).statusCode, 204)
  t.equal((await own.ask('GET', `/${guid}`)).statusCode, 404)
  t.equal((await own.pages(1000)).meta.totalCount, meta.totalCount - 1)
  t.match(await ringback.invariants(), { violations: 0 })
  await ringback.moveClockOfSpace('own', { advance: 'PT1H' })
  const later = (await own.ask('GET', `/${guid}`)).json<InteractionWithContent>()
  t.strictSame(later.content.map(({ type }) => type), ['transcript', 'categorizationResult', 'sentimentSummary'])
  t.ok(before.some(item => item.guid === guid))
})

t.test('of deletions of an account at a time one is done, and the others are 429', async t => {
  const { own, items, open } = await stageOfContent(t)
  const other = await open('other')
  const asked = items.slice(0, 4).map(async ({ guid }) => await own.ask('DELETE', `/${guid}`))
  const meanwhile = other.ask('DELETE', `/${items[0]?.guid}`)
  const statuses = (await Promise.all(asked)).map(({ statusCode }) => statusCode)
  t.strictSame(statuses.toSorted(), [200, 429, 429, 429])
  t.equal((await meanwhile).statusCode, 200, 'another account does not mind')
  t.equal((await own.list()).length, items.length - 1)
  t.equal((await own.ask('DELETE', `/${items[4]?.guid}`)).statusCode, 200)
})

t.test('what was deleted is back with a reset, and with a snapshot from before', async t => {
  const { own, items, ringback } = await stageOfContent(t)
  await ringback.takeSnapshot('own', { name: 'full' })
  await own.deleteBatch(items.map(({ guid }) => guid))
  t.strictSame(await own.list(), [])
  await ringback.takeSnapshot('own', { name: 'empty' })
  await ringback.restoreSnapshot('own', 'full')
  t.strictSame(await own.list(), items)
  await ringback.restoreSnapshot('own', 'empty')
  t.strictSame(await own.list(), [])
  await ringback.resetSpace('own')
  t.strictSame(await own.list(), items)
})

t.test('stats stay as they are', async t => {
  const { app, ringback, own, items } = await stageOfContent(t)
  const stats = clientIn(app, await ringback.getSpace('own'))
  const calls = async () => (await stats.vcc('interactions?start=2026-02-28T00:00:00Z&limit=5000')).body
  const before = await calls()
  await own.deleteBatch(items.map(({ guid }) => guid))
  t.equal(await calls(), before)
})

t.test('deletions are entries of the log, and are there on another server', async t => {
  const { own, items, ringback } = await stageOfContent(t)
  const [{ guid, content }] = items.filter(({ content }) => content.length > 1) as [InteractionWithContent]
  await own.ask('DELETE', `/${guid}/content/${content[0]?.contentKey}`)
  await own.deleteBatch(items.filter(item => item.guid !== guid).slice(0, 3).map(({ guid }) => guid))
  const { entries } = await ringback.getLog({ space: 'own' })
  t.match(entries.map(({ kind }) => kind), ['open', 'delete-file', 'delete-content'])
  const left = await own.list()
  const second = await openStage(t, { log: await ringback.getExport() })
  t.strictSame(await (await contentOf(second.app, await second.ringback.getSpace('own'))).list(), left)
})

t.test('a history with deletions has no violations', async t => {
  const { own, items, ringback } = await stageOfContent(t)
  const [{ guid, content }] = items.filter(({ content }) => content.length > 1) as [InteractionWithContent]
  await own.ask('DELETE', `/${guid}/content/${content[0]?.contentKey}`)
  await own.deleteBatch(items.slice(-3).map(({ guid }) => guid))
  t.match(await ringback.invariants(), { violations: 0 })
})

t.test('a space keeps deletions of so many interactions, and says so', async t => {
  const { items, ringback } = await stageOfContent(t)
  const exported = await ringback.getExport()
  const ids = Array.from({ length: MOST_DELETED - 1 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`)
  const log = { ...exported, log: [...exported.log, { at: 0, entry: { kind: 'delete-content', space: 'own', ids } }] }
  const { app, ringback: full } = await openStage(t, { log })
  const own = await contentOf(app, await full.getSpace('own'))
  t.equal((await own.deleteBatch([items[0]?.guid])).statusCode, 200)
  const message = 'ringback: a space keeps deletions of 10000 interactions, and no more'
  t.match(await own.deleteBatch([items[1]?.guid]), { statusCode: 503, body: JSON.stringify({ message }) })
  t.match(await own.ask('DELETE', `/${items[1]?.guid}`), { statusCode: 503 })
  t.strictSame(await own.list(), items.slice(1))
})

t.test('the home of a tenant has a log as well, and is whole again after a reset', async t => {
  const small = smallScenario({ history: { days: 2 } })
  const credentials = small.credentials.map(credential => ({ ...credential, grants: ['*'] }))
  const { app, ringback } = await openStage(t, { scenario: { ...small, credentials } as ScenarioInput })
  const [home] = (await ringback.listSpaces()).spaces as [SpaceReport]
  const authorization = `Bearer ${await tokenFor(app, 'live', `${READ} ${DELETE}`)}`
  const ask = async (method: Method, path: string) => await app.inject({
    method, url: `/interaction-content/interactions${path}`, headers: { authorization, accept: V3 }
  })
  const list = async () => (await ask('GET', `?${WINDOW}`)).json<{ items: InteractionWithContent[] }>().items
  const items = await list()
  t.equal((await ask('DELETE', `/${items[0]?.guid}`)).statusCode, 200)
  t.equal((await list())[0]?.guid, items[1]?.guid)
  t.match((await ringback.getLog({ space: home.id })).entries, [{ kind: 'delete-content', ids: [items[0]?.guid] }])
  t.match(await ringback.invariants(), { violations: 0 })
  await ringback.reset()
  t.strictSame(await list(), items)
})
