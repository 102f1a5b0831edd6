import type { InjectOptions } from 'fastify'
import t from 'tap'
import type { Interaction } from '../../../src/platforms/cxengage/interactions/schemas.ts'
import type { Note } from '../../../src/platforms/cxengage/notes/schemas.ts'
import { LONGEST_METADATA, MOST_NOTES } from '../../../src/spaces/writes.ts'
import { NOON } from '../../support/build.ts'
import { openStage } from '../../support/stage.ts'

const UNKNOWN = '00000000-0000-4000-8000-000000000000'

type Method = 'GET' | 'POST' | 'PUT'

/** A space with a call that is over and wrapped up, and whoever reads and writes there. */
async function stageOfCall (t: Parameters<typeof openStage>[0], options = {}) {
  const stage = await openStage(t, options)
  const { app, ringback, clientIn } = stage
  const space = await ringback.openSpace({ name: 'own', clock: { now: NOON } })
  const { added } = await ringback.addInteractions('own', { start: '2026-03-02T10:00:00Z', talk: 60, wrapUp: 30, note: false })
  const [call] = added[0]?.interactions ?? []
  const client = clientIn(space)
  const id = call?.found['cxengage']?.id ?? ''
  const path = `/v1/tenants/${space.tenantId}/interactions/${id}`
  const ask = async (method: Method, url: string, payload?: object, headers: Record<string, string> = client.headers) =>
    await app.inject({
      method, url: url.startsWith('/v1') ? url : path + url, headers, ...(payload === undefined ? {} : { payload })
    } satisfies InjectOptions)
  return {
    ...stage,
    space,
    client,
    call,
    id,
    path,
    ask,
    told: async () => (await ask('GET', '')).json<Interaction & { details: { agents: { noteTitle: string | null }[] } }>(),
    notes: async () => (await ask('GET', '/notes?contents=true')).json<{ results: Note[] }>().results,
    write: async (title: string, body: string) => (await ask('POST', '/notes?contents=true', { title, body })).json<{
      result: { noteId: string }
    }>().result.noteId,
    select: async (dispositionId?: string) => await ask('POST', '/interrupts', {
      source: 'client',
      interruptType: 'disposition-select',
      interrupt: {
        resourceId: UNKNOWN, ...(dispositionId === undefined ? {} : { disposition: { dispositionId, selected: true } })
      }
    })
  }
}

t.test('a note is written, and told wherever notes are', async t => {
  const { ask, notes, told, write, call, ringback } = await stageOfCall(t)
  const before = await told()
  t.strictSame(await notes(), [])
  const noteId = await write('Refund', 'Sent the form.')
  const agent = before.agents?.at(-1)?.agentId
  t.strictSame(await notes(), [{ noteId, interactionId: before.interactionId, title: 'Refund', body: 'Sent the form.', resourceId: agent, created: NOON }])
  t.equal((await ask('GET', `/notes/${noteId}`)).json<{ result: Note }>().result.title, 'Refund')
  const after = await told()
  t.equal(after.notes, 'Sent the form.')
  t.equal(after.details.agents.at(-1)?.noteTitle, 'Refund')
  t.strictSame((await ringback.listAdded('own')).interactions[0]?.interactions[0]?.expected.note, 'Sent the form.')
  t.equal(call?.expected.note, null)
})

t.test('several notes have ids of their own, the same in every run', async t => {
  const run = async () => {
    const { write, notes, told } = await stageOfCall(t)
    const ids = [await write('One', 'First.'), await write('Two', 'Second.')]
    t.strictSame((await notes()).map(({ noteId }) => noteId), ids)
    t.equal((await told()).notes, 'First.\nSecond.')
    return ids
  }
  const [one, other] = [await run(), await run()]
  t.equal(new Set(one).size, 2)
  t.strictSame(one, other)
})

t.test('notes that are written at a time are all there', async t => {
  const { write, notes } = await stageOfCall(t)
  const ids = await Promise.all(['One', 'Two', 'Three'].map(async title => await write(title, 'Text.')))
  t.strictSame((await notes()).map(({ noteId }) => noteId).toSorted(), ids.toSorted())
  t.equal(new Set(ids).size, 3)
})

t.test('a note is changed', async t => {
  const { ask, notes, write } = await stageOfCall(t)
  const noteId = await write('Refund', 'Sent the form.')
  t.match(await ask('PUT', `/notes/${noteId}`, { body: 'Sent it twice.' }), { statusCode: 200, body: '{}' })
  t.match(await notes(), [{ noteId, title: 'Refund', body: 'Sent it twice.' }])
  t.equal((await ask('PUT', `/notes/${UNKNOWN}`, { body: 'x' })).statusCode, 404)
})

t.test('the note that the simulation has drawn is changed in its place', async t => {
  const { ask, client, path, id } = await stageOfCall(t)
  const { results } = (await client.cxengage('/interactions?limit=100')).json<{ results: Interaction[] }>()
  const other = results.find(({ notes, interactionId }) => notes != null && interactionId !== id)?.interactionId ?? ''
  const url = `${path.replace(id, other)}/notes`
  const [drawn, ...more] = (await ask('GET', `${url}?contents=true`)).json<{ results: Note[] }>().results
  t.strictSame(more, [])
  t.equal((await ask('PUT', `${url}/${drawn?.noteId}`, { title: 'Better' })).statusCode, 200)
  t.strictSame((await ask('GET', `${url}?contents=true`)).json(), { results: [{ ...drawn, title: 'Better' }] })
})

t.test('a disposition is selected, and both platforms tell it', async t => {
  const { client, call, select, told, id } = await stageOfCall(t)
  const { result } = (await client.cxengage('/dispositions')).json<{ result: { id: string, name: string }[] }>()
  const before = await told()
  const other = result.find(({ name }) => name !== before.dispositionName)
  const answer = await select(other?.id)
  t.equal(answer.statusCode, 200, answer.body)
  t.match(answer.json(), { interactionId: id, flowId: before.flowId, flowVersion: String })
  t.match(await told(), { dispositionId: other?.id, dispositionName: other?.name })
  t.match((await client.vcc(`interactions/${call?.found['vcc']?.id}`)).body, `"${other?.name}"`)
})

t.test('a disposition is deselected, and neither platform tells one', async t => {
  const { client, call, select, told } = await stageOfCall(t)
  const before = await told()
  t.ok(before.dispositionName)
  t.equal((await select()).statusCode, 200)
  const after = await told()
  t.equal(after.dispositionId, undefined)
  t.equal(after.dispositionName, undefined)
  t.notMatch((await client.vcc(`interactions/${call?.found['vcc']?.id}`)).body, `"${before.dispositionName}"`)
})

t.test('what is written appears where changes are polled', async t => {
  const { client, write, select, ringback } = await stageOfCall(t)
  const since = new Date(Date.parse(NOON) - 1).toISOString()
  const polled = async () => (await client.vcc(`interactions?include=Processed&start=${since}&limit=100`)).json<{ items: unknown[] }>().items.length
  await ringback.moveClockOfSpace('own', { advance: 'PT1M' })
  const count = await polled()
  await write('Refund', 'Sent the form.')
  await select()
  await ringback.moveClockOfSpace('own', { advance: 'PT1S' })
  t.equal(await polled(), count + 1)
})

t.test('metadata is written key by key, and read again', async t => {
  const { ask } = await stageOfCall(t)
  const before = (await ask('GET', '/metadata')).json<Record<string, unknown>>()
  const write = async (metadata: object) => await ask('POST', `/metadata?id=${UNKNOWN}`, { source: 'xms', metadata })
  t.match(await write({ colour: 'red', size: { deep: [1] } }), { statusCode: 200, body: '{}' })
  t.strictSame((await ask('GET', '/metadata')).json(), { ...before, colour: 'red', size: { deep: [1] } })
  await write({ colour: 'blue', participants: [] })
  t.strictSame((await ask('GET', '/metadata')).json(), { ...before, colour: 'blue', size: { deep: [1] }, participants: [] })
})

t.test('metadata that is too long is 400', async t => {
  const { ask } = await stageOfCall(t)
  const answer = await ask('POST', '/metadata', { source: 'xms', metadata: { text: 'x'.repeat(LONGEST_METADATA) } })
  t.match(answer.json(), { error: { code: 400, attribute: { metadata: /16384 characters/ } } })
})

t.test('what is written is in the log, gone with a reset, and back with a snapshot', async t => {
  const { ask, write, select, ringback, told, notes } = await stageOfCall(t)
  const everything = async () => JSON.stringify([await told(), await notes(), (await ask('GET', '/metadata')).json()])
  await ringback.takeSnapshot('own', { name: 'before' })
  const before = await everything()
  await write('Refund', 'Sent the form.')
  await select()
  await ask('POST', '/metadata', { metadata: { colour: 'red' } })
  const after = await everything()
  t.not(after, before)
  t.strictSame((await ringback.getLog({ space: 'own' })).entries.map(({ kind }) => kind),
    ['open', 'add', 'snapshot', 'add', 'add', 'set-metadata'])
  await ringback.takeSnapshot('own', { name: 'after' })
  await ringback.restoreSnapshot('own', 'before')
  t.equal(await everything(), before)
  await ringback.restoreSnapshot('own', 'after')
  t.equal(await everything(), after)
  const { ringback: second, app } = await openStage(t, { log: await ringback.getExport() })
  const { credentials: { cxengage }, tenantId } = await second.getSpace('own')
  const authorization = `Basic ${Buffer.from(`${cxengage?.username}:${cxengage?.password}`).toString('base64')}`
  const url = `/v1/tenants/${tenantId}/interactions/${(await told()).interactionId}`
  t.strictSame((await app.inject({ url, headers: { authorization } })).json(), await told())
  await ringback.resetSpace('own')
  t.equal((await ask('GET', '')).statusCode, 404, 'with the call')
})

t.test('another space, and the home, have none of it', async t => {
  const { ringback, ask, client, clientIn, id, path } = await stageOfCall(t)
  const other = clientIn(await ringback.openSpace({ name: 'other', clock: { now: NOON } }))
  const { results } = (await client.cxengage('/interactions?limit=100')).json<{ results: Interaction[] }>()
  const shared = results.find(({ interactionId, endTimestamp, agents }) =>
    interactionId !== id && endTimestamp !== undefined && agents !== undefined)
  const before = (await other.cxengage(`/interactions/${shared?.interactionId}`)).body
  const answer = await ask('POST', `${path.replace(id, shared?.interactionId ?? '')}/notes`, { title: 'Mine', body: 'Alone.' })
  t.equal(answer.statusCode, 200, answer.body)
  t.equal((await other.cxengage(`/interactions/${shared?.interactionId}`)).body, before)
})

t.test('what is written under a running clock can be read at once', async t => {
  const { write, notes, ringback } = await stageOfCall(t)
  await ringback.moveClockOfSpace('own', { speed: 1 })
  const noteId = await write('Refund', 'Sent the form.')
  t.match(await notes(), [{ noteId }])
})

t.test('a history in which clients have written has no violations', async t => {
  const { write, select, ask, ringback } = await stageOfCall(t)
  await write('Refund', 'Sent the form.')
  await select()
  await ask('POST', '/metadata', { metadata: { colour: 'red' } })
  const { violations, examples } = await ringback.invariants()
  t.equal(violations, 0, JSON.stringify(examples))
})

t.test('an interaction has so many notes at most, and says so', async t => {
  const { ask, write, notes } = await stageOfCall(t)
  for (let number = 1; number <= MOST_NOTES; number++) await write(`Note ${number}`, 'Text.')
  t.equal((await notes()).length, MOST_NOTES)
  t.match((await ask('POST', '/notes', { title: 'More', body: 'Text.' })).json(),
    { error: { code: 400, attribute: { body: 'an interaction has 100 notes at most' } } })
})

t.test('what cannot be written is refused as the platform does it', async t => {
  const { ask, path, id, select, ringback } = await stageOfCall(t)
  const bodies = { '/notes': { title: 'a', body: 'b' }, '/interrupts': { interruptType: 'disposition-select' }, '/metadata': { metadata: {} } }
  for (const [url, payload] of Object.entries(bodies)) {
    t.equal((await ask('POST', url, payload, {})).statusCode, 401, url)
    t.equal((await ask('POST', path.replace(id, UNKNOWN) + url, payload)).statusCode, 404, url)
    t.equal((await ask('POST', path.replace(id, 'x') + url, payload)).statusCode, 400, url)
    t.equal((await ask('POST', path.replace(/tenants\/[^/]+/, `tenants/${UNKNOWN}`) + url, payload)).statusCode, 403, url)
    t.equal((await ask('POST', url, {})).statusCode, 400, url)
  }
  t.match((await select(UNKNOWN)).json(), { error: { code: 400, attribute: { dispositionId: 'must be a disposition of the tenant' } } })
  t.match((await ask('POST', '/notes', { title: 'a', body: 'b', resourceId: UNKNOWN })).json(),
    { error: { code: 400, attribute: { agent: 'must be an agent' } } })
  t.match(await ask('POST', '/interrupts', { interruptType: 'offer-accept', interrupt: {} }), { statusCode: 501 })
  const { added } = await ringback.addInteractions('own', { end: 'abandoned', start: '2026-03-02T11:00:00Z' })
  const left = path.replace(id, added[0]?.interactions[0]?.found['cxengage']?.id ?? '')
  t.match((await ask('POST', `${left}/notes`, { title: 'a', body: 'b' })).json(),
    { error: { code: 400, attribute: { body: 'needs an agent who has answered' } } })
  t.match((await ask('POST', `${left}/interrupts`, { interruptType: 'disposition-select' })).json(),
    { error: { code: 400, attribute: { disposition: 'needs a wrap-up that is known by then' } } })
})
